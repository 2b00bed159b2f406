// Runs in a module worker, with MediaPipe. It is built into one file of its own and fetched by URL.
import { FaceDetector, FaceLandmarker } from '@mediapipe/tasks-vision';
import { AssetError } from '../../errors/index.js';
import { engineError } from '../in-worker/engine-failure.js';
import { serveEngine, type FrameTask } from '../in-worker/serve-engine.js';
import { MODEL_FILE } from './face-model.js';
import { handOver } from './hand-over.js';
import { measurePicture, SAMPLE_HEIGHT, SAMPLE_WIDTH, type PictureMeasures } from './luma.js';
import { blankPicture, closeAll, loadRuntime, nextTimestamp, sizeOf } from './runtime.js';
import { FACE_PROVIDER, type FaceSettings } from './settings.js';
import { storedFile } from './task-archive.js';
import { toObservation, type ObservationWithoutLatency } from './to-observation.js';
import type { Wasm } from './wasm-loader.js';

type Setup = FaceSettings & { readonly wasm: Wasm; readonly model: Uint8Array; readonly detectorModel: Uint8Array };
type Tasks = { readonly landmarker: FaceLandmarker; readonly detector: FaceDetector };

const DETECTOR_FILE = 'face_detector.tflite';
/** Time between two frames at the rate that monitoring aims at, ms. Where frames come more slowly, the detector runs as often as it would then. */
const FULL_RATE_MS = 100;

/** Landmarks on each frame; the detector, which counts people, on some. */
class FaceTask implements FrameTask<ObservationWithoutLatency> {
  readonly #setup: Setup;
  #tasks: Tasks | undefined;
  #sampler: OffscreenCanvasRenderingContext2D | undefined;
  #framesSinceDetector = Infinity;
  #lastDetectorAt = -Infinity;
  #lastCount = -1;

  private constructor(setup: Setup) {
    this.#setup = setup;
  }

  static async create(wasm: Wasm, model: ArrayBuffer, settings: FaceSettings): Promise<FaceTask> {
    const detectorModel = storedFile(model, DETECTOR_FILE);
    if (!detectorModel) throw new AssetError('invalid', MODEL_FILE, { cause: new Error(`It holds no ${DETECTOR_FILE}.`) });
    const task = new FaceTask({ ...settings, wasm, model: new Uint8Array(model), detectorModel });
    await task.#build();
    return task;
  }

  look(frame: VideoFrame | ImageBitmap, at: number): ObservationWithoutLatency {
    if (!this.#tasks) throw engineError(FACE_PROVIDER, 'malformed', 'the worker was asked in the wrong order.');
    const picture = this.#measure(frame);
    const landmarker = this.#tasks.landmarker.detectForVideo(frame, nextTimestamp());
    const count = landmarker.faceLandmarks.length;
    const { detectorEvery } = this.#setup;
    this.#framesSinceDetector += 1;
    const due = this.#framesSinceDetector >= detectorEvery || at - this.#lastDetectorAt >= detectorEvery * FULL_RATE_MS || count !== this.#lastCount;
    this.#lastCount = count;
    if (due) [this.#framesSinceDetector, this.#lastDetectorAt] = [0, at];
    const detector = due ? this.#tasks.detector.detectForVideo(frame, nextTimestamp()) : undefined;
    return toObservation({ at, ...sizeOf(frame), picture, landmarker, ...(detector && { detector }) });
  }

  /** A graph that failed once fails on every later frame (MediaPipe issue 5743), so the tasks are built anew. */
  async mend(): Promise<void> {
    closeAll([this.#tasks?.landmarker, this.#tasks?.detector]);
    this.#tasks = undefined;
    await this.#build();
  }

  async #build(): Promise<void> {
    const { wasm, model, detectorModel, delegate, faces } = this.#setup;
    const fileset = handOver(wasm);
    const landmarker = await FaceLandmarker.createFromOptions(fileset, {
      baseOptions: { modelAssetBuffer: model, delegate },
      runningMode: 'VIDEO',
      numFaces: faces,
      outputFaceBlendshapes: true,
      outputFacialTransformationMatrixes: true,
    });
    handOver(wasm);
    const detector = await FaceDetector.createFromOptions(fileset, { baseOptions: { modelAssetBuffer: detectorModel, delegate }, runningMode: 'VIDEO' });
    this.#tasks = { landmarker, detector };
    const blank = blankPicture(SAMPLE_WIDTH, SAMPLE_HEIGHT);
    landmarker.detectForVideo(blank, nextTimestamp());
    detector.detectForVideo(blank, nextTimestamp());
  }

  #measure(frame: VideoFrame | ImageBitmap): PictureMeasures {
    this.#sampler ??= new OffscreenCanvas(SAMPLE_WIDTH, SAMPLE_HEIGHT).getContext('2d', { willReadFrequently: true }) ?? undefined;
    const sampler = this.#sampler;
    if (!sampler) throw engineError(FACE_PROVIDER, 'unsupported', 'this browser has no 2D canvas in workers.');
    // Nearest pixels: a smoothed picture would hide the noise that tells a live camera from a frozen one.
    sampler.imageSmoothingEnabled = false;
    sampler.drawImage(frame, 0, 0, SAMPLE_WIDTH, SAMPLE_HEIGHT);
    return measurePicture(sampler.getImageData(0, 0, SAMPLE_WIDTH, SAMPLE_HEIGHT).data, SAMPLE_WIDTH, SAMPLE_HEIGHT);
  }
}

let wasm: Wasm | undefined;

serveEngine<FaceSettings, ObservationWithoutLatency>({
  provider: FACE_PROVIDER,
  async prepare(assetsUrl) {
    wasm = await loadRuntime(FACE_PROVIDER, assetsUrl);
  },
  async create(model, settings) {
    if (!wasm) throw engineError(FACE_PROVIDER, 'malformed', 'the worker was asked in the wrong order.');
    return FaceTask.create(wasm, model, settings);
  },
});
