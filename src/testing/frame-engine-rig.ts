import type { Adapter, VisionEngineStartOptions } from '../spec/index.js';
import type { ContractCase } from './contract-case.js';
import { settle, type PassingTime } from './passing-time.js';

export type Frame = VideoFrame | ImageBitmap;

/** What engines that look at frames have in common. */
export interface FrameEngine extends Adapter {
  readonly modelHash: string | undefined;
  start(options: VisionEngineStartOptions): Promise<void>;
  stop(): Promise<void>;
}

/** An engine with pictures for it. */
export interface FrameEngineRig<Engine extends FrameEngine> extends PassingTime {
  readonly engine: Engine;
  /** The engine is the same in every rig, because it is slow to start: it is stopped only where a case needs it at rest. */
  readonly isReused?: boolean;
  /** A new picture that the engine can look at. */
  frame(): Frame | Promise<Frame>;
  /** A new picture, or what is taken for one, at which the engine fails. */
  badFrame?(): Frame | Promise<Frame>;
  /** The next start fails, and no other. */
  failStart?(): void;
  close?(): void | Promise<void>;
}

/** How an engine of a role is made and asked, and what its answers must be. */
export interface FrameEngineRole<Engine extends FrameEngine, Seen extends { readonly at: number }> {
  create(): FrameEngineRig<Engine> | Promise<FrameEngineRig<Engine>>;
  look(engine: Engine, frame: Frame, at: number): Promise<Seen>;
  /** Throws where an answer is not one of its role, or is more than the engine says that it can. */
  check(seen: Seen, engine: Engine): void;
}

export interface FrameEngineCase<Engine extends FrameEngine, Seen> {
  readonly rig: FrameEngineRig<Engine>;
  readonly engine: Engine;
  start(options?: Partial<VisionEngineStartOptions>): Promise<void>;
  /** Hands a frame over. */
  see(frame: Frame, at: number): Promise<Seen>;
  /** Looks at a new frame. */
  look(at?: number): Promise<Seen>;
  /** Waits while time passes; what rejects fails the case. */
  wait<Value>(promise: Promise<Value>): Promise<Value>;
}

export interface FrameEngineCaseOptions {
  /** It begins with an engine at rest. */
  readonly atRest?: boolean;
}

/** Makes a case with a rig of its own; afterwards stops the engine, unless it is reused, and closes the rig. */
export function frameEngineCase<Engine extends FrameEngine, Seen extends { readonly at: number }>(
  role: FrameEngineRole<Engine, Seen>,
  name: string,
  body: (context: FrameEngineCase<Engine, Seen>) => Promise<void>,
  { atRest = false }: FrameEngineCaseOptions = {},
): ContractCase {
  return {
    name,
    async run() {
      const rig = await role.create();
      const { engine, isReused } = rig;
      const { signal } = new AbortController();
      const wait = <Value>(promise: Promise<Value>): Promise<Value> => settle(rig, promise, 'The engine must answer.');
      const see = (frame: Frame, at: number): Promise<Seen> => role.look(engine, frame, at);
      try {
        if (isReused && atRest) await engine.stop();
        await body({ rig, engine, wait, see, start: (options) => wait(engine.start({ signal, ...options })), look: async (at = 0) => wait(see(await rig.frame(), at)) });
      } finally {
        if (!isReused) await engine.stop().catch(() => undefined);
        await rig.close?.();
      }
    },
  };
}
