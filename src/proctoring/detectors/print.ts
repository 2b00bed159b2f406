import { actionRule } from './actions.js';

/** The page was printed, or the dialog for it opened: the questions may leave with it. */
export const print = actionRule(
  { id: 'print', kind: 'print', reason: 'The page was printed, or was about to be.', severity: 'warn', actions: ['print'], thresholds: {} },
  () => ({}),
);
