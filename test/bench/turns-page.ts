// The page of `npm run bench:turns`: conversations in a real browser, all of which hear the same microphone, which plays
// speech whose truth is known by the sample.
import { openAudioTap } from '../../src/media/index.js';
import { Lane, type LaneOptions, type LaneResult } from './turns/lane.js';
import { MarkerWatch, type Phrase } from './turns/marker.js';
import { NaivePipeline, type NaiveTurn } from './turns/naive.js';
import { P1, ZERO } from './turns/profile.js';

export interface Measured {
  readonly lanes: readonly LaneResult[];
  readonly naive: { readonly turns: readonly NaiveTurn[]; readonly chunks: number };
  readonly sampleRate: number;
  /** Longest task of the page, ms. */
  readonly longestTask: number;
}

export interface LaneSpec extends Omit<LaneOptions, 'profile'> {
  readonly profile: 'P1' | 'zero';
}

/** Until so many phrases have been heard whole, and their replies. */
export async function measure(specs: readonly LaneSpec[], phrases: readonly (readonly Phrase[])[], count: number, naiveSeeds: readonly string[]): Promise<Measured> {
  const life = new AbortController();
  const { signal } = life;
  // The processing of the browser would change the samples by which the truth is found.
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('There is no microphone.');
  const tap = await openAudioTap(track, { assetsUrl: '/assets/', now: () => performance.now(), signal });
  let longestTask = 0;
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (longestTask = Math.max(longestTask, duration))));
  const watch = new MarkerWatch(phrases);
  void watch.follow(tap, signal);
  const lanes = specs.map(({ profile, ...rest }) => new Lane({ ...rest, profile: profile === 'P1' ? P1 : ZERO }, watch));
  const naive = naiveSeeds.map((seed) => new NaivePipeline(P1, seed, watch));
  for (const lane of lanes) await lane.start(tap);
  for (const pipeline of naive) void pipeline.run(tap, signal).catch((error: unknown) => signal.aborted || console.error(String(error)));
  observer.observe({ type: 'longtask' });
  while (watch.heard.filter(({ to }) => to < performance.now() - 4000).length < count) await new Promise((resolve) => setTimeout(resolve, 200));
  observer.disconnect();
  const results = [];
  for (const lane of lanes) results.push(await lane.finish());
  const measured = { lanes: results, naive: { turns: naive.flatMap(({ turns }) => turns), chunks: naive.reduce((sum, { chunks }) => sum + chunks, 0) }, sampleRate: tap.sampleRate, longestTask };
  life.abort();
  track.stop();
  return measured;
}

Object.assign(globalThis, { bench: { measure } });
