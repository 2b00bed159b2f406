import { pumpFrames, type DeviceHandle } from '../media/index.js';
import type { VisionEngine } from '../spec/index.js';
import { watchWithEngine, type EngineWatchOptions } from './engine-watch.js';

export interface VisionWatchOptions extends Omit<EngineWatchOptions, 'engine' | 'monitor'> {
  readonly engine: VisionEngine;
  readonly camera: DeviceHandle;
  /** Frames a second that are looked at, at most. */
  readonly maxRate: number;
  onRate(framesPerSecond: number): void;
}

/** Keeps the vision engine running on a camera until the signal ends. */
export function watchCamera(options: VisionWatchOptions, signal: AbortSignal): Promise<void> {
  const { engine, camera, now, maxRate, onRate } = options;
  return watchWithEngine(
    { ...options, monitor: 'vision' },
    (take, running) =>
      pumpFrames(camera.track, { signal: running, now, maxRate, onRate, onFrame: (frame, at) => take(engine.analyse(frame, at)) }),
    signal,
  );
}
