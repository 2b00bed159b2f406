import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ANALYSIS_RATE, ANALYSIS_SAMPLES, HarmonicAnalyser } from '../../../../src/proctoring/audio/harmonic-series.js';
import { seededRandom } from '../../../../src/utils/seeded-random.js';

/** A voice without a throat: harmonics that fall by 6 dB an octave. */
const series = (pitch: number, level = 1) =>
  Float64Array.from({ length: ANALYSIS_SAMPLES }, (_, index) => {
    let sum = 0;
    for (let harmonic = 1; harmonic * pitch < 3000; harmonic += 1) sum += Math.sin((2 * Math.PI * harmonic * pitch * index) / ANALYSIS_RATE + harmonic * harmonic) / harmonic;
    return sum * 0.1 * level;
  });
const sum = (one: Float64Array, other: Float64Array) => one.map((value, index) => value + (other[index] ?? 0));
const near = (actual: number | undefined, expected: number, share = 0.03) => assert.ok(Math.abs((actual ?? NaN) / expected - 1) < share, `${actual} is not near ${expected}`);

describe('HarmonicAnalyser', () => {
  const analyser = new HarmonicAnalyser();

  it('names the pitch of one voice, not an octave of it', () => {
    for (const pitch of [95, 130, 180, 220, 300]) {
      const found = analyser.analyse(series(pitch));
      near(found?.pitch, pitch);
      assert.ok((found?.periodicity ?? 0) > 0.62, `${pitch} Hz: ${found?.periodicity}`);
    }
  });

  it('does so whatever the loudness', () => near(analyser.analyse(series(150, 0.001))?.pitch, 150));

  it('names both pitches where there are two, also where one is half as loud', () => {
    for (const [low, high, level] of [[110, 170, 1], [125, 205, 0.5], [150, 230, 1]] as const) {
      const found = analyser.analyse(sum(series(low), series(high, level)));
      const { rest, pitches } = analyser.pair();
      assert.ok((found?.periodicity ?? 1) < 0.62, `${low} and ${high}: one explains ${found?.periodicity}`);
      near(pitches[0], low);
      near(pitches[1], high);
      assert.ok(0.6 * (1 - (found?.periodicity ?? 1)) - rest > 0.02, `${low} and ${high}: left ${rest}`);
    }
  });

  it('finds no pitch in noise, and two explain it no better', () => {
    const random = seededRandom('noise');
    for (let time = 0; time < 20; time += 1) {
      const found = analyser.analyse(Float64Array.from({ length: ANALYSIS_SAMPLES }, () => random() - 0.5));
      assert.ok((found?.periodicity ?? 1) < 0.5);
      assert.ok(0.6 * (1 - (found?.periodicity ?? 1)) - analyser.pair().rest < 0.02);
    }
  });

  it('says nothing of silence', () => assert.equal(analyser.analyse(new Float64Array(ANALYSIS_SAMPLES)), undefined));
});
