import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PcmFramer, type PcmFrame } from '../../../src/utils/pcm-frames.js';
import { readWav } from '../../../src/utils/read-wav.js';
import { encodeWav } from '../../../src/utils/wav-file.js';

const SAMPLES = Int16Array.from({ length: 1_203 }, (_, index) => ((index * 7_919) % 65_536) - 32_768);
const BYTES = new Uint8Array(SAMPLES.buffer);

function framesOf(sizes: readonly number[], bytes = BYTES): readonly PcmFrame[] {
  const framer = new PcmFramer(24_000);
  const frames: PcmFrame[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    frames.push(...framer.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return [...frames, ...framer.end()];
}

describe('PcmFramer', () => {
  for (const sizes of [[1], [3, 1], [959], [960], [961], [5_000], [0, 7]]) {
    it(`makes the same frames of chunks of ${sizes.join(' and ')} bytes`, () => {
      const frames = framesOf(sizes);
      assert.deepEqual(frames.map(({ data, at }) => [data.length, at]), [[480, 0], [480, 20], [243, 40]]);
      assert.deepEqual(Int16Array.from(frames.flatMap(({ data }) => [...data])), SAMPLES);
      assert.ok(frames.every(({ sampleRate }) => sampleRate === 24_000));
    });
  }

  it('keeps no half of a sample, and makes no frame of nothing', () => {
    assert.deepEqual(framesOf([100], BYTES.subarray(0, 961)).map(({ data }) => data.length), [480]);
    assert.deepEqual(framesOf([100], BYTES.subarray(0, 1)), []);
    assert.deepEqual(new PcmFramer(8_000).end(), []);
  });
});

describe('readWav', () => {
  it('finds the samples behind whatever stands before them', () => {
    const plain = encodeWav([SAMPLES], 24_000);
    const list = [...'LIST'].map((letter) => letter.charCodeAt(0));
    // A chunk of odd length, with its byte of padding.
    const extra = new Uint8Array([...plain.subarray(0, 36), ...list, 3, 0, 0, 0, 1, 2, 3, 0, ...plain.subarray(36)]);
    for (const file of [plain, extra]) {
      const sound = readWav(file);
      assert.deepEqual([sound?.sampleRate, sound?.channels, sound?.bitsPerSample], [24_000, 1, 16]);
      assert.deepEqual(sound?.bytes, BYTES);
    }
  });

  it('takes a length that was not known for the rest of the file', () => {
    const file = encodeWav([SAMPLES], 24_000);
    new DataView(file.buffer).setUint32(40, 0xffff_ffff, true);
    assert.deepEqual(readWav(file)?.bytes, BYTES);
  });

  it('takes nothing else for one', () => {
    const file = encodeWav([SAMPLES], 24_000);
    const float = file.slice();
    new DataView(float.buffer).setUint16(20, 3, true);
    for (const other of [new Uint8Array(), BYTES, file.subarray(0, 30), file.subarray(0, 40), float]) assert.equal(readWav(other), undefined);
  });
});
