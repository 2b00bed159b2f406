import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measurePicture, SAMPLE_HEIGHT as HEIGHT, SAMPLE_WIDTH as WIDTH } from '../../../../src/adapters/mediapipe/luma.js';

function picture(colour: (x: number, y: number) => readonly [number, number, number]): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) rgba.set([...colour(x, y), 255], (y * WIDTH + x) * 4);
  return rgba;
}

/** Small numbers without a pattern, the same in every run. */
function noise(seed: number): () => number {
  let state = seed;
  return () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5) * 12;
}

describe('measurePicture', () => {
  it('gives 0 for black, 255 for white and the weight of green', () => {
    assert.equal(measurePicture(picture(() => [0, 0, 0]), WIDTH, HEIGHT).luma, 0);
    assert.ok(Math.abs(measurePicture(picture(() => [255, 255, 255]), WIDTH, HEIGHT).luma - 255) < 1e-6);
    assert.ok(Math.abs(measurePicture(picture(() => [0, 200, 0]), WIDTH, HEIGHT).luma - 0.587 * 200) < 1e-6);
  });

  it('gives a contrast of 0 for one colour and half the range for black beside white', () => {
    assert.ok(measurePicture(picture(() => [80, 80, 80]), WIDTH, HEIGHT).contrast < 1e-6);
    const halves = measurePicture(picture((x) => (x < WIDTH / 2 ? [0, 0, 0] : [255, 255, 255])), WIDTH, HEIGHT);
    assert.ok(Math.abs(halves.contrast - 127.5) < 1e-6);
  });

  it('does not take the noise of a covered sensor for a scene', () => {
    const random = noise(1);
    const covered = measurePicture(picture(() => { const v = 20 + random(); return [v, v, v]; }), WIDTH, HEIGHT);
    assert.ok(covered.contrast < 1.5, `contrast ${covered.contrast}`);
  });

  it('has one fingerprint for one picture, and another for each single step of a single pixel', () => {
    const grey = picture(() => [90, 90, 90]);
    const print = measurePicture(grey, WIDTH, HEIGHT).fingerprint;
    assert.match(print, /^[0-9a-f]{8}$/);
    assert.equal(measurePicture(picture(() => [90, 90, 90]), WIDTH, HEIGHT).fingerprint, print);
    for (const byte of [0, 1, 2, 4 * 1000 + 1, 4 * (WIDTH * HEIGHT - 1) + 2]) {
      const changed = Uint8ClampedArray.from(grey);
      changed[byte] = 91;
      assert.notEqual(measurePicture(changed, WIDTH, HEIGHT).fingerprint, print, `byte ${byte}`);
    }
  });

  it('tells 2000 noisy pictures of a still scene apart', () => {
    const random = noise(7);
    const prints = new Set(Array.from({ length: 2000 }, () => measurePicture(picture(() => { const v = 90 + random(); return [v, v, v]; }), WIDTH, HEIGHT).fingerprint));
    assert.equal(prints.size, 2000);
  });
});
