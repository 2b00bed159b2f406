import type { Box, Observation } from '../../spec/index.js';

/** Where people were is known for pictures this near in time, ms: half a second of moving stays within the outlines. */
const NEAR_MS = 500;

/** An ellipse, in parts of the frame. */
export interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
}

interface Seen {
  readonly at: number;
  readonly outlines: readonly Ellipse[];
}

/** Remembers where people were in the pictures of the last seconds. */
export class People {
  readonly #memoryMs: number;
  #seen: Seen[] = [];

  constructor(memoryMs: number) {
    this.#memoryMs = memoryMs;
  }

  saw(observation: Observation): void {
    const outlines = outlinesOf(observation);
    if (!outlines) return;
    this.#seen = [...this.#seen.filter(({ at }) => at >= observation.at - this.#memoryMs), { at: observation.at, outlines }];
  }

  /** Outlines of head and shoulders of all who were seen about then; empty where nobody was. */
  at(time: number): readonly Ellipse[] {
    return this.#seen.filter(({ at }) => Math.abs(at - time) <= NEAR_MS).flatMap(({ outlines }) => outlines);
  }
}

function outlinesOf(observation: Observation): readonly Ellipse[] | undefined {
  switch (observation.type) {
    case 'vision':
      return [...observation.faces, ...(observation.detected ?? [])].flatMap(({ box }) => headAndShoulders(box));
    case 'objects':
      return observation.objects.filter(({ label }) => label === 'person').map(({ box }) => within(box));
    default:
      return undefined;
  }
}

/**
 * A face box reaches from brow to chin and from cheek to cheek. The head with its hair is taken to be twice as high and
 * nearly twice as wide; shoulders are about 3.6 cheekbones wide (bideltoid and bizygomatic breadth, ANSUR II, Gordon et al.
 * 2014), and have four, for moving.
 */
function headAndShoulders({ x, y, width, height }: Box): readonly Ellipse[] {
  const centre = x + width / 2;
  return [
    { x: centre, y: y + height * 0.35, radiusX: width * 0.9, radiusY: height },
    { x: centre, y: y + height * 2.7, radiusX: width * 2, radiusY: height * 1.6 },
  ];
}

function within({ x, y, width, height }: Box): Ellipse {
  return { x: x + width / 2, y: y + height / 2, radiusX: width / 2, radiusY: height / 2 };
}
