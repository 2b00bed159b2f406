import { explainScriptFailure } from '../../errors/fetch-asset.js';
import type { AudioFrame } from '../../spec/index.js';
import { resolveAssetsUrl } from '../../utils/assets-url.js';
import { measureLevel } from '../../utils/audio-level.js';
import { textMember } from '../../utils/member.js';
import { sameOriginScript } from '../../utils/same-origin-script.js';
import { untilAborted } from '../../utils/until-aborted.js';
import type { VoiceEvent } from './realtime-line.js';
import type { OpenaiRealtimeVoiceOptions } from './realtime-options.js';

const WORKLET = 'frame-worklet.js';
/** dBFS below which nothing sounds, and how many frames of 20 ms of it mean that nothing more comes. */
const SILENCE = -60;
const QUIET_FRAMES = 10;
/** Frames that the voice may take to fall silent after the server told its end: longer, and its end is taken for reached. */
const MOST_FRAMES = 50;

/** What was on its way when the server ceased to play still comes, frames: until it is quiet, and for so long at most. */
const DRAINED_FRAMES = 3;
const MOST_DRAINING = 12;

/** As the worklet sends it. */
interface WorkletFrame {
  readonly data: Int16Array;
}

/** Takes the voice from the track of a call, and tells which frames belong to which response. */
export class CallVoice {
  readonly #tell: (event: VoiceEvent) => void;
  readonly #sampleRate: number;
  #response: string | undefined;
  #hasBegun = false;
  /** Silence is handed on only where sound follows it. */
  #quiet: AudioFrame[] = [];
  /** Frames since the server told the end; undefined before. */
  #sinceEnd: number | undefined;

  /** Frames since the server ceased to play, and how many of them in a row were quiet; undefined when nothing of it can come any more. */
  #draining: { frames: number; quiet: number } | undefined;

  private constructor(sampleRate: number, tell: (event: VoiceEvent) => void) {
    this.#sampleRate = sampleRate;
    this.#tell = tell;
  }

  /** Rejects with `AssetError` where the worklet cannot be started. */
  static async open(track: MediaStreamTrack, { assetsUrl }: OpenaiRealtimeVoiceOptions, signal: AbortSignal, tell: (event: VoiceEvent) => void): Promise<CallVoice> {
    const context = new AudioContext();
    const stream = new MediaStream([track]);
    // Chromium hands on the sound of a call only where an element takes it too (Chromium issue 40094084).
    const element = new Audio();
    signal.addEventListener('abort', () => {
      element.srcObject = null;
      void context.close();
    });
    const node = await untilAborted(startWorklet(context, assetsUrl), signal);
    const voice = new CallVoice(context.sampleRate, tell);
    element.muted = true;
    element.srcObject = stream;
    element.play().catch(() => undefined);
    context.resume().catch(() => undefined);
    node.port.onmessage = ({ data }: MessageEvent<WorkletFrame>) => voice.#take(data.data);
    context.createMediaStreamSource(stream).connect(node);
    return voice;
  }

  /** Where the sound of a response begins and ends, as the server plays it. */
  told(event: unknown): void {
    const type = textMember(event, 'type');
    if (type === 'output_audio_buffer.started') {
      this.#end();
      this.#response = textMember(event, 'response_id');
    } else if (type === 'output_audio_buffer.stopped') this.#sinceEnd = 0;
    else if (type === 'output_audio_buffer.cleared') {
      this.#end();
      this.#draining = { frames: 0, quiet: 0 };
    }
  }

  #take(data: Int16Array): void {
    const isSound = measureLevel(data, 0).rms > SILENCE;
    if (this.#draining) return this.#drain(this.#draining, isSound);
    if (this.#response === undefined) return;
    const frame: AudioFrame = { data, sampleRate: this.#sampleRate, at: 0 };
    if (this.#sinceEnd !== undefined) this.#sinceEnd += 1;
    if (isSound) {
      this.#hasBegun = true;
      for (const each of [...this.#quiet.splice(0), frame]) this.#tell({ type: 'voice.frame', response_id: this.#response, frame: each });
    } else if (this.#hasBegun) this.#quiet.push(frame);
    if (this.#sinceEnd === undefined) return;
    if (this.#sinceEnd >= MOST_FRAMES || this.#quiet.length >= QUIET_FRAMES) this.#end();
  }

  #drain(draining: { frames: number; quiet: number }, isSound: boolean): void {
    draining.frames += 1;
    draining.quiet = isSound ? 0 : draining.quiet + 1;
    if (draining.frames >= MOST_DRAINING || draining.quiet >= DRAINED_FRAMES) this.#draining = undefined;
  }

  #end(): void {
    const response = this.#response;
    this.#response = this.#sinceEnd = undefined;
    this.#hasBegun = false;
    this.#quiet = [];
    if (response !== undefined) this.#tell({ type: 'voice.end', response_id: response });
  }
}

/** The page's own worklet for frames of sound. */
async function startWorklet(context: AudioContext, assetsUrl: string | undefined): Promise<AudioWorkletNode> {
  const url = new URL(WORKLET, resolveAssetsUrl(assetsUrl)).href;
  const script = sameOriginScript(url);
  try {
    await context.audioWorklet.addModule(script);
    return new AudioWorkletNode(context, 'interview-frames', { numberOfInputs: 1, numberOfOutputs: 0 });
  } catch (cause) {
    throw await explainScriptFailure(url, { cause });
  } finally {
    if (script !== url) URL.revokeObjectURL(script);
  }
}
