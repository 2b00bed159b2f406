import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stem } from '../../../../src/interviewer/scoring/stem.js';
import { keysOf, tokenise } from '../../../../src/interviewer/scoring/tokens.js';

describe('stem', () => {
  const same: readonly (readonly string[])[] = [
    ['cache', 'caches', 'cached', 'caching'],
    ['index', 'indexes', 'indexed', 'indexing'],
    ['query', 'queries', 'queried', 'querying'],
    ['retry', 'retries', 'retried', 'retrying'],
    ['log', 'logs', 'logged', 'logging'],
    ['process', 'processes', 'processed', 'processing'],
    ['measure', 'measures', 'measured', 'measuring'],
    ['prioritise', 'prioritize', 'prioritised', 'prioritizing'],
    ['analyse', 'analyze', 'analysed'],
    ['normalisation', 'normalization'],
    ['asynchronous', 'asynchronously'],
    ['control', 'controls', 'controlled', 'controlling'],
    ['api', 'apis'],
    ['price', 'prices', 'priced', 'pricing'],
  ];
  for (const [first = '', ...others] of same) {
    it(`takes ${others.join(', ')} as ${first}`, () => {
      for (const other of others) assert.equal(stem(other), stem(first), other);
    });
  }

  it('keeps apart what only looks alike', () => {
    for (const [a = '', b = ''] of [['react', 'reaction'], ['string', 'str'], ['need', 'ne'], ['status', 'statu'], ['class', 'cla'], ['test', 'tester'], ['bus', 'bu'], ['speed', 'spe'], ['policy', 'police']]) {
      assert.notEqual(stem(a), stem(b), `${a} / ${b}`);
    }
  });
});

describe('tokenise', () => {
  const words = (text: string) => tokenise(text).map((token) => token.word);

  it('takes off case, accents and compatibility forms', () => {
    assert.deepEqual(words('Résumé CAFÉ ﬁle ｃａｃｈｅ'), ['resume', 'cafe', 'file', 'cache']);
    assert.deepEqual(words('re\u0301sume\u0301'), ['resume']);
  });

  it('writes contractions out, with either apostrophe and with none', () => {
    assert.deepEqual(words("I don't, I don’t, I dont"), ['i', 'do', 'not', 'i', 'do', 'not', 'i', 'do', 'not']);
    assert.deepEqual(words("can't won't I'd we've it's"), ['can', 'not', 'will', 'not', 'i', 'would', 'we', 'have', 'it']);
  });

  it('keeps the signs that belong to a name', () => {
    assert.deepEqual(words('C++ and C# and Node.js, 3.5'), ['c++', 'and', 'c#', 'and', 'node', 'js', '3', '5']);
  });

  it('says where each word stands', () => {
    const text = '  Ça va? I don’t 😀 know.';
    for (const token of tokenise(text)) assert.match(text.slice(token.start, token.end), /^[\p{L}’]+$/u);
    assert.equal(text.slice(tokenise(text)[0]?.start, tokenise(text)[0]?.end), 'Ça');
  });

  it('takes as equal hyphenated, split and joined writing', () => {
    const equal = (a: string, b: string) => keysOf(tokenise(a)).some((key) => keysOf(tokenise(b)).includes(key));
    for (const [a = '', b = ''] of [['re-render', 'rerendering'], ['roll back', 'rollbacks'], ['time-outs', 'timeout'], ['cached layer', 'caching layers']]) {
      assert.ok(equal(a, b), `${a} / ${b}`);
    }
    assert.ok(!equal('react', 'reaction'));
  });
});

describe('words of writing systems without spaces', () => {
  const words = (text: string): string[] => tokenise(text, false).map(({ word }) => word.normalize('NFC'));

  it('are parted', () => {
    assert.deepEqual(words('我们打开了数据'), ['我们', '打开', '了', '数据']);
    assert.deepEqual(words('もう一度を測定'), ['もう一度', 'を', '測定']);
    assert.deepEqual(words('ผมเปิดก่อน'), ['ผม', 'เปิด', 'ก่อน']);
    assert.deepEqual(words('用React写'), ['用', 'react', '写']);
    assert.deepEqual(words('나는 먼저 열었다'), ['나는', '먼저', '열었다'], 'Korean has spaces');
  });

  it('have the places that they have in the text', () => {
    for (const text of ['先说一句,我们打开了数据库。再见', 'a 用React写 b', 'もう一度を、測定しました']) {
      for (const { start, end, word } of tokenise(text, false)) assert.equal(text.slice(start, end).normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase(), word.normalize('NFD'));
    }
  });

  it('are one word where the browser cannot part them, as before', () => {
    const { Segmenter } = Intl;
    try {
      Object.assign(Intl, { Segmenter: undefined });
      assert.deepEqual(words('我们打开了, 数据'), ['我们打开了', '数据']);
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });
});
