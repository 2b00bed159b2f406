import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toObjects } from '../../../../src/adapters/mediapipe/to-objects.js';

const LABELS = new Map([['cell phone', 'phone'], ['person', 'person']]);
const BOX = { originX: 64, originY: 48, width: 320, height: 240 };
const SIZE = { width: 640, height: 480 };

describe('toObjects', () => {
  it('gives boxes in parts of the frame, with our label', () => {
    assert.deepEqual(toObjects([{ categories: [{ categoryName: 'cell phone', score: 0.75 }], boundingBox: BOX }], LABELS, SIZE), [
      { label: 'phone', score: 0.75, box: { x: 0.1, y: 0.1, width: 0.5, height: 0.5 } },
    ]);
  });

  it('takes a box for what it is most likely, and leaves out what has no label or no place', () => {
    const categories = [{ categoryName: 'cell phone', score: 0.4 }, { categoryName: 'remote', score: 0.5 }];
    assert.deepEqual(toObjects([{ categories, boundingBox: BOX }, { categories: [{ categoryName: 'person', score: 1 }] }, { categories: [] }], LABELS, SIZE), []);
  });

  it('keeps scores between 0 and 1', () => {
    const of = (score: number) => toObjects([{ categories: [{ categoryName: 'person', score }], boundingBox: BOX }], LABELS, SIZE)[0]?.score;
    assert.deepEqual([of(1.0000001), of(-0.1)], [1, 0]);
  });
});
