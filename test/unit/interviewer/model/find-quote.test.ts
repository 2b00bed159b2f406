import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findQuote } from '../../../../src/interviewer/model/find-quote.js';
import { foldText } from '../../../../src/interviewer/model/fold-text.js';
import { seededRandom } from '../../../../src/utils/seeded-random.js';

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

describe('findQuote in whatever Unicode', () => {
  it('takes letters as equal that are written in other ways, and gives those of the answer', () => {
    const pairs: readonly (readonly [answer: string, quote: string, found?: string])[] = [
      ['Ich pru\u0308fte zuerst das Maß', 'Ich prüfte zuerst das Mass'],
      ['Ich prüfte zuerst das Maß', 'ICH PRU\u0308FTE ZUERST DAS MASS'],
      ['We ﬁrst proﬁled the oﬃce', 'we first profiled the office'],
      ['We first profiled it', 'We ﬁrst proﬁled it'],
      ['it took 𝟏𝟎 minutes 😀 and more', 'it took 10 minutes 😀 and more'],
      ['𐐔𐐯𐑅𐐨𐑉𐐯𐐻 𐐰𐑌𐐼 𐑁𐐭', '𐐼𐐯𐑅𐐨𐑉𐐯𐐻 𐐈𐐤𐐔 𐐙𐐭'],
      ['Ο τελευταίος ΛΟΓΟΣ εδώ', 'ο τελευταίος λόγος εδώ'.replace('ό', 'ο')],
      ['we said \u00abwait\u00bb -- then\u00a0went\u2003on', 'we said "wait" — then went on'],
      ['a well\u2011known trade \u2013 off it is', 'a well-known trade-off it is'],
      ['so I waited… and waited again', 'so I waited... and waited again'],
      ['می\u200cخواهم این را بگویم', 'میخواهم این را بگویم'],
      ['میخواهم این را بگویم', 'می\u200cخواهم این را بگویم'],
      ['मैंने पहले क्\u200dष को मापा', 'मैंने पहले क्ष को मापा'],
      ['한국어로 먼저 측정했습니다'.normalize('NFD'), '한국어로 먼저 측정했습니다'],
      ['我先打开了性能分析器,然后再测量一次。', '打开了性能分析器', '打开了性能分析器'],
      ['まずプロファイラーを開いて、測定しました。', 'プロファイラーを開いて', 'プロファイラーを開いて'],
      ['ผมเปิดโปรไฟเลอร์ก่อนแล้ววัดอีกครั้ง', 'แล้ววัดอีกครั้ง', 'แล้ววัดอีกครั้ง'],
    ];
    for (const [answer, quote, found = answer] of pairs) assert.equal(findQuote(answer, quote), found, quote);
  });

  it('does not take other letters for the same, nor half of one', () => {
    for (const [answer, quote] of [
      ['we wrote a resume\u0301 for it', 'we wrote a resume'],
      ['the recipe in cafe\u0301', 'the recipe in cafe'],
      ['it took about 1½', 'it took about 1'],
      ['we said no to 𝟏𝟎', 'said no to 1'],
      ['我先打开了分析器', '我先关闭了分析器'],
      ['two \ue000 words', 'two words now'],
    ] as const) assert.equal(findQuote(answer, quote), undefined, quote);
    assert.equal(findQuote('he wo\ue123rded it so', 'he worded it so'), 'he wo\ue123rded it so', 'nobody saw the sign in between');
  });

  const LETTERS = ['abcXYZ', 'éüñçÅ', 'ſßﬁﬀĳ', 'αβΣςΆ', 'жЖё', 'اللغةمي', 'कषिमत्र', '한국어말', '漢字語言', 'ひらがな', 'ไทยคำ', '𝒳𝓎𝟗', '𐐔𐐼', '😀👍'].map((letters) => [...letters]);
  const SPACES = [' ', '  ', '\u00a0', '\n', '\u3000', ' \t '];
  const DASHES = ['-', '–', '—', '\u2011', ' - ', ' — ', '--'];
  const MARKS = ['"', '“', '”', '«', "'", '’', '‘'];
  const HIDDEN = ['', '', '', '\u200b', '\u00ad', '\u2060', '\ufe0f', '\u{e0041}'];

  it('finds what was said however it is written again, in thousands of random texts, and always as a part of the answer', () => {
    const random = seededRandom('unicode');
    const pick = <Value,>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
    const word = (): string => {
      const letters = pick(LETTERS);
      // No word begins with a mark.
      return Array.from({ length: 1 + Math.floor(random() * 6) }, (_, index) => pick(index === 0 ? letters.filter((letter) => !/\p{M}/u.test(letter)) : letters) + (random() < 0.1 ? pick(['\u0301', '\u0308', '\u0323']) : '') + pick(HIDDEN)).join('');
    };
    /** The same in another way of writing. */
    const again = (text: string): string => {
      const form = pick(['NFC', 'NFD', 'NFKC', 'NFKD'] as const);
      const cased = pick([(same: string) => same, (same: string) => same.toUpperCase(), (same: string) => same.toLowerCase()]);
      return cased(text)
        .normalize(form)
        .replace(/\s+/g, () => pick(SPACES))
        .replace(/[-–—\u2011]+/g, () => pick(['-', '–', '—']))
        .replace(/["“”«]/g, () => pick(['"', '“', '«']))
        .replace(/[\u200b\u00ad\u2060]/g, () => pick(HIDDEN));
    };
    for (let round = 0; round < 4_000; round++) {
      const pieces = Array.from({ length: 8 }, () => word());
      const between = pieces.map(() => (random() < 0.7 ? pick(SPACES) : random() < 0.5 ? pick(DASHES) : ` ${pick(MARKS)}`));
      const answer = pieces.map((piece, index) => piece + (between[index] ?? '')).join('');
      const [from, count] = [Math.floor(random() * 4), 3 + Math.floor(random() * 2)];
      const said = pieces.slice(from, from + count).map((piece, index) => piece + (index === count - 1 ? '' : (between[from + index] ?? ''))).join('');
      if (!/[\p{L}\p{N}]/u.test(said)) continue;
      const quote = again(said);
      const found = findQuote(answer, quote);
      const shown = JSON.stringify({ answer, said, quote, found });
      if (found === undefined) {
        // Symbols alone are no words.
        assert.ok(said.split(/[\s\p{Pd}]+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length < 3, shown);
        continue;
      }
      assert.ok(answer.includes(found), shown);
      assert.equal(foldText(found, '').text.trim(), foldText(said, '').text.trim().replace(/^["' ]+|["' ]+$/g, ''), shown);
    }
  });

  it('never gives what is no part of the answer, whatever the two are', () => {
    const random = seededRandom('noise');
    const noise = (length: number): string => Array.from({ length }, () => String.fromCodePoint(Math.floor(random() ** 3 * 0x10_ffff))).join('');
    for (let round = 0; round < 2_000; round++) {
      const answer = noise(30);
      const start = Math.floor(random() * 15);
      for (const quote of [answer.slice(start, start + 12), noise(6), answer]) {
        const found = findQuote(answer, quote);
        assert.ok(found === undefined || answer.includes(found), JSON.stringify({ answer, quote, found }));
      }
    }
  });

  it('takes no time to speak of for a long answer, and for a quote that is made to take long', () => {
    const answer = `${'我先打开了性能分析器,é ﬁ '.repeat(800)}we measured again`;
    assert.equal(findQuote(answer, 'we measured again'), 'we measured again');
    assert.equal(findQuote(answer, `we measured again${'.'.repeat(600)}x`), undefined);
    assert.equal(findQuote(`${'a '.repeat(6_000)}b`, `${'a '.repeat(299)}c`), undefined);
  });
});
