// Runs in a module worker, with MediaPipe. It is built into one file of its own and fetched by URL.
import { ObjectDetector } from '@mediapipe/tasks-vision';
import { AssetError } from '../../errors/index.js';
import type { ObjectObservation } from '../../spec/index.js';
import { engineError } from '../in-worker/engine-failure.js';
import { serveEngine, type FrameTask } from '../in-worker/serve-engine.js';
import { handOver } from './hand-over.js';
import { blankPicture, closeAll, loadRuntime, nextTimestamp, sizeOf } from './runtime.js';
import { OBJECT_PROVIDER, type ObjectSettings } from './settings.js';
import { toObjects } from './to-objects.js';
import type { Wasm } from './wasm-loader.js';

/** Side of the picture of the trial run, px. */
const TRIAL_SIZE = 64;

class ObjectTask implements FrameTask<ObjectObservation> {
  readonly #wasm: Wasm;
  readonly #model: Uint8Array;
  readonly #settings: ObjectSettings;
  readonly #labels: ReadonlyMap<string, string>;
  #detector: ObjectDetector | undefined;

  private constructor(wasm: Wasm, model: Uint8Array, settings: ObjectSettings) {
    this.#wasm = wasm;
    this.#model = model;
    this.#settings = settings;
    this.#labels = new Map(settings.labels);
  }

  static async create(wasm: Wasm, model: ArrayBuffer, settings: ObjectSettings): Promise<ObjectTask> {
    const task = new ObjectTask(wasm, new Uint8Array(model), settings);
    try {
      await task.mend();
    } catch (cause) {
      // The runtime was compiled by then, so it is the file that is no such model.
      throw new AssetError('invalid', settings.file, { cause });
    }
    return task;
  }

  look(frame: VideoFrame | ImageBitmap, at: number): ObjectObservation {
    if (!this.#detector) throw engineError(OBJECT_PROVIDER, 'malformed', 'the worker was asked in the wrong order.');
    const { detections } = this.#detector.detectForVideo(frame, nextTimestamp());
    return { type: 'objects', at, objects: toObjects(detections, this.#labels, sizeOf(frame)) };
  }

  /** A graph that failed once fails on every later frame (MediaPipe issue 5743), so it is built anew. */
  async mend(): Promise<void> {
    closeAll([this.#detector]);
    this.#detector = undefined;
    const { delegate, minScore } = this.#settings;
    this.#detector = await ObjectDetector.createFromOptions(handOver(this.#wasm), {
      baseOptions: { modelAssetBuffer: this.#model, delegate },
      runningMode: 'VIDEO',
      scoreThreshold: minScore,
    });
    this.#detector.detectForVideo(blankPicture(TRIAL_SIZE, TRIAL_SIZE), nextTimestamp());
  }
}

let wasm: Wasm | undefined;

serveEngine<ObjectSettings, ObjectObservation>({
  provider: OBJECT_PROVIDER,
  async prepare(assetsUrl) {
    wasm = await loadRuntime(OBJECT_PROVIDER, assetsUrl);
  },
  async create(model, settings) {
    if (!wasm) throw engineError(OBJECT_PROVIDER, 'malformed', 'the worker was asked in the wrong order.');
    return ObjectTask.create(wasm, model, settings);
  },
});
