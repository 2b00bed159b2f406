import type { ObjectEngine, ObjectObservation, VisionEngineStartOptions } from '../../spec/index.js';
import { modelAddress, modelFile } from '../in-worker/model-loader.js';
import { WorkerEngine } from '../in-worker/worker-engine.js';
import { OBJECT_PROVIDER, type Delegate, type ObjectSettings } from './settings.js';

/** COCO's names of what our rules ask for. */
const COCO_LABELS = { person: 'person', 'cell phone': 'phone', book: 'book' } as const;

/** Size of EfficientDet-Lite0 in float32, bytes; for progress only. */
const ABOUT_BYTES = 13_836_895;

export interface MediapipeObjectsOptions {
  /** The model, a `.tflite` file for MediaPipe's ObjectDetector, such as EfficientDet-Lite0; resolved against the page. No model comes with the package. */
  readonly modelUrl: string;
  /** SHA-256 of that file, hex; false takes any file, and the record then says which it was. */
  readonly modelHash: string | false;
  /** Folder of worker and wasm; by default the one that the package ships. */
  readonly assetsUrl?: string;
  /** Where the model runs. Default `CPU`. */
  readonly delegate?: Delegate;
  /** What the model calls a thing, and the label that is reported. Default: COCO's `person`, `cell phone` as `phone`, `book`. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Weaker findings are not reported, 0..1. Default 0.25. */
  readonly minScore?: number;
  /** Fetches the model; everything else is loaded by the worker. */
  readonly fetch?: typeof fetch;
}

/**
 * Things by MediaPipe's ObjectDetector, in a worker, on this machine alone, with a model that the host supplies.
 * Not tried with a real model so far: none that is whole was at hand, so it was seen to start, and to refuse what is no model.
 * `start` rejects with `AssetError` (a file is missing, altered, refused or no such model) or `AdapterError`
 * (`unsupported` without WebGL2). After a worker's death (`closed`, `timeout`) `start` may be called again.
 */
export function mediapipeObjects(options: MediapipeObjectsOptions): ObjectEngine {
  return new MediapipeObjects(options);
}

class MediapipeObjects implements ObjectEngine {
  readonly specificationVersion = 'v1';
  readonly provider = OBJECT_PROVIDER;
  readonly destinations = [];
  readonly labels: readonly string[];
  readonly #engine: WorkerEngine<ObjectSettings, ObjectObservation>;

  constructor({ modelUrl, modelHash, assetsUrl, delegate = 'CPU', labels = COCO_LABELS, minScore = 0.25, fetch }: MediapipeObjectsOptions) {
    const pairs = Object.entries(labels);
    this.labels = [...new Set(pairs.map(([, label]) => label))];
    this.#engine = new WorkerEngine({
      provider: OBJECT_PROVIDER,
      part: 'objects',
      workerFile: 'mediapipe-objects-worker.js',
      threadName: 'interview-objects',
      assetsUrl,
      model: () => ({ url: modelAddress(modelUrl), expected: modelHash, size: ABOUT_BYTES }),
      fetch,
      settings: { delegate, file: modelFile(modelUrl), minScore, labels: pairs },
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
