import { defineRule, INACTIVE } from '../rules/rule.js';

/** More than one screen is connected. To own one is no conduct, so it is never more than a note. */
export const secondScreen = defineRule({
  id: 'second-screen',
  version: '1',
  kind: 'second-screen',
  reason: 'A second screen was connected.',
  thresholds: {},
  dwellMs: 0,
  exitMs: 0,
  severities: [{ afterMs: 0, severity: 'note' }],
  sees: ['environment', 'tick'],
  assess: ({ page: { screens } }) => (screens.ok ? INACTIVE : { state: 'active', confidence: 1, since: screens.since }),
});
