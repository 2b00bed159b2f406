// Runs in a module worker: the only file that holds MediaPipe. It is built into one file of its own and fetched by URL.
import { FaceDetector, FaceLandmarker } from '@mediapipe/tasks-vision';
import { AssetError } from '../../errors/index.js';
import { measurePicture, SAMPLE_HEIGHT, SAMPLE_WIDTH, type PictureMeasures } from './luma.js';
import { adapterError, toFailure } from './mediapipe-errors.js';
import { MODEL_FILE } from './model-loader.js';
import { storedFile } from './task-archive.js';
import { toObservation, type ObservationWithoutLatency } from './to-observation.js';
import { loadWasm, type ModuleFactory, type Wasm, type WasmModuleOptions } from './wasm-loader.js';
import type { Delegate, FromWorker, ToWorker } from './worker-protocol.js';

/** What this file uses of its global scope, MediaPipe's two hand-over variables among it. */
type Scope = {
  ModuleFactory?: ModuleFactory;
  Module?: WasmModuleOptions;
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
};

type Setup = { readonly model: Uint8Array; readonly detectorModel: Uint8Array; readonly delegate: Delegate; readonly faces: number; readonly detectorEvery: number };
type Tasks = { readonly landmarker: FaceLandmarker; readonly detector: FaceDetector };

const DETECTOR_FILE = 'face_detector.tflite';
/** Time between two frames at the rate that monitoring aims at, ms. Where frames come more slowly, the detector runs as often as it would then. */
const FULL_RATE_MS = 100;

const scope = globalThis as unknown as Scope;
let wasm: Wasm | undefined;
let setup: Setup | undefined;
let tasks: Tasks | undefined;
let sampler: OffscreenCanvasRenderingContext2D | undefined;
let timestamp = 0;
let framesSinceDetector = Infinity;
let lastDetectorAt = -Infinity;
let lastCount = -1;
/** True from a failed frame until the next good one: a second failure in a row is not mended again. */
let mended = false;

// One message after the other, although they are handled asynchronously.
let queue = Promise.resolve();
scope.addEventListener('message', ({ data }) => {
  queue = queue.then(() => handle(data)).catch((error: unknown) => scope.postMessage({ type: 'failed', failure: toFailure(error) }));
});

async function handle(message: ToWorker): Promise<void> {
  switch (message.type) {
    case 'prepare':
      probeWebGl();
      wasm = await loadWasm(message.assetsUrl);
      return scope.postMessage({ type: 'prepared' });
    case 'create':
      await create(message);
      return scope.postMessage({ type: 'ready' });
    case 'frame':
      return handleFrame(message.frame, message.at);
  }
}

/** Also the CPU delegate uploads its pictures through WebGL2; without it MediaPipe dies of an internal error. */
function probeWebGl(): void {
  const context = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!context) throw adapterError('unsupported', 'this browser has no WebGL2 in workers.');
  context.getExtension('WEBGL_lose_context')?.loseContext();
}

async function create({ model, ...options }: Extract<ToWorker, { type: 'create' }>): Promise<void> {
  const detectorModel = storedFile(model, DETECTOR_FILE);
  if (!detectorModel) throw new AssetError('invalid', MODEL_FILE, { cause: new Error(`It holds no ${DETECTOR_FILE}.`) });
  setup = { ...options, model: new Uint8Array(model), detectorModel };
  await build();
}

async function build(): Promise<void> {
  if (!wasm || !setup) throw adapterError('malformed', 'the worker was asked in the wrong order.');
  const { model, detectorModel, delegate, faces } = setup;
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
  tasks = { landmarker, detector };
  // "Ready" then means that it did look at a picture, and the first real frame does not pay for the warm-up.
  const blank = new OffscreenCanvas(SAMPLE_WIDTH, SAMPLE_HEIGHT);
  blank.getContext('2d');
  landmarker.detectForVideo(blank, nextTimestamp());
  detector.detectForVideo(blank, nextTimestamp());
}

/**
 * Each task takes the factory out of the global scope and then looks for it again with `importScripts`, which module
 * workers do not have ("ModuleFactory not set.", MediaPipe issues 5257 and 5527). Set anew before each task, and
 * without a path to load, it is found. Both instances share one compiled module.
 */
function handOver({ factory, module }: Wasm): { wasmLoaderPath: string; wasmBinaryPath: string } {
  scope.ModuleFactory = factory;
  scope.Module = {
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(module, imports).then(
        (instance) => done(instance, module),
        (error: unknown) => scope.postMessage({ type: 'failed', failure: toFailure(error) }),
      );
      return {};
    },
    // More of the notes that `loadWasm` silences; failures are thrown.
    print: () => {},
    printErr: () => {},
  };
  return { wasmLoaderPath: '', wasmBinaryPath: '' };
}

async function handleFrame(frame: VideoFrame | ImageBitmap, at: number): Promise<void> {
  let observation: ObservationWithoutLatency;
  try {
    observation = look(frame, at);
  } catch (error) {
    // A graph that failed once fails on every later frame (MediaPipe issue 5743), so the tasks are built anew.
    if (mended) throw adapterError('closed', 'MediaPipe failed twice in a row.', { cause: error });
    mended = true;
    close();
    await build();
    return scope.postMessage({ type: 'frame-failed', failure: toFailure(error) });
  } finally {
    frame.close();
  }
  mended = false;
  scope.postMessage({ type: 'observation', observation });
}

function look(frame: VideoFrame | ImageBitmap, at: number): ObservationWithoutLatency {
  if (!tasks || !setup) throw adapterError('malformed', 'the worker was asked in the wrong order.');
  const width = 'displayWidth' in frame ? frame.displayWidth : frame.width;
  const height = 'displayHeight' in frame ? frame.displayHeight : frame.height;
  const picture = measure(frame);
  const landmarker = tasks.landmarker.detectForVideo(frame, nextTimestamp());
  const count = landmarker.faceLandmarks.length;
  framesSinceDetector += 1;
  const due = framesSinceDetector >= setup.detectorEvery || at - lastDetectorAt >= setup.detectorEvery * FULL_RATE_MS || count !== lastCount;
  lastCount = count;
  if (due) [framesSinceDetector, lastDetectorAt] = [0, at];
  const detector = due ? tasks.detector.detectForVideo(frame, nextTimestamp()) : undefined;
  return toObservation({ at, width, height, picture, landmarker, ...(detector && { detector }) });
}

function measure(frame: VideoFrame | ImageBitmap): PictureMeasures {
  sampler ??= new OffscreenCanvas(SAMPLE_WIDTH, SAMPLE_HEIGHT).getContext('2d', { willReadFrequently: true }) ?? undefined;
  if (!sampler) throw adapterError('unsupported', 'this browser has no 2D canvas in workers.');
  // Nearest pixels: a smoothed picture would hide the noise that tells a live camera from a frozen one.
  sampler.imageSmoothingEnabled = false;
  sampler.drawImage(frame, 0, 0, SAMPLE_WIDTH, SAMPLE_HEIGHT);
  return measurePicture(sampler.getImageData(0, 0, SAMPLE_WIDTH, SAMPLE_HEIGHT).data, SAMPLE_WIDTH, SAMPLE_HEIGHT);
}

/** A repeated or earlier timestamp poisons a graph for good, so the clock is ours and not the caller's. */
function nextTimestamp(): number {
  timestamp = Math.max(timestamp + 1, Math.round(performance.now()));
  return timestamp;
}

function close(): void {
  for (const task of [tasks?.landmarker, tasks?.detector]) {
    try {
      task?.close();
    } catch {
      // A broken graph may refuse to close; its memory goes with the worker.
    }
  }
  tasks = undefined;
}
