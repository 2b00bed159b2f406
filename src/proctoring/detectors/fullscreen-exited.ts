import { defineRule, INACTIVE } from '../rules/rule.js';

/** The page is no longer in full screen, where the plan asks for it. Only a page that was in full screen can leave it. */
export const fullscreenExited = defineRule({
  id: 'fullscreen-exited',
  version: '1',
  kind: 'fullscreen-exited',
  reason: 'Full screen was left.',
  thresholds: {},
  dwellMs: 0,
  exitMs: 0,
  severities: [{ afterMs: 0, severity: 'warn' }],
  sees: ['environment', 'tick'],
  assess: ({ page: { fullscreen } }) => (fullscreen.ok ? INACTIVE : { state: 'active', confidence: 1, since: fullscreen.since }),
});
