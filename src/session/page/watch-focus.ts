import { isPrompting, onPromptsOver } from '../../media/own-prompts.js';
import { teller, type PageWatch } from './watch.js';

/**
 * Whether the window is in front: now, and at each change. Focus that moved into a frame of the page has not left it, nor
 * has focus that the browser took to ask something for us, or to go into full screen.
 */
export function watchFocus(page: PageWatch, signal: AbortSignal): void {
  const told = teller(page, 'focus');
  const tell = (): void => told(document.hasFocus() || isPrompting() || isInFrame(document.activeElement));
  window.addEventListener('blur', tell, { signal });
  window.addEventListener('focus', tell, { signal });
  onPromptsOver(tell, signal);
  tell();
}

/** Also of a frame inside elements with a shadow root. */
function isInFrame(active: Element | null): boolean {
  const inner = active?.shadowRoot?.activeElement;
  return inner ? isInFrame(inner) : active?.tagName === 'IFRAME';
}
