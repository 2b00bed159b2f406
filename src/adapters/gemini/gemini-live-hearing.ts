import type { AudioFrame, RealtimeVoicePart } from '../../spec/index.js';
import { measureLevel } from '../../utils/audio-level.js';
import { toBase64 } from '../../utils/base64.js';
import { frameLength } from '../../utils/frame-length.js';
import type { Timing } from '../../utils/machine-clock.js';
import { toPcmBytes } from '../../utils/pcm-bytes.js';
import { Resampler } from '../../utils/resampler.js';
import { HeardWords } from './gemini-live-words.js';
import type { LiveMessage } from './gemini-live-message.js';
import type { LiveInput } from './gemini-live-setup.js';

/** What the model hears at (Live API, "Audio formats"). */
const SAMPLE_RATE = 16_000;
/** How far below the loudest of late sound is quiet, dB; and what is quiet in any case, dBFS. */
const BELOW_SPEECH_DB = 25;
const QUIET_DBFS = -60;
/** The loudest is forgotten at this rate, dB a second. */
const FORGETTING_DB = 2;
/**
 * How long words are waited for, ms, each since the last sign of them: once the server said that it has them all; once the
 * model has begun to reply, or decided not to; while words come; and where nothing comes.
 */
const WAITS = { all: 100, replied: 300, heard: 1000, nothing: 3500 };

/** Sound that goes out as one activity, kept until its words have come. */
interface Stretch {
  readonly sound: Uint8Array[];
  mimeType: string;
  /** No more will be added. */
  isWhole: boolean;
  endsTurn: boolean;
  readonly words: HeardWords;
  /** On this connection. */
  stage: 'waiting' | 'open' | 'ended';
  sent: number;
}

export interface HearingOptions {
  readonly clock: Timing;
  emit(part: RealtimeVoicePart): void;
  /** Something is over that others may have waited for. */
  onChange(): void;
}

/** The candidate's side of the conversation: sound out, words in, one activity after another. */
export class LiveHearing {
  readonly #options: HearingOptions;
  readonly #stretches: Stretch[] = [];
  #isInTurn = false;
  #downsampler: { readonly from: number; readonly filter: Resampler } | undefined;
  #loudest = QUIET_DBFS;
  #quietMs = 0;
  #sign: keyof typeof WAITS = 'nothing';
  #cancel = (): void => undefined;

  constructor(options: HearingOptions) {
    this.#options = options;
  }

  /** How long nothing was said, as the sound of the turn has it, ms. */
  get quietMs(): number {
    return this.#quietMs;
  }

  /** Sound goes out right now. */
  get isOpen(): boolean {
    return this.#stretches[0]?.stage === 'open';
  }

  /** Words are waited for. */
  get isAwaiting(): boolean {
    return this.#stretches[0]?.stage === 'ended';
  }

  /** Sound of which no more will come waits to go out. */
  get hasWhole(): boolean {
    return this.#stretches[0]?.isWhole === true;
  }

  startTurn(): void {
    if (this.#isInTurn) return;
    this.#isInTurn = true;
    this.#downsampler = undefined;
    this.#stretches.push(this.#newStretch());
  }

  endTurn(): void {
    const last = this.#stretches.at(-1);
    if (!this.#isInTurn || !last) return;
    this.#isInTurn = false;
    last.isWhole = last.endsTurn = true;
  }

  push(frame: AudioFrame): void {
    const last = this.#stretches.at(-1);
    if (!this.#isInTurn || !last) return;
    this.#measure(frame);
    const { data, sampleRate } = this.#brought(frame);
    if (data.length === 0) return;
    last.mimeType = `audio/pcm;rate=${sampleRate}`;
    last.sound.push(toPcmBytes(data));
  }

  /** Ends the activity, so that its words come; the turn goes on in the next one. */
  split(): void {
    const [open] = this.#stretches;
    if (open?.stage !== 'open' || open.isWhole) return;
    open.isWhole = true;
    this.#stretches.push(this.#newStretch());
  }

  /** Sends what there is to send. `mayStart`: also of an activity that is not on the line yet. Says whether an activity was ended. */
  send(to: (input: LiveInput) => void, mayStart: boolean): boolean {
    for (let [head] = this.#stretches; head?.isWhole && head.sound.length === 0; [head] = this.#stretches) this.#leave(head);
    const [head] = this.#stretches;
    if (!head || head.stage === 'ended' || (head.stage === 'waiting' && (!mayStart || head.sound.length === 0))) return false;
    if (head.stage === 'waiting') to({ realtimeInput: { activityStart: {} } });
    head.stage = 'open';
    for (const bytes of head.sound.slice(head.sent)) to({ realtimeInput: { audio: { data: toBase64(bytes), mimeType: head.mimeType } } });
    head.sent = head.sound.length;
    if (!head.isWhole) return false;
    to({ realtimeInput: { activityEnd: {} } });
    head.stage = 'ended';
    this.#await('nothing');
    return true;
  }

  receive(message: LiveMessage): void {
    const [head] = this.#stretches;
    if (!head || head.stage === 'waiting') {
      if (message.heard?.trim()) this.#options.emit({ type: 'warning', warning: { setting: 'input-transcription', message: 'words came when they were not waited for any more' } });
      return;
    }
    for (const part of head.words.receive(message)) this.#options.emit(part);
    if (head.stage !== 'ended') return;
    const hasReplied = message.sound.length > 0 || message.said !== undefined || message.isGenerated || message.isTurnComplete || message.isWaiting;
    if (message.isAllHeard) this.#await('all');
    else if (message.heard !== undefined || message.guess !== undefined) this.#await('heard');
    // Once: a long reply that nobody wanted is not waited for.
    if (hasReplied && WAITS[this.#sign] > WAITS.replied) this.#await('replied');
  }

  /** The line is gone: what has no certain words yet goes out again on the next one. */
  detach(): void {
    this.#cancel();
    const [head] = this.#stretches;
    if (!head) return;
    head.stage = 'waiting';
    head.sent = 0;
    head.words.again();
  }

  end(): void {
    this.#cancel();
    this.#isInTurn = false;
    this.#stretches.length = 0;
  }

  /** A sign that words come, or that they have come. A weaker one never makes the wait longer. */
  #await(sign: keyof typeof WAITS): void {
    if (sign === 'nothing' || WAITS[sign] < WAITS[this.#sign]) this.#sign = sign;
    this.#cancel();
    this.#cancel = this.#options.clock.setTimer(WAITS[this.#sign], () => {
      const [head] = this.#stretches;
      if (!head) return;
      for (const part of head.words.end()) this.#options.emit(part);
      this.#leave(head);
      this.#options.onChange();
    });
  }

  #leave({ endsTurn }: Stretch): void {
    this.#stretches.shift();
    if (endsTurn) this.#options.emit({ type: 'turn-transcribed' });
  }

  #newStretch(): Stretch {
    return { sound: [], mimeType: '', isWhole: false, endsTurn: false, words: new HeardWords(), stage: 'waiting', sent: 0 };
  }

  #measure({ data, sampleRate, at }: AudioFrame): void {
    const ms = frameLength({ data, sampleRate });
    const { rms } = measureLevel(data, at);
    this.#loudest = Math.max(rms, this.#loudest - (FORGETTING_DB * ms) / 1000);
    this.#quietMs = rms < Math.max(QUIET_DBFS, this.#loudest - BELOW_SPEECH_DB) ? this.#quietMs + ms : 0;
  }

  #brought(frame: AudioFrame): Pick<AudioFrame, 'data' | 'sampleRate'> {
    const { sampleRate, data } = frame;
    // A lower rate stays: the server takes each.
    if (sampleRate <= SAMPLE_RATE) return frame;
    if (this.#downsampler?.from !== sampleRate) this.#downsampler = { from: sampleRate, filter: new Resampler(sampleRate, SAMPLE_RATE) };
    return { data: this.#downsampler.filter.push(data), sampleRate: SAMPLE_RATE };
  }
}
