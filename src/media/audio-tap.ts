import { InterviewError, MediaDeviceError } from '../errors/index.js';
import type { AudioFrame, AudioSource } from '../spec/index.js';
import { untilAborted } from '../utils/until-aborted.js';
import { abortedWith } from '../utils/aborted-with.js';
import { AudioClock } from './audio-clock.js';
import { levelOf, type AudioLevel } from '../utils/audio-level.js';
import { FrameQueue } from './frame-queue.js';
import type { WorkletFrame } from './frame-worklet.js';
import { FRAME_WORKLET, startWorklet } from './load-worklet.js';
import { openRunningContext } from './running-context.js';

/** Frames that one reader may fall behind before the oldest are dropped: 30 s. */
const BACKLOG = 1500;

/**
 * Live audio of one track, for any number of readers, who share the bytes: copy what is to be changed or transferred.
 * Readers end when the tap is closed or the track is over.
 */
export interface AudioTap extends AudioSource {
  readonly track: MediaStreamTrack;
  /** Hz; the rate of the device. */
  readonly sampleRate: number;
  /** Loudness every 20 ms. */
  subscribe(listener: (level: AudioLevel) => void, options?: { signal?: AbortSignal }): () => void;
  /** Safe to call twice. The track stays as it is. */
  close(): Promise<void>;
}

export interface AudioTapOptions {
  /** Folder of `frame-worklet.js`. */
  readonly assetsUrl: string;
  /** The clock that frames are stamped with, ms. */
  now(): number;
  /** Closes the tap, whether it is open yet or not. */
  readonly signal?: AbortSignal;
}

/**
 * Taps a track, which stays the caller's. Call it in a gesture where the browser asks for one.
 * Rejects with `AssetError` when the worklet cannot be started, with `MediaDeviceError` where the browser has no
 * worklets (`media/unsupported`), the track is over (`media/lost`) or cannot be listened to (`media/unknown`).
 */
export async function openAudioTap(track: MediaStreamTrack, { assetsUrl, now, signal }: AudioTapOptions): Promise<AudioTap> {
  signal?.throwIfAborted();
  if (typeof AudioWorkletNode !== 'function') throw new MediaDeviceError('microphone', 'unsupported');
  refuseEnded(track);
  const life = abortedWith(signal);
  try {
    const context = openRunningContext(life.signal);
    const node = await untilAborted(startWorklet(context, assetsUrl, FRAME_WORKLET), life.signal);
    // Nothing would ever come of one that ended meanwhile, not even its end.
    refuseEnded(track);
    return new TrackTap(track, context, node, now, life);
  } catch (error) {
    life.abort();
    signal?.throwIfAborted();
    throw InterviewError.isInstance(error) ? error : new MediaDeviceError('microphone', 'unknown', { cause: error });
  }
}

function refuseEnded(track: MediaStreamTrack): void {
  if (track.readyState === 'ended') throw new MediaDeviceError('microphone', 'lost');
}

class TrackTap implements AudioTap {
  readonly track: MediaStreamTrack;
  readonly sampleRate: number;
  readonly #context: AudioContext;
  readonly #life: AbortController;
  readonly #clock = new AudioClock();
  readonly #now: () => number;
  readonly #readers = new Set<FrameQueue<AudioFrame>>();
  readonly #levels = new EventTarget();

  constructor(track: MediaStreamTrack, context: AudioContext, node: AudioWorkletNode, now: () => number, life: AbortController) {
    this.track = track;
    this.sampleRate = context.sampleRate;
    this.#context = context;
    this.#life = life;
    this.#now = now;
    const { signal } = life;
    const source = context.createMediaStreamSource(new MediaStream([track]));
    node.port.onmessage = ({ data }: MessageEvent<WorkletFrame>) => this.#receive(data);
    source.connect(node);
    track.addEventListener('ended', () => life.abort(), { signal });
    signal.addEventListener('abort', () => {
      node.port.close();
      source.disconnect();
    });
  }

  frames(signal: AbortSignal): AsyncIterable<AudioFrame> {
    const own = abortedWith(signal, this.#life.signal);
    const reader = new FrameQueue<AudioFrame>(BACKLOG, () => {
      this.#readers.delete(reader);
      own.abort();
    });
    this.#readers.add(reader);
    own.signal.addEventListener('abort', () => reader.end());
    if (own.signal.aborted) reader.end();
    return reader;
  }

  subscribe(listener: (level: AudioLevel) => void, { signal }: { signal?: AbortSignal } = {}): () => void {
    const own = abortedWith(signal, this.#life.signal);
    // One listener that throws must not cost the others their level: events see to that.
    this.#levels.addEventListener('level', (event) => listener((event as CustomEvent<AudioLevel>).detail), { signal: own.signal });
    return () => own.abort();
  }

  async close(): Promise<void> {
    this.#life.abort();
    while (this.#context.state !== 'closed') await new Promise((resolve) => this.#context.addEventListener('statechange', resolve, { once: true }));
  }

  #receive({ start, data, rms, peak }: WorkletFrame): void {
    if (this.#life.signal.aborted) return;
    // Who stops a track themselves gets no event; it goes on as silence, which nobody recorded.
    if (this.track.readyState === 'ended') return this.#life.abort();
    const { currentTime } = this.#context;
    const audioMs = (start / this.sampleRate) * 1000;
    const at = this.#clock.toClock(audioMs, { audio: currentTime * 1000, now: this.#now() });
    for (const reader of this.#readers) reader.push({ data, sampleRate: this.sampleRate, at });
    this.#levels.dispatchEvent(new CustomEvent('level', { detail: levelOf({ rms, peak }, at) }));
  }
}
