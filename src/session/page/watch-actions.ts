import type { ActionObservation } from '../../spec/index.js';
import type { PageWatch } from './watch.js';
import { fieldKind, pastedLength, selectedLength } from './field.js';

/** Copying, cutting, pasting, printing and context menus anywhere in the page: that it was done, how long it was, in what kind of field. */
export function watchActions({ now, onObservation }: PageWatch, signal: AbortSignal): void {
  const tell = (action: ActionObservation['action'], more: Pick<ActionObservation, 'length' | 'target'> = {}): void => onObservation({ type: 'action', at: now(), action, ...more });
  const options = { signal, capture: true };
  for (const action of ['copy', 'cut'] as const) {
    document.addEventListener(action, (event) => tell(action, { ...selectedLength(event), target: fieldKind(event) }), options);
  }
  document.addEventListener('paste', (event) => tell('paste', { ...pastedLength(event), target: fieldKind(event) }), options);
  document.addEventListener('contextmenu', (event) => tell('context-menu', { target: fieldKind(event) }), options);
  window.addEventListener('beforeprint', () => tell('print'), { signal });
}
