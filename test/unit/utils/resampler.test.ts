import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hearTones, speakTones } from '../../../src/testing/index.js';
import { Resampler } from '../../../src/utils/resampler.js';

const tone = (hertz: number, rate: number): Int16Array => Int16Array.from({ length: rate }, (_, index) => Math.round(10_000 * Math.sin((2 * Math.PI * hertz * index) / rate)));
const rms = (samples: Int16Array): number => Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length);

/** Piece by piece, as a microphone gives it. */
function converted(samples: Int16Array, from: number, to: number): Int16Array {
  const filter = new Resampler(from, to);
  const pieces: number[] = [];
  for (let at = 0; at < samples.length; at += from / 50) pieces.push(...filter.push(samples.subarray(at, at + from / 50)));
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
