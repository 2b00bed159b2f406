// The page of `npm run bench:objects`: clips through the object engine by seeking, and faces looked at with and without it.
import { mediapipeVision } from '../../src/adapters/mediapipe/index.js';
import { yoloxObjects } from '../../src/adapters/yolox/index.js';
import { pumpFrames } from '../../src/media/pump-frames.js';
import { ObjectPace } from '../../src/session/object-pace.js';
import type { ObjectObservation } from '../../src/spec/index.js';
import { openVideo, seekTo } from './clip.js';

const engineOf = () => yoloxObjects({ assetsUrl: '/assets/', modelUrl: '/models/yolox_nano.onnx' });

export interface Looked {
  readonly startMs: number;
  readonly modelHash: string | undefined;
  readonly clips: readonly { readonly clip: string; readonly seconds: number; readonly looks: readonly ObjectObservation[]; readonly tookMs: readonly number[] }[];
}

/** Looks at each clip every `stepMs`, from `fromMs` on. */
export async function look(clips: readonly string[], stepMs: number, fromMs: number): Promise<Looked> {
  const engine = engineOf();
  const { signal } = new AbortController();
  const began = performance.now();
  await engine.start({ signal });
  const startMs = performance.now() - began;
  const looked: Looked['clips'][number][] = [];
  for (const clip of clips) {
    const video = await openVideo(`/footage/${clip}.mp4`);
    const looks: ObjectObservation[] = [];
    const tookMs: number[] = [];
    for (let at = fromMs; at < video.duration * 1000; at += stepMs) {
      await seekTo(video, at / 1000);
      const from = performance.now();
      looks.push(await engine.detect(new VideoFrame(video, { timestamp: 0 }), at));
      tookMs.push(performance.now() - from);
    }
    looked.push({ clip, seconds: video.duration, looks, tookMs });
    video.remove();
  }
  await engine.stop();
  return { startMs, modelHash: engine.modelHash, clips: looked };
}

export interface Beside {
  readonly framesPerSecond: number;
  readonly roundTrip: readonly number[];
  readonly detections: readonly number[];
}

/** Faces at 10 frames a second for `seconds`, alone or with objects beside them at the pace of the product. */
export async function faces(clip: string, seconds: number, withObjects: boolean): Promise<Beside> {
  const video = await openVideo(`/footage/${clip}.mp4`);
  Object.assign(video, { loop: true, playbackRate: 2 });
  await video.play();
  const life = new AbortController();
  const { signal } = life;
  const [vision, objects] = [mediapipeVision({ assetsUrl: '/assets/' }), engineOf()];
  await vision.start({ signal });
  if (withObjects) await objects.start({ signal });
  const [roundTrip, detections]: number[][] = [[], []];
  let rate = 0;
  const now = () => performance.now();
  pumpFrames(video, { signal, now, maxRate: 10, onRate: (framesPerSecond) => (rate = framesPerSecond), onFrame: async (frame, at) => void roundTrip!.push((await vision.analyse(frame, at)).latency) });
  if (withObjects) {
    const pace = new ObjectPace(() => (rate > 0 ? rate / 10 : undefined));
    pumpFrames(video, {
      signal,
      now,
      pace,
      onFrame: async (frame, at) => {
        const from = performance.now();
        await objects.detect(frame, at);
        detections!.push(performance.now() - from);
      },
    });
  }
  await new Promise((resolve) => setTimeout(resolve, 2000));
  roundTrip!.length = detections!.length = 0;
  const began = now();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const framesPerSecond = (roundTrip!.length * 1000) / (now() - began);
  life.abort();
  await Promise.all([vision.stop(), objects.stop()]);
  return { framesPerSecond, roundTrip: roundTrip!, detections: detections! };
}

Object.assign(globalThis, { bench: { look, faces } });
