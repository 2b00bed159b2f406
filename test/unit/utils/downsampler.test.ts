import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Downsampler } from '../../../src/utils/downsampler.js';

const tone = (hertz: number, rate: number, seconds = 1, amplitude = 10_000): Int16Array =>
  Int16Array.from({ length: rate * seconds }, (_, index) => Math.round(amplitude * Math.sin((2 * Math.PI * hertz * index) / rate)));

/** Piece by piece, as a microphone gives it. */
function down(samples: Int16Array, from: number, to = 16_000, size = from / 50): Int16Array {
  const downsampler = new Downsampler(from, to);
  const pieces: number[] = [];
  for (let at = 0; at < samples.length; at += size) pieces.push(...downsampler.push(samples.subarray(at, at + size)));
  return Int16Array.from(pieces);
}

const rms = (samples: Int16Array): number => Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length);

describe('Downsampler', () => {
  for (const from of [48_000, 44_100, 32_000, 22_050, 96_000]) {
    it(`keeps a tone of a voice from ${from} Hz as it is, in time and in height`, () => {
      const made = down(tone(1_000, from), from);
      const wanted = tone(1_000, 16_000);
      assert.ok(made.length > 15_900 && made.length <= 16_000, String(made.length));
      // The edges hear the silence around.
      const errors = made.subarray(400, 15_500).map((sample, index) => sample - (wanted[400 + index] ?? 0));
      assert.ok(rms(errors) < 30, `off by ${rms(errors)} of 10000`);
    });

    it(`keeps out from ${from} Hz what 16 kHz cannot carry`, () => {
      if (from < 23_000) return;
      const folded = rms(down(tone(from > 24_000 ? 11_000 : 10_500, from), from).subarray(400, 15_500));
      assert.ok(folded < 10, `${folded} of 7071`);
    });
  }

  it('carries a voice up to 6 kHz', () => {
    assert.ok(rms(down(tone(6_000, 48_000), 48_000).subarray(400, 15_500)) > 7_000);
  });

  it('gives the same sound however it is cut', () => {
    const sound = tone(440, 44_100);
    assert.deepEqual(down(sound, 44_100, 16_000, 128), down(sound, 44_100, 16_000, 4_410));
  });

  it('does not wrap around where the sound is as loud as can be', () => {
    const square = Int16Array.from({ length: 48_000 }, (_, index) => (Math.floor(index / 120) % 2 === 0 ? 32_767 : -32_768));
    const made = down(square, 48_000);
    // A sample after each edge, where the filter overshoots.
    for (let at = 41; at < made.length; at += 40) assert.ok((made[at] ?? 0) * (Math.floor(at / 40) % 2 === 0 ? 1 : -1) > 28_000, `${at}: ${made[at]}`);
  });
});
