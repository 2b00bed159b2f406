import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WordSeam } from '../../../../src/adapters/wrappers/listening/word-seam.js';
import type { TranscriptWord } from '../../../../src/spec/index.js';

const SENTENCE = 'First we measured it for a week, then we changed one thing; it was a very very small thing'.split(' ');
const plain = (words: readonly string[]): readonly string[] => words.map((word) => word.toLowerCase().replace(/[^a-z]/g, ''));
const timed = (words: readonly string[], from = 0): readonly TranscriptWord[] => words.map((text, index) => ({ text, start: (from + index) * 300, end: (from + index) * 300 + 200 }));

/** What a seam lets through of words that come in pieces of this many. */
function passed(seam: WordSeam, words: readonly string[], size: number): string {
  const texts: string[] = [];
  for (let at = 0; at < words.length; at += size) {
    const text = words.slice(at, at + size).join(' ');
    const part = seam.pass({ type: 'transcript-end', text });
    if (part) texts.push(part.text);
  }
  return texts.join(' ');
}

describe('WordSeam', () => {
  it('takes out all that is heard twice, at whichever word the sound is cut, however much comes again, in whichever pieces', () => {
    for (let cut = 1; cut < SENTENCE.length; cut += 1) {
      for (let again = 1; again <= cut; again += 1) {
        for (const size of [1, 2, 3, 5, 100]) {
          // What is expected begins where the sound does, as far as that is known.
          for (const known of new Set([again, Math.min(cut, again + 1), cut])) {
            const result = passed(new WordSeam(plain(SENTENCE.slice(cut - known, cut))), SENTENCE.slice(cut - again), size);
            // A word that is said twice in a row, or begins alike, cannot be told from its copy where nobody knows how much comes again.
            const isPlain = known === again || !isAmbiguous(cut - known, cut, cut - again, size);
            if (isPlain) assert.equal(result, SENTENCE.slice(cut).join(' '), `${cut} ${again} ${known} ${size}`);
            // No word is ever lost.
            assert.ok(result.endsWith(SENTENCE.slice(cut).join(' ')), `${cut} ${again} ${known} ${size}: ${result}`);
          }
        }
      }
    }
  });

  it('shows of every guess only what is new', () => {
    for (let cut = 1; cut < SENTENCE.length; cut += 1) {
      const seam = new WordSeam(plain(SENTENCE.slice(0, cut)));
      assert.equal(seam.newIn(SENTENCE.slice(0, cut).join(' ')), '');
      assert.equal(seam.newIn(SENTENCE.join(' ')), SENTENCE.slice(cut).join(' '));
    }
  });

  it('finds the place also where single words are heard otherwise', () => {
    const seam = new WordSeam(plain(SENTENCE.slice(0, 9)));
    assert.equal(seam.pass({ type: 'transcript-end', text: 'first he measured it for a weak then we changed one thing' })?.text, 'changed one thing');
  });

  it('takes out nothing where nothing fits: a word too many is better than one too few', () => {
    assert.equal(passed(new WordSeam(['kubernetes']), ['cooper', 'netties', 'is', 'hard'], 100), 'cooper netties is hard');
    assert.equal(passed(new WordSeam(['a', 'week', 'later']), ['then', 'a', 'change'], 100), 'then a change');
  });

  it('goes by the times of words where these were heard otherwise', () => {
    const seam = new WordSeam(['kubernetes'], 450);
    const words = timed(['Cooper', 'netties', 'is', 'hard']);
    const part = seam.pass({ type: 'transcript-end', text: 'Cooper netties is hard', words });
    assert.deepEqual(part, { type: 'transcript-end', text: 'is hard', words: words.slice(2) });
  });

  it('keeps a word that is really said twice', () => {
    const words = timed(['very', 'very', 'small']);
    assert.equal(new WordSeam(['very'], 200).pass({ type: 'transcript-end', text: 'very very small', words })?.text, 'very small');
  });

  it('cuts words of a recogniser that are several of ours, and text without spaces', () => {
    const words: readonly TranscriptWord[] = [{ text: 'well-known', start: 0, end: 1 }, { text: 'thing.', start: 2, end: 3 }];
    assert.deepEqual(new WordSeam(['well', 'known']).pass({ type: 'transcript-end', text: 'Well-known thing.', words }), { type: 'transcript-end', text: 'thing.', words: words.slice(1) });
    assert.equal(new WordSeam(['我', '们']).pass({ type: 'transcript-end', text: '我们测量了' })?.text, '测量了');
  });

  it('is passed once, and touches nothing after it', () => {
    const seam = new WordSeam(['one', 'two']);
    assert.equal(passed(seam, ['one', 'two', 'three'], 100), 'three');
    assert.equal(passed(seam, ['one', 'two'], 100), 'one two');
    assert.equal(passed(new WordSeam([]), ['one'], 1), 'one');
  });
});

/** Whether the first piece of what comes fits better, or as well, at another place of what is expected. */
function isAmbiguous(expectedFrom: number, expectedTo: number, from: number, size: number): boolean {
  const piece = plain(SENTENCE.slice(from, Math.min(expectedTo, from + size))).join(' ');
  const expected = plain(SENTENCE.slice(expectedFrom, expectedTo));
  const places = expected.filter((_, index) => expected.slice(index, index + piece.split(' ').length).join(' ') === piece);
  return places.length > 1;
}
