// The page of `npm run eval:proctoring`: one clip in real time through the frame pump, the engines and the rules, put
// together as `ProctorMonitor` does it. It hands back what the rules were told and when, and what that cost.
import { mediapipeVision } from '../../../src/adapters/mediapipe/index.js';
import { pumpFrames } from '../../../src/media/pump-frames.js';
import { createProctor, type ProctorOutput } from '../../../src/proctoring/index.js';
import type { Observation } from '../../../src/spec/index.js';
import { openVideo } from '../../bench/clip.js';
import { installProbes } from '../../bench/main-thread-probes.js';
import { CodeReader } from './code-reader.js';
import type { ClipRecording, SeenFrame } from './recording.js';
import { readTruth } from './truth.js';
import { vary, type Variation } from './vary.js';
import { loadObjects } from './watch-objects.js';

/** As in the product. */
const TICK_MS = 200;

export type PlayOptions = {
  readonly clip: string;
  /** Analysed pictures a second, at most. */
  readonly maxRate: number;
  readonly variation?: Variation;
  /** Address of the object engine's model; nobody looks for objects without it. */
  readonly objects?: string;
};

const mainThreadMs: number[] = [];
const longTasksMs: number[] = [];
const probes = installProbes('interview-vision', (ms) => mainThreadMs.push(ms));

async function record({ clip, maxRate, variation, objects: modelUrl }: PlayOptions): Promise<ClipRecording> {
  const base = `/footage/${encodeURIComponent(clip)}`;
  const running = new AbortController();
  const codes = new CodeReader();
  const engine = mediapipeVision({ assetsUrl: '/assets/' });
  const video = await openVideo(`${base}.mp4`);
  const change = variation && vary(variation, readTruth(await (await fetch(`${base}.truth.json`)).json()));
  const objects = modelUrl === undefined ? undefined : await loadObjects(modelUrl, running.signal);
  await engine.start({ signal: running.signal });

  let rate = 0;
  let began = 0;
  const now = () => performance.now() - began;
  const observations: ClipRecording['observations'][number][] = [];
  const frames: Promise<SeenFrame>[] = [];
  const proctor = createProctor();
  const outputs: ProctorOutput[] = [];
  const push = (observation: Observation) => {
    observations.push({ receivedAt: now(), observation });
    outputs.push(...proctor.push(observation));
  };

  await video.play();
  began = performance.now() - video.currentTime * 1000;
  const longTasks = new PerformanceObserver((list) => longTasksMs.push(...list.getEntries().map(({ duration }) => duration)));
  longTasks.observe({ type: 'longtask' });
  push({ type: 'monitor', at: now(), monitor: 'environment', state: 'on' });
  push({ type: 'environment', at: now(), signal: 'visibility', ok: true });
  push({ type: 'environment', at: now(), signal: 'focus', ok: true });
  push({ type: 'device', at: now(), device: 'camera', state: 'live' });
  push({ type: 'monitor', at: now(), monitor: 'vision', state: 'on' });
  const ticks = setInterval(() => probes.timed(() => push({ type: 'tick', at: now() })), TICK_MS);
  pumpFrames(video, {
    signal: running.signal,
    now,
    maxRate,
    onRate: (framesPerSecond) => (rate = framesPerSecond),
    onFrame: async (frame, at) => {
      const picture = probes.apart(() => {
        const mediaTime = video.currentTime;
        frames.push(codes.read(frame).then((code) => ({ at, code, mediaTime })));
        return change ? change(frame, mediaTime) : frame;
      });
      const observation = await engine.analyse(picture, at);
      if (!running.signal.aborted) push(observation);
    },
  });
  objects?.watch(video, { signal: running.signal, now, facesShare: () => (rate > 0 ? rate / maxRate : undefined), onObservation: push });
  await new Promise((resolve, reject) => {
    video.addEventListener('ended', resolve, { once: true });
    video.addEventListener('error', () => reject(new Error(`${clip} stopped playing.`)), { once: true });
  });
  const endedAt = now();
  outputs.push(...proctor.end(endedAt));
  clearInterval(ticks);
  running.abort();
  longTasks.disconnect();
  const { modelHash } = engine;
  const seen = await Promise.all(frames);
  codes.close();
  await Promise.all([engine.stop(), objects?.stop()]);
  return { clip, modelHash, endedAt, observations, frames: seen, outputs, cost: { mainThreadMs, longTasksMs } };
}

Object.assign(globalThis, { record });
