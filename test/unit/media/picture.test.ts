import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measurePixels } from '../../../src/media/picture.js';

const pixels = (...colours: [number, number, number][]) => Uint8ClampedArray.from(colours.flatMap((colour) => [...colour, 255]));
const rounded = ({ luma, contrast }: { luma: number; contrast: number }) => [Math.round(luma), Math.round(contrast)];

describe('measurePixels', () => {
  it('weighs colours as the eye does (ITU-R BT.601)', () => {
    assert.deepEqual(rounded(measurePixels(pixels([255, 0, 0]))), [76, 0]);
    assert.deepEqual(rounded(measurePixels(pixels([0, 255, 0]))), [150, 0]);
    assert.deepEqual(rounded(measurePixels(pixels([0, 0, 255]))), [29, 0]);
  });

  it('tells a flat picture from one with something in it', () => {
    assert.deepEqual(rounded(measurePixels(pixels([90, 90, 90], [90, 90, 90]))), [90, 0]);
    assert.deepEqual(rounded(measurePixels(pixels([0, 0, 0], [255, 255, 255]))), [128, 128]);
  });
});
