import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBase64 } from '../../../src/utils/base64.js';
import { encodeWav, wavFiles } from '../../../src/utils/wav-file.js';

test('writes a RIFF header of mono PCM of 16 bits, then the samples', () => {
  const bytes = Buffer.from(encodeWav([Int16Array.of(1, -2), Int16Array.of(32767, -32768)], 16_000));
  assert.equal(bytes.toString('latin1', 0, 4), 'RIFF');
  assert.equal(bytes.readUInt32LE(4), 36 + 8);
  assert.equal(bytes.toString('latin1', 8, 16), 'WAVEfmt ');
  assert.deepEqual([bytes.readUInt32LE(16), bytes.readUInt16LE(20), bytes.readUInt16LE(22)], [16, 1, 1]);
  assert.deepEqual([bytes.readUInt32LE(24), bytes.readUInt32LE(28), bytes.readUInt16LE(32), bytes.readUInt16LE(34)], [16_000, 32_000, 2, 16]);
  assert.equal(bytes.toString('latin1', 36, 40), 'data');
  assert.equal(bytes.readUInt32LE(40), 8);
  assert.deepEqual([44, 46, 48, 50].map((at) => bytes.readInt16LE(at)), [1, -2, 32767, -32768]);
  assert.equal(bytes.length, 52);
});

test('begins a new file where the sample rate changes', () => {
  const frame = (length: number, sampleRate: number) => ({ data: new Int16Array(length), sampleRate });
  const files = wavFiles([frame(10, 16_000), frame(5, 16_000), frame(4, 48_000)]).map((file) => Buffer.from(file));
  assert.deepEqual(files.map((file) => [file.readUInt32LE(24), file.readUInt32LE(40)]), [[16_000, 30], [48_000, 8]]);
  assert.deepEqual(wavFiles([]), []);
});

test('base64 is that of every decoder, also for long files', () => {
  for (const length of [0, 1, 2, 3, 100_003]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
  }
});
