import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { levelOf, measureLevel, noiseFloor, toDecibels } from '../../../src/utils/audio-level.js';

const near = (actual: number, expected: number, by = 0.01) => assert.ok(Math.abs(actual - expected) <= by, `${actual} is not ${expected}`);
const sine = (amplitude: number) => Int16Array.from({ length: 960 }, (_, index) => Math.round(amplitude * 32767 * Math.sin((index * Math.PI) / 24)));

describe('levels', () => {
  it('are decibels below full scale, and end at -100', () => {
    assert.equal(toDecibels(1), 0);
    near(toDecibels(0.5), -6.02);
    near(toDecibels(0.1), -20);
    for (const amplitude of [0, 1e-5, 1e-9]) assert.equal(toDecibels(amplitude), -100);
  });

  it('of a sine are its peak, and 3 dB less', () => {
    const level = measureLevel(sine(0.25), 40);
    near(level.peak, -12.04);
    near(level.rms, -15.05);
    assert.deepEqual([level.at, level.clipped], [40, false]);
  });

  it('know the largest sample of either sign, and what was cut off', () => {
    for (const sample of [32767, -32768, 32740]) assert.equal(measureLevel(Int16Array.of(0, sample, 0), 0).clipped, true, `${sample}`);
    assert.equal(measureLevel(Int16Array.of(0, 32700, 0), 0).clipped, false);
    assert.equal(measureLevel(Int16Array.of(-32768, 5), 0).peak, 0);
    assert.equal(levelOf({ rms: 0.5, peak: 1 }, 0).clipped, true);
  });

  it('of silence and of nothing are the lowest', () => {
    for (const samples of [new Int16Array(320), new Int16Array(0)]) assert.deepEqual(measureLevel(samples, 0), { at: 0, rms: -100, peak: -100, clipped: false });
  });

  it('give a noise floor that speech does not lift', () => {
    const room = Array.from({ length: 40 }, (_, index) => -60 + (index % 3));
    const speech = Array.from({ length: 160 }, (_, index) => -20 - (index % 10));
    near(noiseFloor([...speech, ...room]), -59, 1);
    assert.equal(noiseFloor([-42]), -42);
    assert.equal(noiseFloor([]), -100);
  });

  it('leave the order of what they are given', () => {
    const levels = [-10, -60, -30];
    noiseFloor(levels);
    assert.deepEqual(levels, [-10, -60, -30]);
  });
});
