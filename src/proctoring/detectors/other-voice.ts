import type { AudioObservation } from '../../spec/index.js';
import { defineRule, INACTIVE, UNKNOWN } from '../rules/rule.js';
import { samplesSince } from '../scene/samples-since.js';

/** The next moments of the same voices lie this near, ms ... */
const FOLLOWS_MS = 450;
/** ... and their pitches, as a ratio. */
const SAME_PITCH = 0.15;

/**
 * Two voices at once: in moments of 50 ms two pitches that are not multiples of each other explain the sound where one
 * does not, and the same two are there in another moment close by. Two people who talk over each other show this in a
 * tenth of the moments, since both have to be in a vowel; of 15 single voices of whom ten are synthetic none showed it in
 * more than 7 %. It stays a note unless it is clear. It cannot tell a person in the room from a radio or a call, and takes
 * music for voices; two voices an octave apart, or one that is 12 dB softer, mostly escape it. What is heard while the
 * interviewer is played is not looked at.
 */
export const otherVoice = defineRule({
  id: 'other-voice',
  version: '1',
  kind: 'other-voice',
  reason: 'Two voices were heard at the same time.',
  thresholds: { windowMs: 3000, overlap: 0.02, enterShare: 0.08, exitShare: 0.04, clearShare: 0.1, fewestSounds: 40 },
  dwellMs: 500,
  exitMs: 1000,
  severities: [{ afterMs: 0, severity: 'warn' }],
  sees: ['audio'],
  assess({ hearing: { last, recent } }, active, { windowMs, overlap, enterShare, exitShare, clearShare, fewestSounds }) {
    if (!last || last.interviewer) return UNKNOWN;
    const window = samplesSince(recent, last.at - windowMs);
    const sounds = window.filter(({ speech }) => speech).length;
    const both = window.filter((each) => (each.overlap ?? 0) >= overlap);
    const lasting = both.filter((each) => both.some((other) => other !== each && goesOn(each, other)));
    const share = lasting.length / Math.max(sounds, fewestSounds);
    if (share < (active ? exitShare : enterShare)) return INACTIVE;
    const moments = lasting.map(({ at }) => at);
    return {
      state: 'active',
      confidence: Math.min(0.9, 0.4 + share * 2),
      evidence: { share: Math.round(share * 100) / 100, voices: 2 },
      since: Math.min(...moments),
      until: Math.max(...moments),
      ...(share < clearShare ? { atMost: 'note' as const } : {}),
    };
  },
});

function goesOn(one: AudioObservation, other: AudioObservation): boolean {
  if (Math.abs(one.at - other.at) > FOLLOWS_MS) return false;
  const [here = [], there = []] = [one.pitches, other.pitches];
  return here.every((pitch, index) => Math.abs(pitch / (there[index] ?? 0) - 1) < SAME_PITCH);
}
