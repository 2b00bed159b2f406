import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawQuestions } from '../../../src/interviewer/draw-questions.js';
import { plannedQuestionCount } from '../../../src/spec/index.js';
import { bank, plan } from './helpers.js';

const A = bank('alpha', [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
const B = bank('beta', [1, 2, 3, 4, 5]);
const C = bank('gamma', [3, 3]);

const seeds = Array.from({ length: 60 }, (_, index) => `seed-${index}`);

describe('drawQuestions', () => {
  const both = plan({ domains: ['alpha', 'beta'] });
  const ids = (seed: string) => drawQuestions([A, B], both, 6, seed).map(({ question }) => question.id);

  it('draws the same for the same seed, and differently for others', () => {
    assert.deepEqual(ids('x'), ids('x'));
    assert.ok(new Set(seeds.map((seed) => ids(seed).join())).size > 40);
  });

  it('draws nothing twice, and comes to every question in time', () => {
    for (const seed of seeds) assert.equal(new Set(ids(seed)).size, 6);
    assert.equal(new Set(seeds.flatMap(ids)).size, 15);
  });

  it('lets the banks take turns', () => {
    for (const seed of seeds) {
      assert.deepEqual(drawQuestions([A, B], both, 6, seed).map((drawn) => drawn.bank.id), ['alpha', 'beta', 'alpha', 'beta', 'alpha', 'beta']);
    }
  });

  it('goes on with the others when one bank has no more', () => {
    const drawn = drawQuestions([C, A], plan({ domains: ['gamma', 'alpha'] }), 7, 'x').map((each) => each.bank.id);
    assert.deepEqual(drawn, ['gamma', 'alpha', 'gamma', 'alpha', 'alpha', 'alpha', 'alpha']);
  });

  it('rises gently: each bank from easier to harder, the whole from the lowest to the highest', () => {
    for (const seed of seeds) {
      const drawn = drawQuestions([A, B], both, 10, seed);
      for (const source of [A, B]) {
        const own = drawn.filter((each) => each.bank === source).map((each) => each.question.difficulty);
        assert.deepEqual(own, own.toSorted((a, b) => a - b));
      }
      const all = drawn.map((each) => each.question.difficulty);
      assert.ok((all[0] ?? 9) <= 2 && (all.at(-1) ?? 0) >= 4, all.join());
      all.slice(1).forEach((difficulty, index) => assert.ok(Math.abs(difficulty - (all[index] ?? 0)) <= 3, all.join()));
    }
  });

  it('keeps to the range', () => {
    for (const seed of seeds) {
      const drawn = drawQuestions([A, B], plan({ domains: ['alpha', 'beta'], difficulty: { min: 2, max: 3 } }), 6, seed);
      assert.equal(drawn.length, 6);
      assert.ok(drawn.every(({ question }) => question.difficulty === 2 || question.difficulty === 3));
    }
  });

  it('gives all there are where more are asked for', () => {
    assert.equal(drawQuestions([A, B], both, 99, 'x').length, 15);
    assert.equal(drawQuestions([], both, 5, 'x').length, 0);
  });
});

describe('plannedQuestionCount', () => {
  it('is what the plan says, and never leaves out a question of the host', () => {
    const own = (count: number) => Array.from({ length: count }, () => ({ text: 'Why?' }));
    assert.equal(plannedQuestionCount(plan({ domains: ['a'], questionCount: 4 })), 4);
    assert.equal(plannedQuestionCount(plan({ domains: ['a'], questionCount: 4, questions: own(2) })), 4);
    assert.equal(plannedQuestionCount(plan({ domains: ['a'], questionCount: 4, questions: own(6) })), 6);
    assert.equal(plannedQuestionCount(plan({ questions: own(2) })), 2);
  });
});
