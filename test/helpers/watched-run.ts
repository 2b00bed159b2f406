// What a test or a bench does with the page `test/e2e/pages/watched.ts`.
import type { Watched } from '../e2e/pages/watched.js';
import { openTestPage, waitUntil, type TestPage } from './browser-page.js';

interface WatchedGlobal {
  readonly watched: Watched;
}

export type WatchedNumbers = Pick<Watched, 'results' | 'told' | 'errors' | 'mostInFlight'> & { readonly delivered: number; /** The page's clock, ms. */ readonly now: number };

/** `footage`: what the fake camera shows, over and over. */
export function openWatched(footage: string, query: string, flags: readonly string[] = []): Promise<TestPage> {
  return openTestPage({ script: 'test/e2e/pages/watched.ts', query, flags: [`--use-file-for-fake-video-capture=${footage}`, ...flags] });
}

export function numbers({ page }: TestPage): Promise<WatchedNumbers> {
  return page.evaluate(() => {
    const { results, told, errors, mostInFlight, delivered } = (globalThis as unknown as WatchedGlobal).watched;
    return { results, told, errors, mostInFlight, delivered: delivered(), now: performance.now() };
  });
}

/** Ends the engine's worker; gives the page's clock, ms. */
export function killWorker({ page }: TestPage): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as WatchedGlobal).watched.kill());
}

export function smoothness({ page }: TestPage, ms: number): ReturnType<Watched['smoothness']> {
  return page.evaluate((time) => (globalThis as unknown as WatchedGlobal).watched.smoothness(time), ms);
}

/** Waits for so many results after `since`, the page's clock, ms. */
export function untilResults({ page }: TestPage, count: number, since = 0, timeout = 60_000): Promise<void> {
  return waitUntil(page, (wanted: number, after: number) => ((globalThis as unknown as Partial<WatchedGlobal>).watched?.results ?? []).filter((at) => at > after).length >= wanted, {
    args: [count, since] as [number, number],
    timeout,
    what: `${count} analysed pictures`,
  });
}

/** Waits until this was reported after `since`, the page's clock, ms. */
export function untilTold({ page }: TestPage, what: string, since: number, timeout = 60_000): Promise<void> {
  return waitUntil(page, (wanted: string, after: number) => (globalThis as unknown as WatchedGlobal).watched.told.some((each) => each.what === wanted && each.at > after), {
    args: [what, since] as [string, number],
    timeout,
    what,
  });
}
