// The page of `npm run eval:proctoring`: one clip in real time through the frame pump, the vision engine and the rules,
// put together as `ProctorMonitor` does it. It hands back what the rules were told and when.
import { mediapipeVision } from '../../../src/adapters/mediapipe/index.js';
import { pumpFrames } from '../../../src/media/pump-frames.js';
import { createProctor, type ProctorOutput } from '../../../src/proctoring/index.js';
import type { Observation } from '../../../src/spec/index.js';
import { blockLuma, CODE_AREA, CODE_PICTURE, readFrameCode } from './frame-code.js';
import type { ClipRecording, SeenFrame } from './recording.js';

/** As in the product. */
const MAX_RATE = 10;
const TICK_MS = 200;

const canvas = new OffscreenCanvas(CODE_AREA.width, CODE_AREA.height);
const context = canvas.getContext('2d', { willReadFrequently: true });

/** The whole picture is drawn at the size that the code is defined for, moved so that only the code is inside. */
function frameCode(frame: VideoFrame | ImageBitmap): number | null {
  if (!context) return null;
  context.drawImage(frame, -CODE_AREA.x, -CODE_AREA.y, CODE_PICTURE.width, CODE_PICTURE.height);
  return readFrameCode(blockLuma(context.getImageData(0, 0, CODE_AREA.width, CODE_AREA.height).data)) ?? null;
}

async function openVideo(url: string): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  video.src = url;
  document.body.append(video);
  await new Promise((resolve, reject) => {
    video.addEventListener('canplaythrough', resolve, { once: true });
    video.addEventListener('error', () => reject(new Error(`${url} cannot be played.`)), { once: true });
  });
  return video;
}

async function record(clip: string, url: string): Promise<ClipRecording> {
  const running = new AbortController();
  const engine = mediapipeVision({ assetsUrl: '/assets/' });
  const video = await openVideo(url);
  await engine.start({ signal: running.signal });

  let began = 0;
  const now = () => performance.now() - began;
  const observations: ClipRecording['observations'][number][] = [];
  const frames: SeenFrame[] = [];
  const proctor = createProctor();
  const outputs: ProctorOutput[] = [];
  const push = (observation: Observation) => {
    observations.push({ receivedAt: now(), observation });
    outputs.push(...proctor.push(observation));
  };

  await video.play();
  began = performance.now() - video.currentTime * 1000;
  push({ type: 'monitor', at: now(), monitor: 'environment', state: 'on' });
  push({ type: 'environment', at: now(), signal: 'visibility', ok: true });
  push({ type: 'environment', at: now(), signal: 'focus', ok: true });
  push({ type: 'device', at: now(), device: 'camera', state: 'live' });
  push({ type: 'monitor', at: now(), monitor: 'vision', state: 'on' });
  const ticks = setInterval(() => push({ type: 'tick', at: now() }), TICK_MS);
  pumpFrames(video, {
    signal: running.signal,
    now,
    maxRate: MAX_RATE,
    onFrame: async (frame, at) => {
      frames.push({ at, code: frameCode(frame), mediaTime: video.currentTime });
      const observation = await engine.analyse(frame, at);
      if (!running.signal.aborted) push(observation);
    },
  });
  await new Promise((resolve, reject) => {
    video.addEventListener('ended', resolve, { once: true });
    video.addEventListener('error', () => reject(new Error(`${url} stopped playing.`)), { once: true });
  });
  const endedAt = now();
  outputs.push(...proctor.end(endedAt));
  clearInterval(ticks);
  running.abort();
  const { modelHash } = engine;
  await engine.stop();
  return { clip, modelHash, endedAt, observations, frames, outputs };
}

Object.assign(globalThis, { record });
