import { InterviewError, MediaDeviceError } from '../errors/index.js';
import type { AudioFrame, AudioSource } from '../spec/index.js';
import { untilAborted } from '../utils/until-aborted.js';
import { abortedWith } from '../utils/aborted-with.js';
import { AudioClock } from './audio-clock.js';
import { levelOf, type AudioLevel } from '../utils/audio-level.js';
import { FrameQueue } from './frame-queue.js';
import type { WorkletFrame } from './frame-worklet.js';
import { FRAME_WORKLET, startWorklet } from './load-worklet.js';
import { openRunningContext, watchFrozen } from './running-context.js';

/** Frames that one reader may fall behind before the oldest are dropped: 30 s. */
const BACKLOG = 1500;

/**
 * Live audio of one track, for any number of readers, who share the bytes: copy what is to be changed or transferred.
 * Readers end when the tap is closed or the track is over.
 */
export interface AudioTap extends AudioSource {
  readonly track: MediaStreamTrack;
  /** Hz; the rate of the device. It may change under way, with a headset that is plugged in: each frame has its own. */
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
  const ear = (): Promise<Ear> => openEar(track, assetsUrl, life.signal);
  try {
    return new TrackTap(track, await ear(), ear, now, life);
  } catch (error) {
    life.abort();
    signal?.throwIfAborted();
    throw InterviewError.isInstance(error) ? error : new MediaDeviceError('microphone', 'unknown', { cause: error });
  }
}

/** One audio context that listens to the track. */
interface Ear {
  readonly context: AudioContext;
  readonly node: AudioWorkletNode;
  readonly life: AbortController;
}

async function openEar(track: MediaStreamTrack, assetsUrl: string, signal: AbortSignal): Promise<Ear> {
  const life = abortedWith(signal);
  try {
    const context = openRunningContext(life.signal);
    const node = await untilAborted(startWorklet(context, assetsUrl, FRAME_WORKLET), life.signal);
    // Nothing would ever come of one that ended meanwhile, not even its end.
    refuseEnded(track);
    const source = context.createMediaStreamSource(new MediaStream([track]));
    source.connect(node);
    life.signal.addEventListener('abort', () => {
      node.port.close();
      source.disconnect();
    });
    return { context, node, life };
  } catch (error) {
    life.abort();
    throw error;
  }
}

function refuseEnded(track: MediaStreamTrack): void {
  if (track.readyState === 'ended') throw new MediaDeviceError('microphone', 'lost');
}

class TrackTap implements AudioTap {
  readonly track: MediaStreamTrack;
  #ear: Ear;
  readonly #openEar: () => Promise<Ear>;
  readonly #life: AbortController;
  #clock = new AudioClock();
  readonly #now: () => number;
  readonly #readers = new Set<FrameQueue<AudioFrame>>();
  readonly #levels = new EventTarget();

  constructor(track: MediaStreamTrack, ear: Ear, openEar: () => Promise<Ear>, now: () => number, life: AbortController) {
    this.track = track;
    this.#ear = ear;
    this.#openEar = openEar;
    this.#life = life;
    this.#now = now;
    this.#listen();
    track.addEventListener('ended', () => life.abort(), { signal: life.signal });
  }

  get sampleRate(): number {
    return this.#ear.context.sampleRate;
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
    const { context } = this.#ear;
    while (context.state !== 'closed') await new Promise((resolve) => context.addEventListener('statechange', resolve, { once: true }));
  }

  #listen(): void {
    const { context, node, life } = this.#ear;
    node.port.onmessage = ({ data }: MessageEvent<WorkletFrame>) => this.#receive(data);
    watchFrozen(context, () => void this.#renew(), life.signal);
  }

  /** On iOS a context may be dead after a call although it says that it runs; only a new one hears again. */
  async #renew(): Promise<void> {
    const before = this.#ear;
    try {
      this.#ear = await this.#openEar();
      // The new context counts from nothing.
      this.#clock = new AudioClock();
      before.life.abort();
    } catch {
      // No frames come, which whoever reads them sees; the next look tries again.
    }
    if (!this.#life.signal.aborted) this.#listen();
  }

  #receive({ start, data, rms, peak }: WorkletFrame): void {
    if (this.#life.signal.aborted) return;
    // Who stops a track themselves gets no event; it goes on as silence, which nobody recorded.
    if (this.track.readyState === 'ended') return this.#life.abort();
    const { currentTime, sampleRate } = this.#ear.context;
    const audioMs = (start / sampleRate) * 1000;
    const at = this.#clock.toClock(audioMs, { audio: currentTime * 1000, now: this.#now() });
    for (const reader of this.#readers) reader.push({ data, sampleRate, at });
    this.#levels.dispatchEvent(new CustomEvent('level', { detail: levelOf({ rms, peak }, at) }));
  }
}
