import type { VisionEngine, VisionEngineStartOptions, VisionObservation } from '../spec/index.js';
import { ScriptedFrameEngine, sightOf, type ScriptedFrame, type ScriptedFrameEngineOptions } from './scripted-frame-engine.js';

const PROVIDER = 'scripted-vision-engine';

/** What one frame shows; what is left out is one calm face in a well-lit, live picture. */
export type Sight = Partial<Pick<VisionObservation, 'faces' | 'detected'>> & { readonly frame?: Partial<VisionObservation['frame']> };

export interface ScriptedVisionEngineOptions extends ScriptedFrameEngineOptions {
  /**
   * What is seen, frame after frame; the last goes on. An error is a frame that fails; `adapter/closed` and
   * `adapter/timeout` mean that the engine has died with it and must be started again. A function is asked for each frame.
   */
  readonly sights?: readonly (Sight | Error)[] | ((index: number, at: number) => Sight | Error);
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
  readonly #engine: ScriptedFrameEngine<VisionObservation>;

  constructor({ sights = [], ...options }: ScriptedVisionEngineOptions) {
    this.#engine = new ScriptedFrameEngine(PROVIDER, options, (frame) => {
      const sight = sightOf(sights, frame, {});
      return sight instanceof Error ? sight : observationOf(sight, frame);
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

  analyse(frame: VideoFrame | ImageBitmap, at: number): Promise<VisionObservation> {
    return this.#engine.look(frame, at);
  }

  stop(): Promise<void> {
    return this.#engine.stop();
  }
}

function observationOf({ faces = [CALM_FACE], detected = faces.map(({ box }) => ({ box, score: 0.9 })), frame: picture }: Sight, { index, at, width, height, latency }: ScriptedFrame): VisionObservation {
  const live = { width, height, luma: 120, contrast: 40, fingerprint: index.toString(16).padStart(8, '0') };
  return { type: 'vision', at, frame: { ...live, ...picture }, faces: [...faces], detected, latency };
}

const CALM_FACE: VisionObservation['faces'][number] = {
  box: { x: 0.37, y: 0.25, width: 0.26, height: 0.42 },
  pose: { yaw: 0, pitch: 0, roll: 0 },
  position: { x: 0, y: 0, z: -55 },
  eyes: { eyeLookInLeft: 0.05, eyeLookInRight: 0.05, eyeLookOutLeft: 0.05, eyeLookOutRight: 0.05, eyeBlinkLeft: 0.1, eyeBlinkRight: 0.1 },
  jawOpen: 0.02,
};
