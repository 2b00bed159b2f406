import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ENTRY_POINTS } from '../../evals/injection/entry-points.js';
import { evaluate, sums, type Outcome } from '../../evals/injection/evaluate.js';
import { payloads, sample } from '../../evals/injection/payloads.js';
import { PLANTS } from '../../evals/injection/plants.js';
import { INVARIANTS } from '../../evals/injection/tally.js';
import { WISH_NAMES } from '../../evals/injection/wishes.js';

/** Each wish twice, at different ways in. */
const SMALL = WISH_NAMES.flatMap((wish, index) => payloads('test').filter((payload) => payload.wish === wish && payload.entryPoint === ENTRY_POINTS[index % ENTRY_POINTS.length]).slice(index, index + 2));
const broken = (outcomes: readonly Outcome[]): number[] => sums(outcomes).flatMap(({ violated }, index) => (violated > 0 ? [index + 1] : []));

describe('payloads', () => {
  it('are at least 500, at least 40 for each way in, each with a word of its own', () => {
    const all = payloads('1');
    assert.ok(all.length >= 500, String(all.length));
    for (const entryPoint of ENTRY_POINTS) assert.ok(all.filter((payload) => payload.entryPoint === entryPoint).length >= 40, entryPoint);
    assert.equal(new Set(all.map(({ canary }) => canary)).size, all.length);
    assert.ok(all.every(({ text, canary }) => text.startsWith(canary) && text.endsWith(canary)));
  });

  it('follow from the seed alone', () => {
    assert.deepEqual(payloads('1'), payloads('1'));
    assert.notDeepEqual(payloads('1'), payloads('2'));
    assert.deepEqual(sample('1', 12), sample('1', 12));
  });
});

describe('an interview with a model that obeys the attacker', () => {
  it('breaks nothing, and every invariant is looked at', async () => {
    const outcomes = await evaluate(SMALL);
    assert.deepEqual(outcomes.flatMap(({ violations }) => violations), []);
    for (const [index, { checked }] of sums(outcomes).entries()) assert.ok(checked > 0, INVARIANTS[index]);
  });

  it('shows the model what can be said to it, and neither name, file name nor hidden text', async () => {
    // Some of each: what is asked in return goes to a model only where no rule knows what is wanted.
    const some = ENTRY_POINTS.flatMap((entryPoint) => payloads('test').filter((each) => each.entryPoint === entryPoint && each.disorder === 'none').filter((_, index) => index % 20 === 0));
    const outcomes = await evaluate(some);
    for (const entryPoint of ENTRY_POINTS) {
      const here = outcomes.filter(({ payload }) => payload.entryPoint === entryPoint);
      assert.equal(here.every(({ shown }) => shown.asking === 0), ['hidden resume', 'name', 'file name'].includes(entryPoint), entryPoint);
      assert.equal(here.every(({ shown }) => shown.scoring > 0), ['answer', 'follow-up answer', 'transcript edit'].includes(entryPoint), entryPoint);
      assert.equal(here.some(({ shown }) => shown.scoring > 0), ['answer', 'follow-up answer', 'transcript edit'].includes(entryPoint), entryPoint);
    }
  });
});

describe('a weakness that is planted is found', () => {
  for (const [name, plant] of Object.entries(PLANTS)) {
    it(`${name}: ${plant.what}`, async () => {
      const found = new Set<number>();
      for (const payload of SMALL) {
        if (!found.has(plant.breaks)) for (const invariant of broken(await evaluate([payload], plant))) found.add(invariant);
      }
      assert.ok(found.has(plant.breaks), `found: ${[...found].join() || 'nothing'}`);
    });
  }

  it('at every invariant', () => {
    assert.deepEqual([...new Set(Object.values(PLANTS).map(({ breaks }) => breaks))].sort((a, b) => a - b), INVARIANTS.map((_, index) => index + 1));
  });
});
