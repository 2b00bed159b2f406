import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { canonicalJson } from '../../../src/utils/canonical-json.js';
import { seededRandom } from '../../../src/utils/seeded-random.js';

describe('canonicalJson', () => {
  it('writes the example of RFC 8785, 3.2.2', () => {
    const input = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\/',
      literals: [null, true, false],
    };
    assert.equal(
      canonicalJson(input),
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by UTF-16 code units, as in RFC 8785, 3.2.3', () => {
    const input = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    assert.deepEqual(Object.keys(JSON.parse(canonicalJson(input))), ['1', '\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
    assert.equal(canonicalJson({ b: 1, a: { d: [], c: {} } }), '{"a":{"c":{},"d":[]},"b":1}');
    assert.equal(canonicalJson({ 10: 'x', 9: 'y' }), '{"10":"x","9":"y"}');
  });

  it('reads back as the same value, so that what is loaded hashes as what was saved', () => {
    const random = seededRandom('canonical');
    const value = (depth: number): unknown => {
      const pick = Math.floor(random() * (depth > 3 ? 4 : 6));
      if (pick === 0) return (random() - 0.5) * 10 ** Math.floor(random() * 40 - 20);
      if (pick === 1) return String.fromCharCode(...Array.from({ length: 5 }, () => Math.floor(random() * 0xffff)));
      if (pick === 2) return random() < 0.5;
      if (pick === 3) return null;
      const items = Array.from({ length: Math.floor(random() * 4) }, () => value(depth + 1));
      return pick === 4 ? items : Object.fromEntries(items.map((item) => [String.fromCharCode(Math.floor(random() * 0x300)), item]));
    };
    for (let round = 0; round < 500; round++) {
      const text = canonicalJson(value(0));
      assert.equal(canonicalJson(JSON.parse(text)), text);
    }
  });

  it('leaves out members that are undefined, and writes minus zero as zero', () => {
    assert.equal(canonicalJson({ a: undefined, b: -0 }), '{"b":0}');
  });

  it('takes half a surrogate pair: a text may have been cut there', () => {
    assert.equal(canonicalJson('a\ud83d'), '"a\\ud83d"');
    assert.equal(JSON.parse(canonicalJson('a\ud83d')), 'a\ud83d');
  });

  it('takes plain objects of another frame', () => {
    assert.equal(canonicalJson(runInNewContext('({ b: [1], a: 2 })')), '{"a":2,"b":[1]}');
  });

  it('refuses what JSON cannot hold, without quoting it', () => {
    const sparse: unknown[] = [];
    sparse[1] = 1;
    const bad = [NaN, Infinity, -Infinity, undefined, [undefined], sparse, () => 1, Symbol('x'), 1n, new Date(0), new Map(), new Uint8Array(2), { a: [{ b: NaN }] }];
    for (const value of bad) assert.throws(() => canonicalJson(value), TypeError);
    assert.throws(() => canonicalJson(new Date(0)), { message: 'Not a JSON value: [object Date].' });
  });
});
