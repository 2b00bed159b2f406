import type { VisionEngine, VisionEngineStartOptions, VisionObservation } from '../../spec/index.js';
import { WorkerEngine } from '../in-worker/worker-engine.js';
import { MODEL_BYTES, MODEL_FILE, MODEL_HASH } from './face-model.js';
import { FACE_PROVIDER, type Delegate, type FaceSettings } from './settings.js';
import type { ObservationWithoutLatency } from './to-observation.js';

export interface MediapipeVisionOptions {
  /** Folder of worker, wasm and model; by default the one that the package ships. */
  readonly assetsUrl?: string;
  /** Where the models run. `GPU` is slower than `CPU` on software WebGL and not right on every driver. Default `CPU`. */
  readonly delegate?: Delegate;
  /** Most faces that get landmarks, 1 or more. Default 4. */
  readonly faces?: number;
  /** The face detector, which counts people, runs on every n-th frame, at least every n x 100 ms, and when the number of faces changes. Default 3. */
  readonly detectorEvery?: number;
  /** Expected SHA-256 of the model, hex; false takes any model. Default: that of Google's FaceLandmarker, version 1. */
  readonly modelHash?: string | false;
  /** Fetches the model; everything else is loaded by the worker. */
  readonly fetch?: typeof fetch;
}

/**
 * Faces, head pose and eyes by MediaPipe tasks-vision, in a worker, on this machine alone.
 * `start` rejects with `AssetError` (a file is missing, altered, refused or broken) or `AdapterError`
 * (`unsupported` without WebGL2). After a worker's death (`closed`, `timeout`) `start` may be called again.
 */
export function mediapipeVision(options: MediapipeVisionOptions = {}): VisionEngine {
  return new MediapipeVision(options);
}

class MediapipeVision implements VisionEngine {
  readonly specificationVersion = 'v1';
  readonly provider = FACE_PROVIDER;
  readonly destinations = [];
  readonly capabilities: VisionEngine['capabilities'];
  readonly #engine: WorkerEngine<FaceSettings, ObservationWithoutLatency>;

  constructor({ assetsUrl, delegate = 'CPU', faces = 4, detectorEvery = 3, modelHash = MODEL_HASH, fetch }: MediapipeVisionOptions) {
    this.capabilities = { faces: Math.max(1, Math.trunc(faces)), pose: true, eyes: true };
    this.#engine = new WorkerEngine({
      provider: FACE_PROVIDER,
      workerFile: 'vision-worker.js',
      threadName: 'interview-vision',
      assetsUrl,
      model: (folder) => ({ url: folder + MODEL_FILE, expected: modelHash, size: MODEL_BYTES }),
      fetch,
      settings: { delegate, faces: this.capabilities.faces, detectorEvery: Math.max(1, Math.trunc(detectorEvery)) },
    });
  }

  get modelHash(): string | undefined {
    return this.#engine.modelHash;
  }

  start(options: VisionEngineStartOptions): Promise<void> {
    return this.#engine.start(options);
  }

  async analyse(frame: VideoFrame | ImageBitmap, at: number): Promise<VisionObservation> {
    const began = performance.now();
    const observation = await this.#engine.look(frame, at);
    return { ...observation, latency: performance.now() - began };
  }

  stop(): Promise<void> {
    return this.#engine.stop();
  }
}
