import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Fft } from '../../../src/utils/fft.js';

const near = (actual: number | undefined, expected: number) => assert.ok(Math.abs((actual ?? NaN) - expected) < 1e-9, `${actual} is not ${expected}`);

describe('Fft', () => {
  it('puts a cosine into its bin, and a sine beside it by a quarter', () => {
    const fft = new Fft(16);
    const real = Float64Array.from({ length: 16 }, (_, index) => Math.cos((2 * Math.PI * 3 * index) / 16) + Math.sin((2 * Math.PI * 5 * index) / 16));
    const imaginary = new Float64Array(16);
    fft.forward(real, imaginary);
    near(real[3], 8);
    near(real[13], 8);
    near(imaginary[5], -8);
    near(imaginary[11], 8);
    near(real[4], 0);
  });

  it('agrees with the sum that defines it, and its inverse takes it back', () => {
    const values = Array.from({ length: 32 }, (_, index) => Math.sin(index * index) - index / 40);
    const real = Float64Array.from(values);
    const imaginary = Float64Array.from(values, (value) => value / 3);
    const fft = new Fft(32);
    fft.forward(real, imaginary);
    for (const bin of [0, 1, 7, 31]) {
      let [r, i] = [0, 0];
      values.forEach((value, index) => {
        const angle = (-2 * Math.PI * bin * index) / 32;
        r += value * Math.cos(angle) - (value / 3) * Math.sin(angle);
        i += value * Math.sin(angle) + (value / 3) * Math.cos(angle);
      });
      near(real[bin], r);
      near(imaginary[bin], i);
    }
    fft.inverse(real, imaginary);
    values.forEach((value, index) => {
      near(real[index], value);
      near(imaginary[index], value / 3);
    });
  });

  it('refuses a size that is no power of two', () => {
    assert.throws(() => new Fft(12), RangeError);
    assert.throws(() => new Fft(1), RangeError);
  });
});
