import { FullscreenError } from '../../errors/index.js';
import { whilePrompting } from '../../media/own-prompts.js';
import { withTimeLimit } from '../../utils/with-time-limit.js';

/** Held keys do not leave full screen at one touch. All others stay the system's: magnifiers and screen readers live on them. */
const HELD_KEYS = ['Escape', 'F11'];

/** A browser that has not answered by then is gone on without, ms. */
const ENTER_MS = 2000;

/** W3C Keyboard Lock; Chromium alone has it. */
interface KeyboardNavigator {
  readonly keyboard?: { lock?(keys: readonly string[]): Promise<void>; unlock?(): void };
}

/**
 * One element in full screen, with the keys that leave it held where the browser can do that. A deterrent, not a lock: holding
 * Escape, the system's own keys and a second device all get around it.
 */
export class FullScreen {
  readonly #element: Element;

  constructor(element: Element) {
    this.#element = element;
  }

  /** False where the browser has no full screen, or an embedding page does not pass it on. */
  get isSupported(): boolean {
    return document.fullscreenEnabled;
  }

  get isOn(): boolean {
    return document.fullscreenElement !== null;
  }

  /** Call it in a gesture. Resolves once it is entered, or is known to be refused; `isOn` says which. */
  async enter(): Promise<void> {
    if (!this.isSupported || this.isOn) return;
    const asked = whilePrompting(this.#element.requestFullscreen({ navigationUI: 'hide' }));
    try {
      await withTimeLimit(() => asked, { signal: new AbortController().signal, timeLimitMs: ENTER_MS }, () => new FullscreenError('refused'));
      // Keys that cannot be held are not.
      void (navigator as KeyboardNavigator).keyboard?.lock?.(HELD_KEYS).catch(() => undefined);
    } catch {
      // Whoever watches the page tells that it is not in full screen.
    }
  }

  /** Leaves it, where this element is what fills the screen. */
  async leave(): Promise<void> {
    if (document.fullscreenElement !== this.#element) return;
    (navigator as KeyboardNavigator).keyboard?.unlock?.();
    // Already left meanwhile is left as well.
    await document.exitFullscreen().catch(() => undefined);
  }
}
