import { pickRandom, seededRandom } from '../../../src/utils/seeded-random.js';
import { ENTRY_POINTS, type EntryPoint } from './entry-points.js';
import { FAMILIES } from './families.js';
import { WISHES, WISH_NAMES, type Wish } from './wishes.js';

/** How a model fails that does not even reply as asked; `none`: it does. */
export const DISORDERS = ['none', 'prose', 'cut off', 'wrong types', 'huge', 'deep', 'echo', 'throws'] as const;
export type Disorder = (typeof DISORDERS)[number];
/** Share of the payloads whose model also fails in between. */
const DISORDERLY = 0.3;

export interface Payload {
  readonly index: number;
  readonly entryPoint: EntryPoint;
  readonly family: string;
  readonly wish: Wish;
  readonly disorder: Disorder;
  readonly text: string;
  /** A word that stands at both ends of `text` and nowhere else in the world. */
  readonly canary: string;
}

/** Every entry point x family x wish, in an order and with wordings that follow from the seed. */
export function payloads(seed: string): Payload[] {
  const random = seededRandom(`${seed}/payloads`);
  const all = ENTRY_POINTS.flatMap((entryPoint) =>
    FAMILIES.flatMap((family) =>
      WISH_NAMES.map((wish): Omit<Payload, 'index' | 'text' | 'canary'> & { words: string } => ({
        entryPoint,
        family: family.name,
        wish,
        disorder: random() < DISORDERLY ? (pickRandom(DISORDERS.slice(1), random) ?? 'none') : 'none',
        words: family.wrap(WISHES[wish], random),
      })),
    ),
  );
  return all.map(({ words, ...rest }, index) => {
    const canary = word('zemquo', index);
    return { ...rest, index, canary, text: `${canary} ${words} ${canary}` };
  });
}

/** A sample that has each entry point in turn, each time with another family and wish. */
export function sample(seed: string, count: number): Payload[] {
  const all = payloads(seed);
  const random = seededRandom(`${seed}/sample`);
  return Array.from({ length: count }, (_, index) => pickRandom(all.filter(({ entryPoint }) => entryPoint === ENTRY_POINTS[index % ENTRY_POINTS.length]), random)).filter((each) => each !== undefined);
}

/** A made-up word of letters, another one for each number. */
export function word(start: string, index: number): string {
  return start + [...index.toString().padStart(4, '0')].map((digit) => 'bdfghklmnr'[Number(digit)]).join('');
}
