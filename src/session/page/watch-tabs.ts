import { every, teller, type PageWatch } from './watch.js';

/** How often it is asked whether another tab has the interview open, ms: no browser tells of it by itself. */
const ASK_MS = 500;

/** Whether this is the only tab of the interview: now, and at each change. */
export function watchTabs(page: PageWatch & { otherTabs(): Promise<number> }, signal: AbortSignal): void {
  const tell = teller(page, 'tabs');
  let before: number | undefined;
  const ask = async (): Promise<void> => {
    const others = await page.otherTabs();
    if (signal.aborted || others === before) return;
    before = others;
    tell(others === 0, { others });
  };
  void ask();
  every(ASK_MS, page.clock, () => void ask(), signal);
}
