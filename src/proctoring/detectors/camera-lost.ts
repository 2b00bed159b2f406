import { INACTIVE, type Rule } from '../rule.js';

/** The camera was unplugged, revoked, or muted by the system for a while. */
export const cameraLost: Rule = {
  id: 'camera-lost',
  version: '1',
  kind: 'camera-lost',
  reason: 'The camera was disconnected.',
  thresholds: { mutedMs: 2000 },
  dwellMs: 0,
  exitMs: 0,
  severities: [{ afterMs: 0, severity: 'review' }],
  sees: ['device', 'tick'],
  assess({ camera, at }, _active, { mutedMs = 2000 }) {
    if (!camera) return INACTIVE;
    const lost = camera.state === 'ended' || (camera.state === 'muted' && at - camera.since >= mutedMs);
    return lost ? { state: 'active', confidence: 1, since: camera.since, evidence: { state: camera.state } } : INACTIVE;
  },
};
