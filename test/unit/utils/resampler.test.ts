import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hearTones, speakTones } from '../../../src/testing/index.js';
import { Resampler } from '../../../src/utils/resampler.js';

const tone = (hertz: number, rate: number): Int16Array => Int16Array.from({ length: rate }, (_, index) => Math.round(10_000 * Math.sin((2 * Math.PI * hertz * index) / rate)));
const rms = (samples: Int16Array): number => Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length);

/** Piece by piece, as a microphone gives it. */
function converted(samples: Int16Array, from: number, to: number, size = from / 50): Int16Array {
  const filter = new Resampler(from, to);
  const pieces: number[] = [];
  for (let at = 0; at < samples.length; at += size) pieces.push(...filter.push(samples.subarray(at, at + size)));
  return Int16Array.from(pieces);
}

describe('Resampler', () => {
  for (const [from, to] of [[16_000, 24_000], [8_000, 24_000], [16_000, 48_000], [22_050, 24_000]] as const) {
    it(`brings a tone of a voice from ${from} up to ${to} Hz as it is, in time and in height`, () => {
      const made = converted(tone(1_000, from), from, to);
      const wanted = tone(1_000, to);
      assert.ok(made.length > to * 0.99 && made.length <= to, String(made.length));
      const errors = made.subarray(to / 10, to * 0.9).map((sample, index) => sample - (wanted[to / 10 + index] ?? 0));
      assert.ok(rms(errors) < 30, `off by ${rms(errors)} of 7071`);
    });
  }

  for (const from of [48_000, 44_100, 32_000, 22_050, 96_000]) {
    it(`keeps a tone of a voice from ${from} Hz as it is, in time and in height`, () => {
      const made = converted(tone(1_000, from), from, 16_000);
      const wanted = tone(1_000, 16_000);
      assert.ok(made.length > 15_900 && made.length <= 16_000, String(made.length));
      // The edges hear the silence around.
      const errors = made.subarray(400, 15_500).map((sample, index) => sample - (wanted[400 + index] ?? 0));
      assert.ok(rms(errors) < 30, `off by ${rms(errors)} of 10000`);
    });

    // Half of 22 050 Hz is too near to the edge to say anything of it.
    if (from < 23_000) continue;
    it(`keeps out from ${from} Hz what 16 kHz cannot carry`, () => {
      const folded = rms(converted(tone(from > 24_000 ? 11_000 : 10_500, from), from, 16_000).subarray(400, 15_500));
      assert.ok(folded < 10, `${folded} of 7071`);
    });
  }

  it('carries a voice up to 6 kHz', () => {
    assert.ok(rms(converted(tone(6_000, 48_000), 48_000, 16_000).subarray(400, 15_500)) > 7_000);
  });

  it('gives the same sound however it is cut', () => {
    const sound = tone(440, 44_100);
    assert.deepEqual(converted(sound, 44_100, 16_000, 128), converted(sound, 44_100, 16_000, 4_410));
  });

  it('does not wrap around where the sound is as loud as can be', () => {
    const square = Int16Array.from({ length: 48_000 }, (_, index) => (Math.floor(index / 120) % 2 === 0 ? 32_767 : -32_768));
    const made = converted(square, 48_000, 16_000);
    // A sample after each edge, where the filter overshoots.
    for (let at = 41; at < made.length; at += 40) assert.ok((made[at] ?? 0) * (Math.floor(at / 40) % 2 === 0 ? 1 : -1) > 28_000, `${at}: ${made[at]}`);
  });

  it('mirrors nothing above what the lower rate carried', () => {
    const made = converted(tone(5_000, 16_000), 16_000, 24_000).subarray(2_400, 21_600);
    // 16 kHz - 5 kHz: where the mirror image would lie.
    let [real, imaginary] = [0, 0];
    made.forEach((sample, index) => {
      real += sample * Math.cos((2 * Math.PI * 11_000 * index) / 24_000);
      imaginary += sample * Math.sin((2 * Math.PI * 11_000 * index) / 24_000);
    });
    assert.ok((2 * Math.hypot(real, imaginary)) / made.length < 10);
  });

  it('keeps every word that is spoken', () => {
    const made = converted(speakTones('every word there is', 16_000), 16_000, 24_000);
    assert.deepEqual(hearTones(made, 24_000).map(({ text }) => text), ['every', 'word', 'there', 'is']);
  });
});
