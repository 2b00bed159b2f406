import { actionRule } from './actions.js';

/** The context menu was opened: it has spelling and dictation in it as well as search. */
export const contextMenu = actionRule(
  { id: 'context-menu', kind: 'context-menu', reason: 'The context menu was opened.', severity: 'note', actions: ['context-menu'], thresholds: {} },
  () => ({}),
);
