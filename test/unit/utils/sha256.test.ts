import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { seededRandom } from '../../../src/utils/seeded-random.js';
import { sha256Hex } from '../../../src/utils/sha256.js';

const reference = (input: string | Uint8Array) => createHash('sha256').update(input).digest('hex');

describe('sha256Hex', () => {
  it('gives the digests of FIPS 180-4', () => {
    assert.equal(sha256Hex(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    assert.equal(sha256Hex('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.equal(
      sha256Hex('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'),
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
  });

  it('agrees with another implementation on texts and bytes of every length, one after another', () => {
    const random = seededRandom('sha');
    for (const length of [...Array(200).keys(), 1365, 1366, 4095, 4096, 4097, 20_000, 63]) {
      const text = Array.from({ length }, () => String.fromCodePoint(Math.floor(random() * 0xd7ff))).join('');
      assert.equal(sha256Hex(text), reference(text), `text of ${length}`);
      const bytes = Uint8Array.from({ length }, () => Math.floor(random() * 256));
      assert.equal(sha256Hex(bytes), reference(bytes), `${length} bytes`);
    }
  });

  it('hashes text beyond the basic plane as UTF-8', () => {
    assert.equal(sha256Hex('naïve 😀 答え'), reference('naïve 😀 答え'));
  });
});
