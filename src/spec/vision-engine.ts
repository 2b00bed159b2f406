import type { Adapter } from './adapter.js';
import type { VisionObservation } from './observation.js';

export interface VisionEngineStartOptions {
  readonly signal: AbortSignal;
  /** Loading progress, 0..1. */
  readonly onProgress?: (progress: number) => void;
}

/**
 * Looks at frames. At most one frame is in flight; who has none free drops the frame instead of queueing it.
 * The engine owns every frame that it is handed and closes it, also when it fails.
 */
export interface VisionEngine extends Adapter {
  readonly capabilities: { readonly faces: number; readonly pose: boolean; readonly eyes: boolean };
  /** SHA-256 of the model in use, for the record; known after `start`. */
  readonly modelHash: string | undefined;
  /** Loads what is needed. Rejects with `AssetError` or `AdapterError`; may be called again after a failure. */
  start(options: VisionEngineStartOptions): Promise<void>;
  /** `at`: capture time, ms on the session clock. Rejects with `AdapterError`; a rejected frame does not break the engine. */
  analyse(frame: VideoFrame | ImageBitmap, at: number): Promise<VisionObservation>;
  /** Frees everything; safe to call twice. */
  stop(): Promise<void>;
}
