import type { EnvironmentObservation } from '../spec/index.js';

/** Tells of the tab and the window: once at the start, then at each change. */
export function watchPage(
  { now, onObservation }: { now(): number; onObservation(observation: EnvironmentObservation): void },
  signal: AbortSignal,
): void {
  if (typeof document === 'undefined' || signal.aborted) return;
  const tell = (name: 'visibility' | 'focus', ok: boolean): void => onObservation({ type: 'environment', at: now(), signal: name, ok });
  const visibility = (): void => tell('visibility', document.visibilityState === 'visible');
  // Focus that moved into a frame of the page, or to a permission prompt of the browser, has not left the page.
  const focus = (): void => tell('focus', document.hasFocus() || document.activeElement?.tagName === 'IFRAME');
  document.addEventListener('visibilitychange', visibility, { signal });
  window.addEventListener('blur', focus, { signal });
  window.addEventListener('focus', focus, { signal });
  visibility();
  focus();
}
