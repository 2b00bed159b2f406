import { defineRule, INACTIVE } from '../rules/rule.js';

/** Another window has the focus while the tab is still visible. A hidden tab is its own incident. */
export const windowBlurred = defineRule({
  id: 'window-blurred',
  version: '1',
  kind: 'window-blurred',
  reason: 'Another window was in front.',
  thresholds: {},
  dwellMs: 1500,
  exitMs: 0,
  severities: [
    { afterMs: 0, severity: 'note' },
    { afterMs: 5000, severity: 'warn' },
  ],
  sees: ['environment', 'tick'],
  assess({ visible, focused }) {
    if (focused.ok || !visible.ok) return INACTIVE;
    return { state: 'active', confidence: 1, since: Math.max(focused.since, visible.since) };
  },
});
