import { noiseFloor } from '../../utils/audio-level.js';
import { defineRule, INACTIVE, UNKNOWN } from '../rules/rule.js';
import { samplesSince } from '../scene/samples-since.js';

/**
 * The room is loud, and stays so: even the quietest moment of some seconds is, and the quietest tenth lies close above
 * it. Speech comes down further between two words and within a "t" or a "p", also where two people speak at once; a fan,
 * traffic, a crowd or music does not. The level is what the browser delivers, after its noise suppression and gain
 * control, so it says how clean the sound is, not how loud the room. A circumstance; never more than a note.
 */
export const loudNoise = defineRule({
  id: 'loud-noise',
  version: '1',
  kind: 'loud-noise',
  reason: 'It was loud around the microphone.',
  thresholds: { windowMs: 5000, enterDecibels: -42, exitDecibels: -45, spreadDecibels: 6 },
  dwellMs: 4500,
  exitMs: 1000,
  severities: [{ afterMs: 0, severity: 'note' }],
  sees: ['audio'],
  assess({ hearing: { last, recent } }, active, { windowMs, enterDecibels, exitDecibels, spreadDecibels }) {
    if (!last || last.interviewer) return UNKNOWN;
    const window = samplesSince(recent, last.at - windowMs);
    const levels = window.map(({ level }) => level).sort((a, b) => a - b);
    const [quietest = -100] = levels;
    if (quietest <= (active ? exitDecibels : enterDecibels) || noiseFloor(levels) - quietest > spreadDecibels) return INACTIVE;
    return { state: 'active', confidence: 0.9, since: window[0]?.at ?? last.at, evidence: { quietestDecibels: Math.round(quietest) } };
  },
});
