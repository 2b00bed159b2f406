import { defineRule, INACTIVE } from '../rules/rule.js';

/**
 * The microphone was unplugged, revoked or muted, or gives no sound at all, not even noise: a switch on the device does
 * that, and so do some noise gates, which is why that takes long and stays a note.
 */
export const microphoneLost = defineRule({
  id: 'microphone-lost',
  version: '1',
  kind: 'microphone-lost',
  reason: 'The microphone gave no sound.',
  thresholds: { mutedMs: 2000, nothingMs: 10_000 },
  dwellMs: 0,
  exitMs: 0,
  severities: [
    { afterMs: 0, severity: 'note' },
    { afterMs: 10_000, severity: 'warn' },
  ],
  sees: ['device', 'audio', 'tick', 'monitor'],
  assess({ microphone, monitors, hearing: { nothingSince }, at }, _active, { mutedMs, nothingMs }) {
    if (monitors.audio?.state !== 'on') return INACTIVE;
    if (microphone?.state === 'ended' || (microphone?.state === 'muted' && at - microphone.since >= mutedMs)) {
      return { state: 'active', confidence: 1, since: microphone.since, evidence: { state: microphone.state } };
    }
    if (nothingSince === undefined || at - nothingSince < nothingMs) return INACTIVE;
    return { state: 'active', confidence: 0.8, since: nothingSince, evidence: { state: 'silent' }, atMost: 'note' };
  },
});
