import { InterviewError, MediaDeviceError } from '../errors/index.js';
import type { AudioFrame, AudioPlayer, PlayOptions } from '../spec/index.js';
import { untilAborted } from '../utils/until-aborted.js';
import { SpeechOutput } from './speech-output.js';

export interface AudioPlayerOptions {
  /** Folder of `playback-worklet.js`. */
  readonly assetsUrl: string;
  /** The clock that the start of a speech is told on, ms. */
  now(): number;
  /** Closes the player, whether it is open yet or not. */
  readonly signal?: AbortSignal;
  /** Hz of the voices that are expected; a voice of another rate opens an output of its own when it comes. 24000 by default. */
  readonly sampleRate?: number;
}

/** Plays voices that deliver sound. */
export interface OpenAudioPlayer extends AudioPlayer {
  /** Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Opens an output for voices that deliver sound. Each rate has a context of its own, so that the browser brings it to the
 * rate of the speakers. Call it in a gesture where the browser asks for one. Rejects with `AssetError` when the worklet cannot
 * be started, with `MediaDeviceError` (`media/unsupported`) where the browser has no worklets.
 */
export async function openAudioPlayer(options: AudioPlayerOptions): Promise<OpenAudioPlayer> {
  const { signal, sampleRate = 24_000 } = options;
  signal?.throwIfAborted();
  if (typeof AudioWorkletNode !== 'function') throw new MediaDeviceError('speaker', 'unsupported');
  const player = new WorkletPlayer(options);
  try {
    await untilAborted(player.outputFor(sampleRate), signal);
  } catch (error) {
    await player.close();
    signal?.throwIfAborted();
    throw InterviewError.isInstance(error) ? error : new MediaDeviceError('speaker', 'unknown', { cause: error });
  }
  signal?.addEventListener('abort', () => void player.close(), { once: true });
  return player;
}

class WorkletPlayer implements OpenAudioPlayer {
  readonly #options: AudioPlayerOptions;
  readonly #outputs = new Map<number, Promise<SpeechOutput>>();
  readonly #life = new AbortController();
  #current: SpeechOutput | undefined;
  /** Of outputs that this speech has left. */
  #before = 0;

  constructor(options: AudioPlayerOptions) {
    this.#options = options;
  }

  get outputLatencyMs(): number {
    return this.#current?.latencyMs ?? 0;
  }

  get playedMs(): number {
    return this.#before + (this.#current?.playedMs ?? 0);
  }

  outputFor(sampleRate: number): Promise<SpeechOutput> {
    const open = this.#outputs.get(sampleRate) ?? SpeechOutput.open(sampleRate, { ...this.#options, signal: this.#life.signal });
    this.#outputs.set(sampleRate, open);
    open.then(
      (output) => (this.#current ??= output),
      () => this.#outputs.delete(sampleRate),
    );
    return open;
  }

  async play(frames: AsyncIterable<AudioFrame>, { signal, onStart }: PlayOptions): Promise<void> {
    this.#before = 0;
    let output: SpeechOutput | undefined;
    const cut = (): void => output?.cut();
    signal.addEventListener('abort', cut);
    try {
      for await (const frame of frames) {
        if (signal.aborted) return;
        if (output?.sampleRate !== frame.sampleRate) {
          await output?.finish();
          this.#before += output?.playedMs ?? 0;
          const isFirst = output === undefined;
          output = await this.outputFor(frame.sampleRate);
          this.#current = output;
          if (signal.aborted) return;
          output.begin(isFirst ? onStart : undefined);
        }
        await output.push(frame.data);
        if (signal.aborted) return;
      }
      await output?.finish();
    } catch (error) {
      // What came before the failure is heard to its end.
      await output?.finish();
      throw error;
    } finally {
      signal.removeEventListener('abort', cut);
    }
  }

  async pause(): Promise<number> {
    return this.#current?.pause() ?? this.#options.now();
  }

  resume(): void {
    this.#current?.resume();
  }

  setVolume(volume: number): void {
    this.#current?.setVolume(volume);
  }

  async close(): Promise<void> {
    this.#life.abort();
    await Promise.allSettled(this.#outputs.values());
  }
}
