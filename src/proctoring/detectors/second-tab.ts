import { defineRule, INACTIVE } from '../rules/rule.js';

/** Another tab or window of this browser has the same interview open. */
export const secondTab = defineRule({
  id: 'second-tab',
  version: '1',
  kind: 'second-tab',
  reason: 'The interview was open in a second tab.',
  thresholds: {},
  dwellMs: 0,
  exitMs: 0,
  severities: [{ afterMs: 0, severity: 'warn' }],
  sees: ['environment', 'tick'],
  assess: ({ page: { tabs } }) => (tabs.ok ? INACTIVE : { state: 'active', confidence: 1, since: tabs.since }),
});
