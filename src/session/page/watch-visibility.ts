import { teller, type PageWatch } from './watch.js';

/** Whether the tab can be seen at all: now, and at each change. */
export function watchVisibility(page: PageWatch, signal: AbortSignal): void {
  const told = teller(page, 'visibility');
  const tell = (): void => told(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', tell, { signal });
  tell();
}
