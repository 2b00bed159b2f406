// The page of `npm run bench:frames`: the same footage once through the worker, once with MediaPipe on the main thread.
import { mediapipeVision } from '../../src/adapters/mediapipe/index.js';
import { storedFile } from '../../src/adapters/mediapipe/task-archive.js';
import { pumpFrames } from '../../src/media/pump-frames.js';
import { installProbes } from './main-thread-probes.js';

export type Run = {
  /** Main-thread time of each analysed frame, ms. */
  mainThread: number[];
  /** Frame in, result out, ms. */
  roundTrip: number[];
  framesPerSecond: number;
  /** Long tasks (over 50 ms, W3C Long Tasks API) of the main thread in that time, ms. */
  longTasks: number[];
  /** Frames on which a face was found. */
  withFace: number;
};

export type Options = {
  /** Footage under the server's root; the camera where there is none. */
  clip: string | undefined;
  seconds: number;
  warmUpSeconds: number;
};

/** Every frame is at most this fast on either path, as in the product. */
const MAX_RATE = 10;

async function openVideo(clip: string | undefined): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.loop = true;
  if (clip) {
    video.src = clip;
    // The clips hold 15 pictures a second; a camera gives 30, and 10 of 15 cannot be evenly spaced.
    video.playbackRate = 2;
  } else video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480, frameRate: 30 } });
  document.body.append(video);
  await video.play();
  return video;
}

/** Collects for `seconds` after the warm-up, while `start` does its work until the signal. */
async function measure({ seconds, warmUpSeconds }: Options, start: (run: Run, signal: AbortSignal) => void): Promise<Run> {
  const controller = new AbortController();
  const run: Run = { mainThread: [], roundTrip: [], framesPerSecond: 0, longTasks: [], withFace: 0 };
  start(run, controller.signal);
  await new Promise((resolve) => setTimeout(resolve, warmUpSeconds * 1000));
  Object.assign(run, { mainThread: [], roundTrip: [], longTasks: [], withFace: 0 });
  const observer = new PerformanceObserver((list) => run.longTasks.push(...list.getEntries().map((entry) => entry.duration)));
  observer.observe({ type: 'longtask' });
  const began = performance.now();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  run.framesPerSecond = (run.roundTrip.length * 1000) / (performance.now() - began);
  observer.disconnect();
  controller.abort();
  return run;
}

export async function inWorker(options: Options): Promise<Run & { startMs: number }> {
  let current: Run | undefined;
  installProbes('interview-vision', (ms) => current?.mainThread.push(ms));
  const video = await openVideo(options.clip);
  const engine = mediapipeVision({ assetsUrl: '/assets/' });
  const began = performance.now();
  await engine.start({ signal: new AbortController().signal });
  const startMs = performance.now() - began;
  const result = await measure(options, (run, signal) => {
    current = run;
    pumpFrames(video, {
      signal,
      now: () => performance.now(),
      maxRate: MAX_RATE,
      async onFrame(frame, at) {
        const { latency, faces } = await engine.analyse(frame, at);
        run.roundTrip.push(latency);
        if (faces.length > 0) run.withFace += 1;
      },
    });
  });
  await engine.stop();
  return { ...result, startMs };
}

/** MediaPipe as its documentation shows it: called from the page, with the same models, options and cadence. */
export async function onMainThread(options: Options): Promise<Run> {
  const vendor = '/vendor/vision_bundle.mjs';
  const { FaceDetector, FaceLandmarker, FilesetResolver } = (await import(vendor)) as typeof import('@mediapipe/tasks-vision');
  const fileset = await FilesetResolver.forVisionTasks('/vendor/wasm');
  const model = await (await fetch('/assets/face_landmarker.task')).arrayBuffer();
  const detectorModel = storedFile(model, 'face_detector.tflite');
  if (!detectorModel) throw new Error('The model holds no face detector.');
  const landmarker = await FaceLandmarker.createFromOptions(fileset, {
    baseOptions: { modelAssetBuffer: new Uint8Array(model), delegate: 'CPU' },
    runningMode: 'VIDEO',
    numFaces: 4,
    outputFaceBlendshapes: true,
    outputFacialTransformationMatrixes: true,
  });
  const detector = await FaceDetector.createFromOptions(fileset, {
    baseOptions: { modelAssetBuffer: detectorModel, delegate: 'CPU' },
    runningMode: 'VIDEO',
  });
  const video = await openVideo(options.clip);
  const result = await measure(options, (run, signal) => {
    let last = -Infinity;
    let frames = 0;
    const look = () => {
      if (signal.aborted) return;
      video.requestVideoFrameCallback(look);
      const began = performance.now();
      if (began - last < 1000 / MAX_RATE - 16) return;
      last = began;
      const { faceLandmarks } = landmarker.detectForVideo(video, began);
      if (frames++ % 3 === 0) detector.detectForVideo(video, began);
      const took = performance.now() - began;
      run.mainThread.push(took);
      run.roundTrip.push(took);
      if (faceLandmarks.length > 0) run.withFace += 1;
    };
    video.requestVideoFrameCallback(look);
  });
  landmarker.close();
  detector.close();
  return result;
}

Object.assign(globalThis, { bench: { inWorker, onMainThread } });
