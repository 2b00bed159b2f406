import type { InterviewError } from '../../errors/index.js';
import { watchActions } from './watch-actions.js';
import { watchClock } from './watch-clock.js';
import { watchFocus } from './watch-focus.js';
import { watchFullscreen } from './watch-fullscreen.js';
import { watchScreens } from './watch-screens.js';
import { watchTabs } from './watch-tabs.js';
import { watchVisibility } from './watch-visibility.js';
import type { PageWatch } from './watch.js';

export interface PageWatchOptions extends PageWatch {
  /** The interview is to be in full screen. */
  readonly fullscreen: boolean;
  /** How many other tabs have the interview open; absent where there is no interview to have open twice. */
  readonly otherTabs: (() => Promise<number>) | undefined;
  onError(error: InterviewError): void;
}

/** Tells all that a page can tell of itself: its state at the start, then each change and each thing that is done with it. */
export function watchPage({ fullscreen, otherTabs, ...page }: PageWatchOptions, signal: AbortSignal): void {
  if (typeof document === 'undefined' || signal.aborted) return;
  watchVisibility(page, signal);
  watchFocus(page, signal);
  if (fullscreen) watchFullscreen(page, signal);
  watchScreens(page, signal);
  if (otherTabs) watchTabs({ ...page, otherTabs }, signal);
  watchActions(page, signal);
  watchClock({ ...page, isVisible: () => document.visibilityState === 'visible' }, signal);
}
