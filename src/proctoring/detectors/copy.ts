import { actionRule } from './actions.js';

/** Text of the page was copied or cut. */
export const copy = actionRule(
  { id: 'copy', kind: 'copy', reason: 'Text was copied.', severity: 'note', actions: ['copy', 'cut'], thresholds: {} },
  () => ({}),
);
