import { AdapterError, InterviewError } from '../errors/index.js';
import type { Clock, VisionEngine, VisionEngineStartOptions, VisionObservation } from '../spec/index.js';
import { sleep } from '../utils/sleep.js';

const PROVIDER = 'scripted-vision-engine';

/** What one frame shows; what is left out is one calm face in a well-lit, live picture. */
export type Sight = Partial<Pick<VisionObservation, 'faces' | 'detected'>> & { readonly frame?: Partial<VisionObservation['frame']> };

export interface ScriptedVisionEngineOptions {
  readonly clock: Pick<Clock, 'setTimer' | 'now'>;
  /**
   * What is seen, frame after frame; the last goes on. An error is a frame that fails; `adapter/closed` and
   * `adapter/timeout` mean that the engine has died with it and must be started again. A function is asked for each frame.
   */
  readonly sights?: readonly (Sight | Error)[] | ((index: number, at: number) => Sight | Error);
  /** ms for each frame. Default 20. */
  readonly latencyMs?: number;
  /** ms for a start. Default 0. */
  readonly startMs?: number;
  /** What the n-th start fails with, from 0; undefined where it succeeds. */
  readonly startError?: (attempt: number) => Error | undefined;
  readonly modelHash?: string;
}

/** An engine that plays what it is told on the clock that it is given, and keeps to the rules strictly. */
export interface ScriptedVisionEngine extends VisionEngine {
  readonly running: boolean;
  /** Capture times of the frames that it looked at, ms. */
  readonly seen: readonly number[];
  /** Frames that came while another one was looked at, or while it did not run. */
  readonly refused: number;
}

export function scriptedVisionEngine(options: ScriptedVisionEngineOptions): ScriptedVisionEngine {
  return new ScriptedEngine(options);
}

class ScriptedEngine implements ScriptedVisionEngine {
  readonly specificationVersion = 'v1';
  readonly destinations = [];
  readonly provider = PROVIDER;
  readonly capabilities = { faces: 4, pose: true, eyes: true };
  readonly seen: number[] = [];
  readonly #options: ScriptedVisionEngineOptions;
  #refused = 0;
  #starts = 0;
  #modelHash: string | undefined;
  #started: Promise<void> | undefined;
  #life = new AbortController();
  #running = false;
  #busy = false;

  constructor(options: ScriptedVisionEngineOptions) {
    this.#options = options;
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

  async analyse(frame: VideoFrame | ImageBitmap, at: number): Promise<VisionObservation> {
    const size = sizeOf(frame);
    frame.close();
    if (!this.#running || this.#busy) {
      this.#refused += 1;
      throw this.#running ? failure('malformed', 'a frame came while another one was looked at') : failure('closed', 'the engine is not running');
    }
    if (size.width === 0) throw failure('malformed', 'a frame was closed before it came');
    this.#busy = true;
    const { clock, latencyMs = 20 } = this.#options;
    const began = clock.now();
    const index = this.seen.push(at) - 1;
    try {
      await sleep(clock, latencyMs, this.#life.signal);
      const sight = this.#sight(index, at);
      if (sight instanceof Error) throw sight;
      const { faces = [CALM_FACE], detected = faces.map(({ box }) => ({ box, score: 0.9 })), frame: picture } = sight;
      const live = { ...size, luma: 120, contrast: 40, fingerprint: index.toString(16).padStart(8, '0') };
      return { type: 'vision', at, frame: { ...live, ...picture }, faces: [...faces], detected, latency: clock.now() - began };
    } catch (error) {
      if (isDeath(error)) this.#end(error);
      throw error;
    } finally {
      this.#busy = false;
    }
  }

  async stop(): Promise<void> {
    this.#end(failure('closed', 'the engine was stopped'));
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

  #sight(index: number, at: number): Sight | Error {
    const { sights = [] } = this.#options;
    return typeof sights === 'function' ? sights(index, at) : (sights[Math.min(index, sights.length - 1)] ?? {});
  }
}

const CALM_FACE: VisionObservation['faces'][number] = {
  box: { x: 0.37, y: 0.25, width: 0.26, height: 0.42 },
  pose: { yaw: 0, pitch: 0, roll: 0 },
  position: { x: 0, y: 0, z: -55 },
  eyes: { eyeLookInLeft: 0.05, eyeLookInRight: 0.05, eyeLookOutLeft: 0.05, eyeLookOutRight: 0.05, eyeBlinkLeft: 0.1, eyeBlinkRight: 0.1 },
  jawOpen: 0.02,
};

function failure(reason: 'malformed' | 'closed', detail: string): AdapterError {
  return new AdapterError(PROVIDER, reason, detail);
}

function isDeath(error: unknown): boolean {
  return InterviewError.isInstance(error) && (error.code === 'adapter/closed' || error.code === 'adapter/timeout');
}

function sizeOf(frame: VideoFrame | ImageBitmap): { readonly width: number; readonly height: number } {
  return 'displayWidth' in frame ? { width: frame.displayWidth, height: frame.displayHeight } : { width: frame.width, height: frame.height };
}
