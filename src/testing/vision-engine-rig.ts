import type { VisionEngine, VisionObservation } from '../spec/index.js';
import type { ContractCase } from './contract-case.js';
import { settle, type PassingTime } from './passing-time.js';

type Frame = VideoFrame | ImageBitmap;

/** A vision engine with pictures for it. */
export interface VisionEngineRig extends PassingTime {
  readonly engine: VisionEngine;
  /** A new picture that the engine can look at. */
  frame(): Frame | Promise<Frame>;
  /** A new picture, or what is taken for one, at which the engine fails. */
  badFrame?(): Frame | Promise<Frame>;
  /** The next start fails, and no other. */
  failStart?(): void;
  close?(): void | Promise<void>;
}

export type CreateVisionEngineRig = () => VisionEngineRig | Promise<VisionEngineRig>;

export interface VisionEngineCase {
  readonly rig: VisionEngineRig;
  readonly engine: VisionEngine;
  start(options?: Partial<Parameters<VisionEngine['start']>[0]>): Promise<void>;
  /** Looks at a new frame. */
  look(at?: number): Promise<VisionObservation>;
  /** Waits while time passes; what rejects fails the case. */
  wait<Value>(promise: Promise<Value>): Promise<Value>;
}

/** Makes a case with a rig of its own; afterwards stops the engine and closes the rig. */
export function visionEngineCase(create: CreateVisionEngineRig, name: string, body: (context: VisionEngineCase) => Promise<void>): ContractCase {
  return {
    name,
    async run() {
      const rig = await create();
      const { engine } = rig;
      const { signal } = new AbortController();
      const wait = <Value>(promise: Promise<Value>): Promise<Value> => settle(rig, promise, 'The engine must answer.');
      try {
        await body({
          rig,
          engine,
          wait,
          start: (options) => wait(engine.start({ signal, ...options })),
          look: async (at = 0) => wait(engine.analyse(await rig.frame(), at)),
        });
      } finally {
        await engine.stop().catch(() => undefined);
        await rig.close?.();
      }
    },
  };
}
