import { defineRule, INACTIVE } from '../rules/rule.js';

/** The tab was not visible: another tab, another desktop, a minimised window. */
export const tabHidden = defineRule({
  id: 'tab-hidden',
  version: '1',
  kind: 'tab-hidden',
  reason: 'The tab was not visible.',
  thresholds: {},
  dwellMs: 0,
  exitMs: 0,
  severities: [{ afterMs: 0, severity: 'warn' }],
  sees: ['environment', 'tick'],
  assess: ({ visible }) => (visible.ok ? INACTIVE : { state: 'active', confidence: 1, since: visible.since }),
});
