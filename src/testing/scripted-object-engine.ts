import type { ObjectEngine, ObjectObservation, VisionEngineStartOptions } from '../spec/index.js';
import { ScriptedFrameEngine, sightOf, type ScriptedFrameEngineOptions } from './scripted-frame-engine.js';

const PROVIDER = 'scripted-object-engine';

export interface ScriptedObjectEngineOptions extends ScriptedFrameEngineOptions {
  /** What is found, frame after frame, nothing where absent; the last goes on. Errors are as for `scriptedVisionEngine`. */
  readonly sights?: readonly (ObjectObservation['objects'] | Error)[] | ((index: number, at: number) => ObjectObservation['objects'] | Error);
}

/** An engine that finds what it is told on the clock that it is given, and keeps to the rules strictly. */
export interface ScriptedObjectEngine extends ObjectEngine {
  readonly running: boolean;
  /** Capture times of the frames that it looked at, ms. */
  readonly seen: readonly number[];
  /** Frames that came while another one was looked at, or while it did not run. */
  readonly refused: number;
}

export function scriptedObjectEngine(options: ScriptedObjectEngineOptions): ScriptedObjectEngine {
  return new ScriptedEngine(options);
}

class ScriptedEngine implements ScriptedObjectEngine {
  readonly specificationVersion = 'v1';
  readonly destinations = [];
  readonly provider = PROVIDER;
  readonly labels = ['person', 'phone', 'book'];
  readonly #engine: ScriptedFrameEngine<ObjectObservation>;

  constructor({ sights = [], ...options }: ScriptedObjectEngineOptions) {
    this.#engine = new ScriptedFrameEngine(PROVIDER, options, (frame) => {
      const objects = sightOf(sights, frame, []);
      return objects instanceof Error ? objects : { type: 'objects', at: frame.at, objects };
    });
  }

  get modelHash(): string | undefined {
    return this.#engine.modelHash;
  }

  get running(): boolean {
    return this.#engine.running;
  }

  get seen(): readonly number[] {
    return this.#engine.seen;
  }

  get refused(): number {
    return this.#engine.refused;
  }

  start(options: VisionEngineStartOptions): Promise<void> {
    return this.#engine.start(options);
  }

  detect(frame: VideoFrame | ImageBitmap, at: number): Promise<ObjectObservation> {
    return this.#engine.look(frame, at);
  }

  stop(): Promise<void> {
    return this.#engine.stop();
  }
}
