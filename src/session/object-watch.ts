import { pumpFrames, type DeviceHandle } from '../media/index.js';
import type { ObjectEngine } from '../spec/index.js';
import { watchWithEngine, type EngineWatchOptions } from './engine-watch.js';
import { ObjectPace } from './object-pace.js';

export interface ObjectWatchOptions extends Omit<EngineWatchOptions, 'engine' | 'monitor' | 'onProgress'> {
  readonly engine: ObjectEngine;
  readonly camera: DeviceHandle;
  /** Of the frames that should be looked at for faces, 0..1; undefined where nobody looks. */
  facesShare(): number | undefined;
}

/** Keeps an object engine looking at a camera, now and then, until the signal ends. */
export function watchObjects(options: ObjectWatchOptions, signal: AbortSignal): Promise<void> {
  const { engine, camera, now, facesShare } = options;
  return watchWithEngine(
    { ...options, monitor: 'objects' },
    (take, running) => pumpFrames(camera.track, { signal: running, now, pace: new ObjectPace(facesShare), onFrame: (frame, at) => take(engine.detect(frame, at)) }),
    signal,
  );
}
