import type { ObjectObservation } from '../../spec/index.js';

/** Samples that are kept: the longest window of a rule. */
const KEPT = 5;
/** Without a sample for this long nobody knows any more, ms: twice the slowest pace at which objects are looked for. */
export const FRESH_LOOK_MS = 12_000;

export type SeenObject = ObjectObservation['objects'][number];

/** One look for objects, with how many faces the face models saw at that time. */
export interface ObjectSample {
  readonly at: number;
  readonly objects: readonly SeenObject[];
  readonly faces: number;
}

/** The last samples, oldest first. */
export type ObjectsSeen = readonly ObjectSample[];

export function withSample(seen: ObjectsSeen, { at, objects }: ObjectObservation, { detected = 0, landmarked }: { readonly detected: number | undefined; readonly landmarked: number }): ObjectsSeen {
  return [...seen, { at, objects, faces: Math.max(detected, landmarked) }].slice(-KEPT);
}

export function isFreshLook(seen: ObjectsSeen, at: number): boolean {
  const last = seen.at(-1);
  return last !== undefined && at - last.at <= FRESH_LOOK_MS;
}

/** What one sample shows of what a rule asks for, strongest first. */
export interface Sighting {
  readonly at: number;
  readonly score: number;
  readonly box: SeenObject['box'];
}

/** How samples make a finding. Scores 0..1; `windowSamples` at most 5. */
export interface SampleLimits {
  /** At least one of the sightings is this sure. */
  readonly enterScore: number;
  /** What is less sure is no sighting. */
  readonly leastScore: number;
  readonly windowSamples: number;
  /** Sightings in the window. */
  readonly enterSamples: number;
}

/**
 * The sightings of a window that are enough, oldest first, the newest sample among them; undefined otherwise. Once `active`,
 * a sighting in the newest sample is.
 */
export function enoughSightings(seen: ObjectsSeen, active: boolean, { enterScore, leastScore, windowSamples, enterSamples }: SampleLimits, look: (sample: ObjectSample) => Pick<Sighting, 'score' | 'box'> | undefined): readonly Sighting[] | undefined {
  const window = seen.slice(-windowSamples);
  const sightings = window.flatMap((sample) => {
    const sight = look(sample);
    return sight && sight.score >= leastScore ? [{ at: sample.at, score: sight.score, box: sight.box }] : [];
  });
  if (sightings.at(-1)?.at !== window.at(-1)?.at || sightings.length === 0) return undefined;
  if (active) return sightings;
  return sightings.length >= enterSamples && sightings.some(({ score }) => score >= enterScore) ? sightings : undefined;
}

/** The surest object with this label. */
export function surest({ objects }: ObjectSample, label: string): SeenObject | undefined {
  return objects.filter((object) => object.label === label).sort((a, b) => b.score - a.score)[0];
}

/** How far two boxes cover each other: intersection over union, 0..1. */
export function overlap(a: SeenObject['box'], b: SeenObject['box']): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (a.width * a.height + b.width * b.height - common);
}
