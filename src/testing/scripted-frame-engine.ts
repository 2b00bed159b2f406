import { AdapterError, InterviewError } from '../errors/index.js';
import type { Clock, VisionEngineStartOptions } from '../spec/index.js';
import { sleep } from '../utils/sleep.js';
import type { Frame } from './frame-engine-rig.js';

export interface ScriptedFrameEngineOptions {
  readonly clock: Pick<Clock, 'setTimer' | 'now'>;
  /** ms for each frame. Default 20. */
  readonly latencyMs?: number;
  /** ms for a start. Default 0. */
  readonly startMs?: number;
  /** What the n-th start fails with, from 0; undefined where it succeeds. */
  readonly startError?: (attempt: number) => Error | undefined;
  readonly modelHash?: string;
}

/** One frame as an engine is told to look at it. */
export interface ScriptedFrame {
  readonly index: number;
  readonly at: number;
  /** px. */
  readonly width: number;
  readonly height: number;
  /** Since it came, ms. */
  readonly latency: number;
}

/** What scripted engines have in common: they play what they are told on the clock that they are given, and keep to the rules strictly. */
export class ScriptedFrameEngine<Seen> {
  readonly seen: number[] = [];
  readonly #provider: string;
  readonly #options: ScriptedFrameEngineOptions;
  readonly #sight: (frame: ScriptedFrame) => Seen | Error;
  #refused = 0;
  #starts = 0;
  #modelHash: string | undefined;
  #started: Promise<void> | undefined;
  #life = new AbortController();
  #running = false;
  #busy = false;

  constructor(provider: string, options: ScriptedFrameEngineOptions, sight: (frame: ScriptedFrame) => Seen | Error) {
    this.#provider = provider;
    this.#options = options;
    this.#sight = sight;
  }

  get modelHash(): string | undefined {
    return this.#modelHash;
  }

  get running(): boolean {
    return this.#running;
  }

  get refused(): number {
    return this.#refused;
  }

  async start(options: VisionEngineStartOptions): Promise<void> {
    options.signal.throwIfAborted();
    this.#started ??= this.#start(options);
    return this.#started;
  }

  async look(frame: Frame, at: number): Promise<Seen> {
    const size = sizeOf(frame);
    frame.close();
    if (!this.#running || this.#busy) {
      this.#refused += 1;
      throw this.#running ? this.#failure('malformed', 'a frame came while another one was looked at') : this.#failure('closed', 'the engine is not running');
    }
    if (size.width === 0) throw this.#failure('malformed', 'a frame was closed before it came');
    this.#busy = true;
    const { clock, latencyMs = 20 } = this.#options;
    const began = clock.now();
    const index = this.seen.push(at) - 1;
    try {
      await sleep(clock, latencyMs, this.#life.signal);
      const sight = this.#sight({ index, at, ...size, latency: clock.now() - began });
      if (sight instanceof Error) throw sight;
      return sight;
    } catch (error) {
      if (isDeath(error)) this.#end(error);
      throw error;
    } finally {
      this.#busy = false;
    }
  }

  async stop(): Promise<void> {
    this.#end(this.#failure('closed', 'the engine was stopped'));
  }

  async #start({ signal, onProgress }: VisionEngineStartOptions): Promise<void> {
    const { clock, startMs = 0, startError, modelHash = '0'.repeat(64) } = this.#options;
    const life = new AbortController();
    this.#life = life;
    const abort = (): void => this.#end(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    try {
      onProgress?.(0);
      await sleep(clock, startMs, life.signal);
      const error = startError?.(this.#starts++);
      if (error) throw error;
      this.#modelHash = modelHash;
      this.#running = true;
      onProgress?.(1);
    } catch (error) {
      if (this.#life === life) this.#end(error);
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  #end(reason: unknown): void {
    this.#running = false;
    this.#started = undefined;
    this.#life.abort(reason);
  }

  #failure(reason: 'malformed' | 'closed', detail: string): AdapterError {
    return new AdapterError(this.#provider, reason, detail);
  }
}

/** Of a list of sights the last one goes on; a function is asked for each frame. */
export function sightOf<Sight>(sights: readonly (Sight | Error)[] | ((index: number, at: number) => Sight | Error), { index, at }: ScriptedFrame, otherwise: Sight): Sight | Error {
  return typeof sights === 'function' ? sights(index, at) : (sights[Math.min(index, sights.length - 1)] ?? otherwise);
}

function isDeath(error: unknown): boolean {
  return InterviewError.isInstance(error) && (error.code === 'adapter/closed' || error.code === 'adapter/timeout');
}

function sizeOf(frame: Frame): { readonly width: number; readonly height: number } {
  return 'displayWidth' in frame ? { width: frame.displayWidth, height: frame.displayHeight } : { width: frame.width, height: frame.height };
}
