import { overlap, type ObjectSample, type SeenObject, type Sighting } from '../scene/objects-seen.js';
import { defineRule } from '../rules/rule.js';
import { assessSightings } from './seen-object.js';

/**
 * Two people in three of the last five samples, of whom the face models see one at most: somebody who has turned away, or is
 * cut off by the border. Never more than a note, because a person is found on posters too. A poster does not move: its boxes
 * cover each other by 0.94 and more (intersection over union, three sizes, with the noise of a camera), those of two people
 * who sit still came down to 0.84 within ten seconds (measured). So whoever never moved is no second person.
 */
export const secondPerson = defineRule({
  id: 'second-person',
  version: '1',
  kind: 'multiple-faces',
  reason: 'More than one person was in the picture, one without a face to be seen.',
  thresholds: { enterScore: 0.5, leastScore: 0.5, windowSamples: 5, enterSamples: 3, stillShare: 0.9 },
  dwellMs: 0,
  exitMs: 4000,
  severities: [{ afterMs: 0, severity: 'note' }],
  explains: false,
  sees: ['objects'],
  assess: ({ objects }, active, { stillShare, ...limits }) =>
    assessSightings(objects, active, limits, (sample) => (sample.faces > 1 ? undefined : secondLargest(sample, limits.leastScore)), (sightings) => moved(sightings, stillShare)),
});

/** The candidate is the one who is nearest. */
function secondLargest({ objects }: ObjectSample, leastScore: number): SeenObject | undefined {
  const area = ({ box }: SeenObject): number => box.width * box.height;
  return objects.filter(({ label, score }) => label === 'person' && score >= leastScore).sort((a, b) => area(b) - area(a))[1];
}

function moved(sightings: readonly Sighting[], stillShare: number): boolean {
  const last = sightings.at(-1);
  return last !== undefined && sightings.some(({ box }) => overlap(box, last.box) < stillShare);
}
