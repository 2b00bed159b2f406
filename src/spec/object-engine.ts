import type { Adapter } from './adapter.js';
import type { ObjectObservation } from './observation.js';
import type { VisionEngineStartOptions } from './vision-engine.js';

/** Looks for things in frames, as a `VisionEngine` does for faces: one at a time; it owns each frame and closes it. */
export interface ObjectEngine extends Adapter {
  /** What it can find, in its own names. Rules know `phone`, `book` and `person`. */
  readonly labels: readonly string[];
  /** SHA-256 of the model in use, for the record; known after `start`. */
  readonly modelHash: string | undefined;
  /** Loads what is needed. Rejects with `AssetError` or `AdapterError`; may be called again after a failure. */
  start(options: VisionEngineStartOptions): Promise<void>;
  /** `at`: capture time, ms on the session clock. Rejects with `AdapterError`; a rejected frame does not break the engine. */
  detect(frame: VideoFrame | ImageBitmap, at: number): Promise<ObjectObservation>;
  /** Frees everything; safe to call twice. */
  stop(): Promise<void>;
}
