import { defineRule, INACTIVE } from '../rules/rule.js';

/**
 * Monitoring should run and does not: the engine failed, or gives no result. Time is told every 200 ms, so a silence is
 * told within 2 s. Never counts against the candidate.
 */
export const monitoringGap = defineRule({
  id: 'monitoring-gap',
  version: '2',
  kind: 'monitoring-gap',
  reason: 'Monitoring did not run.',
  thresholds: { silentMs: 1700 },
  dwellMs: 0,
  exitMs: 0,
  severities: [{ afterMs: 0, severity: 'note' }],
  sees: ['vision', 'monitor', 'device', 'environment', 'tick'],
  assess({ monitors, vision, camera, visible, at }, _active, { silentMs }) {
    const monitor = monitors.vision;
    if (monitor?.state === 'failed') return { state: 'active', confidence: 1, since: monitor.at, evidence: monitor.code ? { code: monitor.code } : {} };
    // Hidden tabs get few frames, and a lost camera none: both have incidents of their own.
    if (monitor?.state !== 'on' || camera?.state !== 'live' || !visible.ok) return INACTIVE;
    const last = Math.max(vision?.at ?? 0, monitor.at, camera.since, visible.since);
    return at - last >= silentMs ? { state: 'active', confidence: 1, since: last, evidence: { silentMs: Math.round(at - last) } } : INACTIVE;
  },
});
