import { defineRule, INACTIVE } from '../rules/rule.js';

/** Another camera took the place of the one before, by its name or because the page says so. A moment, told as `shownMs` long: what the new one shows is watched as before. */
export const cameraChanged = defineRule({
  id: 'camera-changed',
  version: '1',
  kind: 'camera-changed',
  reason: 'Another camera was used than before.',
  thresholds: { shownMs: 1000 },
  dwellMs: 0,
  exitMs: 0,
  severities: [{ afterMs: 0, severity: 'warn' }],
  sees: ['device', 'tick'],
  assess({ camera, at }, _active, { shownMs }) {
    if (camera?.changedAt === undefined || at - camera.changedAt >= shownMs) return INACTIVE;
    return { state: 'active', confidence: 1, since: camera.changedAt };
  },
});
