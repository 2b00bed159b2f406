import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hearingDifference, HEARINGS_DIFFER_FROM } from '../../../src/utils/hearing-difference.js';

test('counts wrong, missing and added words for each word of the second transcript', () => {
  assert.equal(hearingDifference('One two, three four.', 'one two three four'), 0);
  assert.equal(hearingDifference('one two tree four', 'one two three four'), 0.25);
  assert.equal(hearingDifference('one two four', 'one two three four'), 0.25);
  assert.equal(hearingDifference('one uh two three four', 'one two three four'), 0.25);
});

test('is at most 1, also where the lengths have nothing to do with each other', () => {
  assert.equal(hearingDifference('', 'one two'), 1);
  assert.equal(hearingDifference('word '.repeat(100_000), 'one two'), 1);
  assert.equal(hearingDifference('a b c', 'd e f'), 1);
  assert.equal(hearingDifference('one', ''), 1);
  assert.equal(hearingDifference('', ''), 0);
});

test('two recognisers with an ordinary share of errors each do not differ by enough for a caution', () => {
  const said = Array.from({ length: 40 }, (_, index) => `word${index}`);
  const heard = (wrong: (index: number) => boolean): string => said.map((word, index) => (wrong(index) ? 'other' : word)).join(' ');
  assert.ok(hearingDifference(heard((index) => index % 8 === 0), heard((index) => index % 8 === 4)) < HEARINGS_DIFFER_FROM);
  assert.ok(hearingDifference(heard((index) => index % 2 === 0), said.join(' ')) >= HEARINGS_DIFFER_FROM);
});
