import { enoughSightings, type ObjectSample, type ObjectsSeen, type SampleLimits, type Sighting } from '../scene/objects-seen.js';
import { INACTIVE, type Assessment } from '../rules/rule.js';

/** What samples of an object engine say, as rules on objects put it. */
export function assessSightings(
  seen: ObjectsSeen,
  active: boolean,
  limits: SampleLimits,
  look: (sample: ObjectSample) => Pick<Sighting, 'score' | 'box'> | undefined,
  isReal: (sightings: readonly Sighting[]) => boolean = () => true,
): Assessment {
  const sightings = enoughSightings(seen, active, limits, look);
  const newest = sightings?.at(-1);
  if (!sightings || !newest || (!active && !isReal(sightings))) return INACTIVE;
  const score = Math.max(...sightings.map((sighting) => sighting.score));
  const { x, y, width, height } = newest.box;
  return {
    state: 'active',
    confidence: score,
    since: sightings[0]?.at ?? newest.at,
    evidence: { score: hundredths(score), seen: sightings.length, samples: Math.min(seen.length, limits.windowSamples), box: [x, y, width, height].map(hundredths) },
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
