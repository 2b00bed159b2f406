import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { segmentText } from '../../../src/utils/segment-text.js';

const LONGEST = 180;
const SENTENCE = 'What would you do differently if you could begin again today?';
const LIST = 'First the plan, then the people who had to carry it, after that the money that nobody had, and the day on which all of it came together; the rest is a story that is soon told: it worked, for a while, and then it did not';
const CHINESE = '请介绍一下您最近参与的项目，以及您在其中承担的职责。'.repeat(12);
const texts: Readonly<Record<string, readonly [text: string, language: string]>> = {
  'one sentence': [SENTENCE, 'en'],
  'many sentences': [`${SENTENCE} `.repeat(9), 'en'],
  'one long sentence with commas': [LIST, 'en'],
  'a long sentence without any': ['words that never come to a stop '.repeat(20), 'en'],
  'a word without an end': ['x'.repeat(1000), 'en'],
  'an end exactly at the edge': [`${'a'.repeat(179)}. ${SENTENCE}`, 'en'],
  'Chinese': [CHINESE, 'zh'],
  'Thai': ['โปรดเล่าเกี่ยวกับโครงการล่าสุดของคุณและหน้าที่ความรับผิดชอบ'.repeat(8), 'th'],
  'faces of several code points': ['👩‍👩‍👧‍👦 '.repeat(60) + '👩‍👩‍👧‍👦'.repeat(60), 'en'],
  'much white space': [`  ${SENTENCE}\n\n\n${SENTENCE}\t\t${' '.repeat(400)}${SENTENCE}  `, 'en'],
};

const Native = Intl.Segmenter;
const withoutSegmenter = () => Object.assign(Intl, { Segmenter: undefined });

describe('segmentText', () => {
  afterEach(() => void Object.assign(Intl, { Segmenter: Native }));

  for (const [browser, prepare] of [['a browser with Intl.Segmenter', () => undefined], ['a browser without it', withoutSegmenter]] as const) {
    describe(browser, () => {
      for (const [name, [text, language]] of Object.entries(texts)) {
        it(`cuts ${name} into clauses of at most ${LONGEST} characters that lose nothing`, () => {
          prepare();
          const clauses = segmentText(text, language);
          for (const clause of clauses) {
            assert.ok(clause.text.length <= LONGEST, `${clause.text.length} characters`);
            assert.equal(text.slice(clause.offset, clause.offset + clause.text.length), clause.text);
            assert.equal(clause.text, clause.text.trim());
          }
          assert.equal(clauses.map((clause) => clause.text).join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
        });
      }

      it('keeps whole sentences together as far as they fit', () => {
        prepare();
        const clauses = segmentText(`${SENTENCE} ${SENTENCE} ${SENTENCE}`);
        assert.deepEqual(clauses.map(({ text }) => text), [`${SENTENCE} ${SENTENCE}`, SENTENCE]);
      });

      it('takes a sentence that fits exactly', () => {
        prepare();
        const exact = `${'It is so '.repeat(19)}just so.`;
        assert.equal(exact.length, LONGEST - 1);
        for (const sentence of [exact, exact.replace('just', 'quite'), exact.replace('just', 'rather')]) {
          assert.equal(segmentText(`${sentence} ${SENTENCE}`)[0]?.text === sentence, sentence.length <= LONGEST);
        }
      });

      it('cuts a sentence that is too long at a comma, and not in a word', () => {
        prepare();
        const [first, ...rest] = segmentText(LIST);
        assert.match(first?.text ?? '', /[,;:]$/);
        const words = LIST.split(/\s+/);
        assert.deepEqual([first, ...rest].flatMap((clause) => clause?.text.split(/\s+/) ?? []), words);
      });

      it('does not cut a number or a compound word in two', () => {
        prepare();
        const filler = 'a '.repeat(86);
        for (const word of ['well-known', '3.14159', "wouldn't"]) {
          const texts = segmentText(`${filler}${word} and more words after it`).map(({ text }) => text);
          assert.ok(texts.some((text) => text.split(' ').includes(word)), `${word} in ${JSON.stringify(texts)}`);
        }
      });
    });
  }

  it('does not cut a face of several code points', () => {
    const [text, language] = texts['faces of several code points']!;
    const family = '👩‍👩‍👧‍👦';
    for (const clause of segmentText(text, language)) assert.equal(clause.text.replaceAll(family, '').trim(), '');
  });

  it('leaves out what nobody can speak, and only that', () => {
    for (const text of ['', '  \n', '…', ' — “ ” ...']) assert.deepEqual(segmentText(text), []);
    assert.deepEqual(segmentText('€').map(({ text }) => text), ['€']);
    assert.deepEqual(segmentText(`${'a'.repeat(180)} ${'.'.repeat(200)} end`).map(({ text }) => text.at(-1)), ['a', 'd']);
  });

  it('takes another measure where it is told', () => {
    assert.deepEqual(segmentText('One two three four.', 'en', 8).map(({ text }) => text), ['One two', 'three', 'four.']);
  });
});
