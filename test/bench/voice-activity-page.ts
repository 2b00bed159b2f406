// What runs in the browser for `npm run bench:voice-activity`: recorded sound goes through a voice activity frame by frame,
// at the pace of a microphone or faster, and what it tells comes back with the time that each frame cost the page.
import { sileroVoiceActivity } from '../../src/adapters/silero/index.js';
import { energyVoiceActivity } from '../../src/media/energy-voice-activity.js';
import type { VoiceActivityPart } from '../../src/spec/index.js';
import { framesOf, joined, silence } from '../helpers/sound.js';
import { soundOf } from '../helpers/speech.js';

export interface HeardClip {
  /** `told`: end of the frame with which it was told, ms on the clock of the frames. */
  readonly parts: readonly (VoiceActivityPart & { readonly told: number })[];
  /** ms of the main thread for each frame. */
  readonly costs: readonly number[];
  readonly loadMs: number;
  readonly longTasks: readonly number[];
}

const ACTIVITIES = {
  energy: () => energyVoiceActivity(),
  silero: () => sileroVoiceActivity({ assetsUrl: '/assets/' }),
};

/** `pace`: 1 for the pace of a microphone, 2 for twice as fast. */
async function hear(name: keyof typeof ACTIVITIES, clip: string, pace: number): Promise<HeardClip> {
  const activity = ACTIVITIES[name]();
  const file = soundOf(new Uint8Array(await (await fetch(`/speech/${clip}.wav`)).arrayBuffer()));
  // What is told late is told in the silence behind it.
  const sound = joined(file, silence(1));
  const began = performance.now();
  await activity.load?.({ signal: new AbortController().signal });
  const loadMs = performance.now() - began;
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const parts: HeardClip['parts'][number][] = [];
  const costs: number[] = [];
  const from = performance.now();
  for (const frame of framesOf(sound)) {
    await until(from + (frame.at + 20) / pace);
    const start = performance.now();
    const found = activity.push(frame);
    costs.push(performance.now() - start);
    parts.push(...found.map((part) => ({ ...part, told: frame.at + 20 })));
  }
  observer.disconnect();
  activity.close?.();
  return { parts, costs, loadMs, longTasks };
}

/** Frames of a microphone do not wait for timers that a browser makes coarse, so this looks again each time it may. */
async function until(time: number): Promise<void> {
  for (let left = time - performance.now(); left > 0; left = time - performance.now()) await new Promise((resolve) => setTimeout(resolve, left));
}

Object.assign(globalThis, { bench: { hear } });
