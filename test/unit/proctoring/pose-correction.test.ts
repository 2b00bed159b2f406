import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Baseline } from '../../../src/proctoring/angles/baseline.js';
import { median } from '../../../src/utils/median.js';
import { correctPose, PITCH_OFFSET, RAY_SHARE, YAW_GAIN } from '../../../src/proctoring/angles/pose-correction.js';
import { rayAngle } from '../../../src/proctoring/angles/ray-correction.js';

describe('correctPose', () => {
  it('undoes its own model of the engine', () => {
    for (const yaw of [-40, 0, 25]) {
      for (const x of [-15, 0, 15]) {
        const position = { x, y: 0, z: -37 };
        const reported = { yaw: YAW_GAIN * yaw + RAY_SHARE * rayAngle(position), pitch: 5 + PITCH_OFFSET, roll: 3 };
        const { yaw: corrected, pitch, roll } = correctPose(reported, position);
        assert.ok(Math.abs(corrected - yaw) < 1e-9);
        assert.deepEqual([pitch, roll], [5, 3]);
      }
    }
  });

  it('takes a head without a position for one before the camera', () => {
    assert.equal(correctPose({ yaw: YAW_GAIN * 10, pitch: 0, roll: 0 }, undefined).yaw, 10);
  });
});

describe('rayAngle', () => {
  it('is 0 ahead, positive to the right, in degrees', () => {
    assert.equal(rayAngle({ x: 0, z: -60 }), 0);
    assert.ok(Math.abs(rayAngle({ x: 60, z: -60 }) - 45) < 1e-9);
    assert.ok(rayAngle({ x: -10, z: -60 }) < 0);
  });
});

describe('Baseline', () => {
  const pose = (yaw: number, pitch = 0) => ({ yaw, pitch, roll: 0 });

  it('is 0 before twenty frames, then the median', () => {
    const baseline = new Baseline();
    for (let index = 0; index < 19; index++) baseline.learn(pose(8, -4), index * 100);
    assert.deepEqual(baseline.rest, { yaw: 0, pitch: 0 });
    baseline.learn(pose(8, -4), 2000);
    assert.deepEqual(baseline.rest, { yaw: 8, pitch: -4 });
  });

  it('learns nothing from turned heads, nor after thirty seconds', () => {
    const baseline = new Baseline();
    for (let index = 0; index < 25; index++) baseline.learn(pose(5), index * 100);
    for (let index = 0; index < 100; index++) baseline.learn(pose(21), 3000 + index);
    for (let index = 0; index < 100; index++) baseline.learn(pose(-10), 30_001 + index);
    assert.deepEqual(baseline.rest, { yaw: 5, pitch: 0 });
  });
});

describe('median', () => {
  it('is the middle, or the mean of the two in the middle', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 3, 2]), 2.5);
    assert.ok(Number.isNaN(median([])));
  });
});
