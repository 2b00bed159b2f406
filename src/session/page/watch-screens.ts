import { every, teller, type PageWatch } from './watch.js';

/** How often it is looked, ms: Chromium does not tell of every screen that comes (156 tells of none that the page is not on). */
const LOOK_MS = 1000;

/** W3C Window Management; Chromium alone has it, and only where the page may know. */
interface ExtendedScreen extends EventTarget {
  readonly isExtended?: boolean;
}

/** Whether one screen is all there is: now, and at each change. Says nothing where the browser does not. */
export function watchScreens(page: PageWatch, signal: AbortSignal): void {
  const screen = window.screen as unknown as ExtendedScreen;
  if (screen.isExtended === undefined) return;
  const told = teller(page, 'screens');
  let before: boolean | undefined;
  const look = (): void => {
    if (screen.isExtended === before) return;
    before = screen.isExtended;
    told(!before);
  };
  screen.addEventListener('change', look, { signal });
  every(LOOK_MS, page.clock, look, signal);
  look();
}
