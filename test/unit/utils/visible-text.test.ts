import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cleanText } from '../../../src/documents/clean-text.js';
import { visibleText } from '../../../src/utils/visible-text.js';

const [ZWNJ, ZWJ] = ['\u200C', '\u200D'];

describe('visibleText', () => {
  it('keeps the joiners that spell words, one at a time', () => {
    for (const word of [`می${ZWNJ}خواهم`, `کتاب${ZWNJ}ها`, `क्${ZWJ}ष`, `श्री${ZWNJ}मान`, `ක්${ZWJ}ර`, `র${ZWJ}্য`]) assert.equal(visibleText(word), word.normalize('NFC'), JSON.stringify(word));
    assert.equal(visibleText(`می${ZWNJ}${ZWNJ}${ZWJ}خواهم`), 'میخواهم');
  });

  it('takes out joiners that spell nothing', () => {
    for (const text of [`he${ZWJ}llo`, `${ZWNJ}hello`, `hello${ZWJ}`, `he${ZWNJ}${ZWJ}llo`, `hello${ZWJ}`]) assert.equal(visibleText(text), 'hello');
    assert.equal(visibleText(`ignore${ZWJ}می`), 'ignoreمی');
    assert.equal(visibleText(`日${ZWJ}本`), '日本');
  });

  it('takes out every other sign that shows nothing', () => {
    const hidden = ['\u00AD', '\u034F', '\u061C', '\u115F', '\u1160', '\u17B4', '\u180E', '\u200B', '\u200E', '\u202E', '\u2060', '\u2064', '\u2066', '\u206F', '\u3164', '\uFE0F', '\uFEFF', '\uFFA0', '\uFFF9', '\u{1BCA0}', '\u{1D173}', '\u{13430}', '\u{E0001}', '\u{E0041}', '\u{E0101}', '\u0000', '\u001B', '\u0090', '\uE123', '\u{F0000}', '\uD800', '\uDFFF', '\u0378'];
    for (const sign of hidden) assert.equal(visibleText(`na${sign}me`), 'name', sign.codePointAt(0)?.toString(16));
  });

  it('keeps what is seen: accents, signs before Arabic numbers, symbols, all spaces', () => {
    for (const text of ['Zoë', '\u0600\u0661\u0662', '\u06DD', 'a\u00A0b\u3000c', '😀 ✓ ½ ﬁ', 'אבגד', 'ภาษาไทย', '\ttab\nline']) assert.equal(visibleText(text), text, JSON.stringify(text));
  });

  it('gives form C, also where what was hidden stood between a letter and its mark', () => {
    assert.equal(visibleText('e\u0301e\u200B\u0301e\uE123\u0301'), 'ééé');
  });

  it('ends each line by a line feed, so that words at its ends stay apart', () => {
    assert.equal(visibleText('a\r\nb\rc\u2028d\u0085e'), 'a\nb\nc\nd\ne');
  });

  it('is the same to documents: what a document keeps is seen, and the other way round', () => {
    for (let code = 0; code < 0x11_0000; code++) {
      // Documents make sense of the bullets of symbol fonts, and of ligatures; their spaces are plain.
      const sign = String.fromCodePoint(code);
      if (/\s|[\uF000-\uF0FF]/.test(sign)) continue;
      const isSeen = visibleText(`a${sign}b`) !== 'ab';
      if (isSeen !== (cleanText(`a${sign}b`).text !== 'ab')) assert.fail(code.toString(16));
    }
  });
});
