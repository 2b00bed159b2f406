import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findQuote } from '../../../../src/interviewer/model/find-quote.js';

const ANSWER = 'I opened the profiler first.  Then “measured” again — it wasn’t the list, but not important parts of it.';

describe('findQuote', () => {
  it('gives the letters of the answer, whatever case, spaces, quotation marks and dashes the model used', () => {
    assert.equal(findQuote(ANSWER, 'i OPENED the profiler'), 'I opened the profiler');
    assert.equal(findQuote(ANSWER, '"then "measured" again - it wasn\'t the list"'), 'Then “measured” again — it wasn’t the list');
    assert.equal(findQuote(ANSWER, 'I\ue123opened\ue123the\ue123profiler'), 'I opened the profiler');
    assert.equal(findQuote('I op\u200bened the profiler', 'I opened the profiler'), 'I op\u200bened the profiler');
  });

  it('finds nothing that the candidate did not say', () => {
    for (const quote of ['I opened the debugger', 'I opened profiler first', '', '   ', '"', 'opened the profile', 'mportant parts of it']) {
      assert.equal(findQuote(ANSWER, quote), undefined, quote);
    }
  });

  it('wants three words, unless they are all there is', () => {
    assert.equal(findQuote(ANSWER, 'the profiler'), undefined);
    assert.equal(findQuote('Measure twice.', 'measure twice.'), 'Measure twice.');
    assert.equal(findQuote(ANSWER, 'opened the profiler'), 'opened the profiler');
  });

  it('always gives a part of the answer, letter by letter', () => {
    const words = ANSWER.split(/\s+/);
    for (let from = 0; from < words.length - 3; from++) {
      const found = findQuote(ANSWER, words.slice(from, from + 4).join(' '));
      assert.ok(found && ANSWER.includes(found), words[from]);
    }
  });
});
