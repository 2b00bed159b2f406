import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MAX_QUOTE_LENGTH, quoteAround, sentencesOf } from '../../../../src/interviewer/scoring/passages.js';
import { tokenise } from '../../../../src/interviewer/scoring/tokens.js';

const sentences = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end).trim()).filter(Boolean);

function quote(text: string, words: string): string {
  const start = text.indexOf(words);
  const hit = { start, end: start + words.length };
  const sentence = sentencesOf(text).find((span) => span.start <= start && hit.end <= span.end);
  assert.ok(sentence);
  return quoteAround(text, sentence, tokenise(text), hit);
}

describe('sentencesOf', () => {
  it('ends at marks and line breaks, not within numbers, names and abbreviations', () => {
    assert.deepEqual(sentences('I use Node.js 3.5. Really? Yes!\n- a list\n- of two'), ['I use Node.js 3.5.', 'Really?', 'Yes!', '- a list', '- of two']);
    assert.deepEqual(sentences('We cache, e.g. images. Then we stop.'), ['We cache, e.g. images.', 'Then we stop.']);
  });

  it('covers the whole text', () => {
    for (const text of ['', ' ', 'no mark', '...', 'a. b.', '\n\n', 'Ende。 次']) {
      assert.equal(sentencesOf(text).map(({ start, end }) => text.slice(start, end)).join(''), text);
    }
  });
});

describe('quoteAround', () => {
  it('quotes the clause', () => {
    assert.equal(quote('First I look at the logs, then I add an index on the column, and I measure again.', 'index'), 'then I add an index on the column');
  });

  it('quotes the sentence where the clause has hardly a word', () => {
    assert.equal(quote('Well. In that case, caching, I would say. Bye.', 'caching'), 'In that case, caching, I would say.');
  });

  it('keeps a match whole that spans a comma', () => {
    assert.match(quote('I compare rows, columns and cells of it.', 'rows, columns'), /rows, columns/);
  });

  it('cuts a long passage at word ends around the match', () => {
    const text = `${'before words '.repeat(40)}the index ${'after words '.repeat(40)}`;
    const found = quote(text, 'index');
    assert.ok(found.length <= MAX_QUOTE_LENGTH && found.length > MAX_QUOTE_LENGTH - 30, String(found.length));
    assert.ok(text.includes(found) && found.includes('the index') && /^\w+ .* \w+$/.test(found));
    assert.ok(text.includes(` ${found} `));
  });
});
