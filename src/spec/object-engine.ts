import type { Adapter } from './adapter.js';
import type { ObjectObservation } from './observation.js';
import type { VisionEngineStartOptions } from './vision-engine.js';

/** Looks for things (phone, book, person) in frames that it owns and closes. */
export interface ObjectEngine extends Adapter {
  readonly labels: readonly string[];
  readonly modelHash: string | undefined;
  start(options: VisionEngineStartOptions): Promise<void>;
  detect(frame: VideoFrame | ImageBitmap, at: number): Promise<ObjectObservation>;
  stop(): Promise<void>;
}
