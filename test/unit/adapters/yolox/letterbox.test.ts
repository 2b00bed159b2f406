import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fillInput, INPUT_SIZE, letterbox } from '../../../../src/adapters/yolox/letterbox.js';

describe('letterbox', () => {
  it('keeps the proportions of any picture inside the square', () => {
    assert.deepEqual(letterbox(640, 480), { width: 416, height: 312 });
    assert.deepEqual(letterbox(480, 640), { width: 312, height: 416 });
    assert.deepEqual(letterbox(1920, 1080), { width: 416, height: 234 });
    assert.deepEqual(letterbox(208, 208), { width: 416, height: 416 });
  });

  it('leaves a pixel of what is almost a line', () => {
    assert.deepEqual(letterbox(5000, 2), { width: 416, height: 1 });
  });
});

describe('fillInput', () => {
  it('lays blue, green and red out in planes at the top left, as bytes, with grey beside them', () => {
    const input = new Float32Array(3 * INPUT_SIZE ** 2).fill(9);
    const rgba = new Uint8ClampedArray([1, 2, 3, 255, 4, 5, 6, 0, 7, 8, 9, 255, 250, 251, 252, 255]);
    fillInput(input, rgba, { width: 2, height: 2 });
    const at = (plane: number, x: number, y: number) => input[plane * INPUT_SIZE ** 2 + y * INPUT_SIZE + x];
    assert.deepEqual([0, 1, 2].map((plane) => [at(plane, 0, 0), at(plane, 1, 0), at(plane, 0, 1), at(plane, 1, 1)]), [
      [3, 6, 9, 252],
      [2, 5, 8, 251],
      [1, 4, 7, 250],
    ]);
    assert.deepEqual([at(0, 2, 0), at(1, 0, 2), at(2, INPUT_SIZE - 1, INPUT_SIZE - 1)], [114, 114, 114]);
  });
});
