import { surest } from '../scene/objects-seen.js';
import { defineRule } from '../rules/rule.js';
import { assessSightings } from './seen-object.js';

/**
 * A phone in three of the last five samples, one of them sure. A phone that is held still comes and goes around 0.5 from
 * sample to sample: of ten ways to fall on the same clip, three have fewer than three samples above it, and none fewer than
 * three above 0.35; without a phone no score was above 0.28 in 9 minutes (`npm run bench:objects`).
 */
export const phoneVisible = defineRule({
  id: 'phone-visible',
  version: '1',
  kind: 'phone-visible',
  reason: 'A phone was in the picture.',
  thresholds: { enterScore: 0.5, leastScore: 0.35, windowSamples: 5, enterSamples: 3 },
  dwellMs: 0,
  exitMs: 4000,
  severities: [
    { afterMs: 0, severity: 'warn' },
    { afterMs: 10_000, severity: 'review' },
  ],
  sees: ['objects'],
  assess: ({ objects }, active, limits) => assessSightings(objects, active, limits, (sample) => surest(sample, 'phone')),
});
