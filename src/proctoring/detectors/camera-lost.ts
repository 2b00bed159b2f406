import { defineRule, INACTIVE } from '../rules/rule.js';

/** The camera was unplugged or revoked, or the system muted it for a while. */
export const cameraLost = defineRule({
  id: 'camera-lost',
  version: '1',
  kind: 'camera-lost',
  reason: 'The camera was disconnected.',
  thresholds: { mutedMs: 2000 },
  dwellMs: 0,
  exitMs: 0,
  severities: [{ afterMs: 0, severity: 'review' }],
  sees: ['device', 'tick'],
  assess({ camera, at }, _active, { mutedMs }) {
    const lost = camera?.state === 'ended' || (camera?.state === 'muted' && at - camera.since >= mutedMs);
    return lost ? { state: 'active', confidence: 1, since: camera.since, evidence: { state: camera.state } } : INACTIVE;
  },
});
