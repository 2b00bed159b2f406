import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { framesOf, PcmFramer, type PcmFrame } from '../../../src/utils/pcm-frames.js';
import { readWav } from '../../../src/utils/read-wav.js';
import { encodeWav } from '../../../src/utils/wav-file.js';

const SAMPLES = Int16Array.from({ length: 1_203 }, (_, index) => ((index * 7_919) % 65_536) - 32_768);
const BYTES = new Uint8Array(SAMPLES.buffer);

function framed(sizes: readonly number[], bytes = BYTES): readonly PcmFrame[] {
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
      const frames = framed(sizes);
      assert.deepEqual(frames.map(({ data, at }) => [data.length, at]), [[480, 0], [480, 20], [243, 40]]);
      assert.deepEqual(Int16Array.from(frames.flatMap(({ data }) => [...data])), SAMPLES);
      assert.ok(frames.every(({ sampleRate }) => sampleRate === 24_000));
    });
  }

  it('keeps no half of a sample, and makes no frame of nothing', () => {
    assert.deepEqual(framed([100], BYTES.subarray(0, 961)).map(({ data }) => data.length), [480]);
    assert.deepEqual(framed([100], BYTES.subarray(0, 1)), []);
    assert.deepEqual(new PcmFramer(8_000).end(), []);
  });
});

describe('framesOf', () => {
  async function* chunks(...ends: readonly number[]): AsyncGenerator<Uint8Array> {
    for (const [index, end] of ends.entries()) yield BYTES.subarray(ends[index - 1] ?? 0, end);
  }

  it('makes the frames of all chunks, and of what is left', async () => {
    const frames: PcmFrame[] = [];
    for await (const frame of framesOf(chunks(961, 2_001, BYTES.length), 24_000, new AbortController().signal)) frames.push(frame);
    assert.deepEqual(frames, framed([BYTES.length]));
  });

  for (const bytes of [BYTES.length, 961, 960]) {
    it(`hands nothing more out after the signal, of ${bytes} bytes that came before it`, async () => {
      const life = new AbortController();
      const frames = framesOf(chunks(bytes, BYTES.length), 24_000, life.signal);
      assert.equal((await frames.next()).value?.at, 0);
      life.abort(new Error('enough'));
      await assert.rejects(frames.next(), /enough/);
    });
  }

  it('lets go of the chunks when nobody wants the frames', async () => {
    let hasEnded = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield BYTES;
      } finally {
        hasEnded = true;
      }
    }
    for await (const frame of framesOf(endless(), 24_000, new AbortController().signal)) if (frame.at >= 60) break;
    assert.equal(hasEnded, true);
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
