import type { ObjectEngine, ObjectObservation, VisionEngineStartOptions } from '../../spec/index.js';
import { modelAddress, modelFile } from '../in-worker/model-loader.js';
import { WorkerEngine } from '../in-worker/worker-engine.js';
import { LABELS } from './labels.js';
import { MODEL_BYTES, MODEL_FILE, MODEL_HASH, PROVIDER, type YoloxSettings } from './settings.js';

export interface YoloxObjectsOptions {
  /** Where the model is, resolved against the page. Default: `yolox_nano.onnx` in the folder of the assets. It does not come with the package. */
  readonly modelUrl?: string;
  /** Expected SHA-256 of the model, hex; false takes any YOLOX-Nano with COCO's classes. Default: that of Megvii's. */
  readonly modelHash?: string | false;
  /** Folder of worker and runtime; by default the one that the package ships. */
  readonly assetsUrl?: string;
  /** Weaker findings are not reported, 0..1. Default 0.25. */
  readonly minScore?: number;
  /** Fetches the model; everything else is loaded by the worker. */
  readonly fetch?: typeof fetch;
}

/**
 * People, phones and books by YOLOX-Nano on onnxruntime-web, on one thread of a worker, on this machine alone.
 * Worker and runtime (14 MB) are copied by `npx interview-elements assets <dir> --objects`; the model (3.7 MB, Apache-2.0)
 * is the host's to add. It looks at 416 x 416 px, so a phone across the room is not found.
 * `start` rejects with `AssetError` (a file is missing, altered, refused or broken) or `AdapterError`. After a worker's
 * death (`closed`, `timeout`) `start` may be called again.
 */
export function yoloxObjects(options: YoloxObjectsOptions = {}): ObjectEngine {
  return new YoloxObjects(options);
}

class YoloxObjects implements ObjectEngine {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations = [];
  readonly labels = [...LABELS.values()];
  readonly #engine: WorkerEngine<YoloxSettings, ObjectObservation>;

  constructor({ modelUrl, modelHash = MODEL_HASH, assetsUrl, minScore = 0.25, fetch }: YoloxObjectsOptions) {
    this.#engine = new WorkerEngine({
      provider: PROVIDER,
      part: 'objects',
      workerFile: 'object-worker.js',
      threadName: 'interview-objects',
      assetsUrl,
      model: (folder) => ({ url: modelUrl === undefined ? folder + MODEL_FILE : modelAddress(modelUrl), expected: modelHash, size: MODEL_BYTES }),
      fetch,
      settings: { file: modelFile(modelUrl ?? MODEL_FILE), minScore },
    });
  }

  get modelHash(): string | undefined {
    return this.#engine.modelHash;
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
