import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faceGeometry, type Landmark } from '../../../../src/adapters/mediapipe/face-geometry.js';
import { seededRandom } from '../../../../src/utils/seeded-random.js';

const random = seededRandom('a face');
const face: Landmark[] = Array.from({ length: 478 }, () => ({ x: 0.3 + random() * 0.3, y: 0.3 + random() * 0.4, z: random() * 0.2 - 0.1 }));
const [WIDTH, HEIGHT] = [640, 480];

/** Turned about the vertical by degrees, made larger, moved: as seen by a camera far away. */
function moved({ x, y, z }: Landmark, { degrees = 0, scale = 1, by = 0 }): Landmark {
  const angle = (degrees * Math.PI) / 180;
  const [px, pz] = [x * WIDTH, z * WIDTH];
  return { x: (scale * (px * Math.cos(angle) + pz * Math.sin(angle))) / WIDTH + by, y: scale * y, z: (scale * (pz * Math.cos(angle) - px * Math.sin(angle))) / WIDTH };
}

const near = (one: readonly number[] = [], other: readonly number[] = []) => one.length === other.length && one.every((value, index) => Math.abs(value - (other[index] ?? NaN)) <= 2e-4);

describe('faceGeometry', () => {
  const shape = faceGeometry(face, WIDTH, HEIGHT);

  it('gives nine ratios whose geometric mean is 1', () => {
    assert.equal(shape?.length, 9);
    assert.ok(Math.abs((shape ?? []).reduce((product, ratio) => product * ratio, 1) - 1) < 1e-3);
  });

  it('stays the same for a head that is turned, nearer, or elsewhere', () => {
    for (const change of [{ degrees: 25 }, { scale: 1.7 }, { by: 0.2 }]) assert.ok(near(shape, faceGeometry(face.map((point) => moved(point, change)), WIDTH, HEIGHT)), JSON.stringify(change));
  });

  it('differs where a point lies elsewhere', () => {
    assert.ok(!near(shape, faceGeometry(face.map((point, index) => (index === 33 ? { ...point, x: point.x + 0.05 } : point)), WIDTH, HEIGHT)));
  });

  it('is nothing of a face without all points, or with all in one place', () => {
    assert.equal(faceGeometry(face.slice(0, 400), WIDTH, HEIGHT), undefined);
    assert.equal(faceGeometry(face.map(() => ({ x: 0.5, y: 0.5, z: 0 })), WIDTH, HEIGHT), undefined);
    assert.equal(faceGeometry([], WIDTH, HEIGHT), undefined);
  });
});
