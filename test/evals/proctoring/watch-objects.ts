import { yoloxObjects } from '../../../src/adapters/yolox/index.js';
import { pumpFrames } from '../../../src/media/pump-frames.js';
import { ObjectPace } from '../../../src/session/object-pace.js';
import type { Observation } from '../../../src/spec/index.js';

export type ObjectsOptions = {
  readonly signal: AbortSignal;
  now(): number;
  /** Of the pictures that should be looked at for faces, 0..1. */
  facesShare(): number | undefined;
  onObservation(observation: Observation): void;
};

/** The object engine with the model at `modelUrl`, any YOLOX-Nano. Loaded when it resolves; it then waits for pictures. */
export async function loadObjects(modelUrl: string, signal: AbortSignal): Promise<{ watch(video: HTMLVideoElement, options: ObjectsOptions): void; stop(): Promise<void> }> {
  const engine = yoloxObjects({ assetsUrl: '/assets/', modelUrl, modelHash: false });
  await engine.start({ signal });
  return {
    /** At the pace of the product. */
    watch(video, { now, facesShare, onObservation, ...options }) {
      onObservation({ type: 'monitor', at: now(), monitor: 'objects', state: 'on' });
      pumpFrames(video, {
        ...options,
        now,
        pace: new ObjectPace(facesShare),
        onFrame: async (frame, at) => {
          const observation = await engine.detect(frame, at);
          if (!options.signal.aborted) onObservation(observation);
        },
      });
    },
    stop: () => engine.stop(),
  };
}
