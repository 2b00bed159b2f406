import { teller, type PageWatch } from './watch.js';

/** W3C Window Management; Chromium alone has it, and only where the page may know. */
interface ExtendedScreen extends EventTarget {
  readonly isExtended?: boolean;
}

/** Whether one screen is all there is: now, and at each change. Says nothing where the browser does not. */
export function watchScreens(page: PageWatch, signal: AbortSignal): void {
  const screen = window.screen as unknown as ExtendedScreen;
  if (screen.isExtended === undefined) return;
  const told = teller(page, 'screens');
  const tell = (): void => told(!screen.isExtended);
  screen.addEventListener('change', tell, { signal });
  tell();
}
