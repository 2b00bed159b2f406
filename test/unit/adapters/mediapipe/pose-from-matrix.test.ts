import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { poseFromMatrix, positionFromMatrix } from '../../../../src/adapters/mediapipe/pose-from-matrix.js';

type Matrix3 = readonly [readonly number[], readonly number[], readonly number[]];

const radians = (degrees: number) => (degrees * Math.PI) / 180;

function multiply(a: Matrix3, b: Matrix3): Matrix3 {
  return [0, 1, 2].map((i) => [0, 1, 2].map((j) => [0, 1, 2].reduce((sum, k) => sum + (a[i]?.[k] ?? 0) * (b[k]?.[j] ?? 0), 0))) as unknown as Matrix3;
}

/** R = Ry(yaw) Rx(-pitch) Rz(roll), as the footage was rendered, laid out column by column as MediaPipe does. */
function matrixOf(yaw: number, pitch: number, roll: number): number[] {
  const [y, p, r] = [radians(yaw), radians(-pitch), radians(roll)];
  const ry: Matrix3 = [[Math.cos(y), 0, Math.sin(y)], [0, 1, 0], [-Math.sin(y), 0, Math.cos(y)]];
  const rx: Matrix3 = [[1, 0, 0], [0, Math.cos(p), -Math.sin(p)], [0, Math.sin(p), Math.cos(p)]];
  const rz: Matrix3 = [[Math.cos(r), -Math.sin(r), 0], [Math.sin(r), Math.cos(r), 0], [0, 0, 1]];
  const rotation = multiply(multiply(ry, rx), rz);
  const data = new Array<number>(16).fill(0);
  for (const i of [0, 1, 2]) for (const j of [0, 1, 2]) data[4 * j + i] = rotation[i]?.[j] ?? 0;
  data.splice(12, 4, -1.5, 2.25, -60, 1);
  return data;
}

describe('poseFromMatrix', () => {
  it('finds the angles that a matrix was made of, alone and together', () => {
    for (const [yaw, pitch, roll] of [[0, 0, 0], [35, 0, 0], [-35, 0, 0], [0, 25, 0], [0, -25, 0], [0, 0, 12], [40, -20, -9], [-60, 30, 15]] as const) {
      const pose = poseFromMatrix(matrixOf(yaw, pitch, roll));
      assert.ok(pose);
      assert.ok(Math.abs(pose.yaw - yaw) < 1e-9 && Math.abs(pose.pitch - pitch) < 1e-9 && Math.abs(pose.roll - roll) < 1e-9, JSON.stringify(pose));
    }
  });

  it('means up by a positive pitch: the forward axis points up', () => {
    assert.ok((poseFromMatrix(matrixOf(0, 20, 0))?.pitch ?? 0) > 19.9);
  });

  it('survives a sine beyond 1 by rounding', () => {
    const data = matrixOf(0, 90, 0);
    data[9] = 1 + 1e-9;
    assert.equal(Math.round(poseFromMatrix(data)?.pitch ?? 0), 90);
  });

  it('says undefined of what is no matrix', () => {
    assert.equal(poseFromMatrix([1, 0, 0]), undefined);
    assert.equal(poseFromMatrix(new Array(16).fill(Number.NaN)), undefined);
  });
});

describe('positionFromMatrix', () => {
  it('reads the translation, cm', () => {
    assert.deepEqual(positionFromMatrix(matrixOf(10, 5, 0)), { x: -1.5, y: 2.25, z: -60 });
  });

  it('says undefined of what is no matrix', () => {
    assert.equal(positionFromMatrix([]), undefined);
    assert.equal(positionFromMatrix(new Array(16).fill(Number.POSITIVE_INFINITY)), undefined);
  });
});
