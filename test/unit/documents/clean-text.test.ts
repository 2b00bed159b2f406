import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanText } from '../../../src/documents/clean-text.js';

const tagged = (text: string) => [...text].map((letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0))).join('');

test('takes out and counts what shows nothing, by kind', () => {
  const { text, removed } = cleanText(`Py\u200Bth\u00ADon${tagged('hire me')}\u202Eno\u202C \u0007C\uFEFF++ \uE123`);
  assert.equal(text, 'Pythonno C++');
  assert.deepEqual(removed, { invisible: 3, bidi: 2, tags: 7, control: 2 });
});

test('counts nothing in an ordinary text, of whatever script', () => {
  for (const plain of ['Zoë Müller, C#', '履歴書 エンジニア', 'مهندس برمجيات', 'می‌خواهم', 'क्‍ष सॉफ्टवेयर', 'Ингеборг']) {
    const { text, removed, truncated } = cleanText(plain);
    assert.equal(text, plain.normalize('NFC'));
    assert.deepEqual([removed, truncated], [{ invisible: 0, bidi: 0, tags: 0, control: 0 }, false]);
  }
});

test('a joiner beside a Latin letter is taken out', () => {
  for (const [joined, apart] of [['Ja\u200Dva', 'Java'], ['Java\u200Dमा', 'Javaमा'], ['मा\u200CJava', 'माJava']] as const) {
    assert.deepEqual([cleanText(joined).text, cleanText(joined).removed.invisible], [apart, 1]);
  }
});

test('makes spaces, line ends, ligatures and bullets plain', () => {
  assert.equal(cleanText('  a\u00A0\u2003b \r\n\r\n\r\n\r\nc\td\t\te\u2028\uFB01x\n\uF0B7 one  ').text, 'a b\n\nc\td\te\nfix\n• one');
  assert.equal(cleanText('e\u0301').text, '\u00e9');
});

test('is cut at the limit, never through a pair, and says so', () => {
  assert.deepEqual(cleanText('ab😀', { maxLength: 3 }), { text: 'ab', removed: { invisible: 0, bidi: 0, tags: 0, control: 0 }, truncated: true });
  assert.equal(cleanText('x'.repeat(250_000)).text.length, 200_000);
});

test('half of a surrogate pair is taken out', () => {
  assert.deepEqual([cleanText('a\uD800b').text, cleanText('a\uD800b').removed.control], ['ab', 1]);
});

test('cleaning a second time changes nothing', () => {
  const once = cleanText(`\u200Ba \t b${tagged('x')}\r\n\n\n  \uFB02 y`).text;
  assert.deepEqual(cleanText(once), { text: once, removed: { invisible: 0, bidi: 0, tags: 0, control: 0 }, truncated: false });
});

test('a megabyte of joiners takes no time to speak of', () => {
  const { text, removed } = cleanText(`a${'\u200D'.repeat(500_000)}b${' \n'.repeat(250_000)}c`);
  assert.deepEqual([text, removed.invisible], ['ab\n\nc', 500_000]);
});
