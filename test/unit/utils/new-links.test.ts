import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newLinks } from '../../../src/utils/new-links.js';

const link = (seq: number, hash = `h${seq}`, sessionId = 's') => ({ sessionId, seq, hash });
const known = (seq: number) => `h${seq}`;
const numbers = (links: readonly { seq: number }[] | undefined) => links?.map(({ seq }) => seq);

describe('newLinks', () => {
  it('takes what follows the end', () => {
    assert.deepEqual(numbers(newLinks('s', [link(2), link(3)], 2, known)), [2, 3]);
  });

  it('leaves out what is known', () => {
    assert.deepEqual(numbers(newLinks('s', [link(0), link(1), link(2)], 2, known)), [2]);
  });

  it('leaves out what the batch holds twice', () => {
    assert.deepEqual(numbers(newLinks('s', [link(0), link(0), link(1), link(0)], 0, known)), [0, 1]);
  });

  it('refuses another hash under a number of the log or of the batch', () => {
    assert.equal(newLinks('s', [link(1, 'other')], 2, known), undefined);
    assert.equal(newLinks('s', [link(0), link(0, 'other')], 0, known), undefined);
  });

  it('refuses a gap, a number below 0 and one that is not whole', () => {
    assert.equal(newLinks('s', [link(0), link(2)], 0, known), undefined);
    assert.equal(newLinks('s', [link(-1)], 0, () => undefined), undefined);
    assert.equal(newLinks('s', [link(0.5)], 0, () => undefined), undefined);
  });

  it('refuses a link of another session', () => {
    assert.equal(newLinks('s', [link(0), link(1, 'h1', 't')], 0, known), undefined);
  });

  it('asks only for numbers that the log has', () => {
    const asked: number[] = [];
    newLinks('s', [link(1), link(2), link(2)], 2, (seq) => (asked.push(seq), known(seq)));
    assert.deepEqual(asked, [1]);
  });
});
