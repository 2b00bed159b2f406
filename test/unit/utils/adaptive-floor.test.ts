import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AdaptiveFloor } from '../../../src/utils/adaptive-floor.js';

/** The floor after so many seconds of this level, in steps of `ms`. */
function after(floor: AdaptiveFloor, seconds: number, level: number | ((index: number) => number), speaking = false, ms = 20): number {
  let value = NaN;
  for (let index = 0; index < (seconds * 1000) / ms; index += 1) value = floor.push(typeof level === 'number' ? level : level(index), ms, speaking);
  return value;
}
/** Loud for 300 ms, then quiet for 200 ms, as words are. */
const words = (loud: number, quiet: number) => (index: number) => (index % 25 < 15 ? loud : quiet);
const near = (actual: number, expected: number, by: number) => assert.ok(Math.abs(actual - expected) <= by, `${actual} is not ${expected}`);

describe('AdaptiveFloor', () => {
  it('begins at the first level, but never at that of a voice', () => {
    near(new AdaptiveFloor().push(-70, 20, false), -70, 0.1);
    near(new AdaptiveFloor().push(-20, 20, false), -45, 0.1);
  });

  it('follows a room that becomes quieter at once, and one that becomes louder slowly', () => {
    const floor = new AdaptiveFloor();
    after(floor, 2, -50);
    near(after(floor, 0.2, (index) => (index % 2 === 0 ? -70 : -80)), -62, 1);
    const rising = new AdaptiveFloor();
    after(rising, 0.5, -60);
    near(after(rising, 0.5, (index) => -50 + (index % 2) * 10), -58.5, 0.5);
  });

  it('does not rise while somebody speaks', () => {
    const floor = new AdaptiveFloor();
    after(floor, 1, -60);
    near(after(floor, 10, words(-20, -60), true), -60, 0.1);
  });

  it('jumps to what stays the same for a second: that is no voice', () => {
    const floor = new AdaptiveFloor();
    after(floor, 1, -70);
    near(after(floor, 0.9, -30, true), -70, 0.1);
    near(after(floor, 0.2, (index) => -30 + (index % 2)), -30, 1);
  });

  it('knows a room that is loud even in the gaps of the speech after three seconds', () => {
    const floor = new AdaptiveFloor();
    after(floor, 1, -70);
    near(after(floor, 3.5, words(-15, -35), true), -35, 1);
  });

  it('comes to the same in frames of another length', () => {
    const steady = new AdaptiveFloor();
    after(steady, 2, -70, false, 40);
    near(after(steady, 1.1, -30, false, 40), -30, 0.1);
    const floor = new AdaptiveFloor();
    after(floor, 1, -70, false, 40);
    // Loud for 320 ms, quiet for 120.
    near(after(floor, 3.5, (index) => (index % 11 < 8 ? -15 : -35), true, 40), -35, 1);
  });
});
