import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { CORNERS, learnCalibration, type CalibrationSample, type Corner } from '../../../src/proctoring/index.js';
import { DEGREES_PER_UNIT } from '../../../src/proctoring/angles/eye-yaw.js';
import { PITCH_OFFSET, YAW_GAIN } from '../../../src/proctoring/angles/pose-correction.js';
import { CalibrationSchema } from '../../../src/spec/index.js';
import { vision, type Look } from './helpers.js';

/** As the engine reports a head that points there, degrees. */
const head = (yaw: number, pitch = 0) => ({ pose: { yaw: yaw * YAW_GAIN, pitch: pitch + PITCH_OFFSET } });

/** Ten pictures of each corner. */
function looks(at: (corner: Corner, index: number) => Look | undefined, each = 10): CalibrationSample[] {
  return CORNERS.flatMap((corner) =>
    Array.from({ length: each }, (_, index) => {
      const look = at(corner, index);
      return look ? [{ corner, observation: vision(index * 100, look) }] : [];
    }).flat(),
  );
}

const isLeft = (corner: Corner) => corner.endsWith('left');
const isTop = (corner: Corner) => corner.startsWith('top');
/** A screen of 19 degrees to either side and 12 up and down, 3 right of and 4 below the camera, looked at with the head. */
const byHead = (corner: Corner) => head((isLeft(corner) ? 19 : -19) - 3, (isTop(corner) ? 12 : -12) - 4);

const learned = (samples: readonly CalibrationSample[]) => {
  const outcome = learnCalibration(samples);
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.why);
  return outcome.calibration;
};
const failure = (samples: readonly CalibrationSample[]) => {
  const outcome = learnCalibration(samples);
  return outcome.ok ? outcome.calibration : outcome.why;
};

describe('learnCalibration', () => {
  it('learns middle and edges from a head that turns to the corners', () => {
    const calibration = learned(looks(byHead));
    assert.ok(v.is(CalibrationSchema, calibration));
    assert.deepEqual(calibration, { rest: { yaw: -3, pitch: -4, gazeYaw: -3 }, reach: { left: 19, right: 19, up: 12, down: 12 }, samples: 40 });
  });

  it('learns the same width from eyes alone; the middle of the head stays where the head was', () => {
    const { rest, reach } = learned(looks((corner) => ({ ...head(2), eyes: (isLeft(corner) ? 15 : -15) / DEGREES_PER_UNIT - 0.0155 * 2 * YAW_GAIN })));
    assert.deepEqual([rest.yaw, rest.gazeYaw, reach.left, reach.right], [2, 2, 15, 15]);
    assert.deepEqual([reach.up, reach.down], [3, 3], 'lids hide how far eyes look up and down');
  });

  it('takes the further of two corners for the edge', () => {
    const { reach } = learned(looks((corner) => head({ 'top-left': 22, 'bottom-left': 18, 'top-right': -20, 'bottom-right': -20 }[corner])));
    assert.deepEqual([reach.left, reach.right], [22, 20]);
  });

  it('lets nobody be thrown off by the way to a corner, or by one wild picture', () => {
    assert.deepEqual(learned(looks((corner, index) => (index < 3 ? head(0) : index === 5 ? head(80) : byHead(corner)))).reach, { left: 19, right: 19, up: 12, down: 12 });
  });

  it('says why nothing was learned', () => {
    assert.equal(failure([]), 'too-few-pictures');
    assert.equal(failure(looks(byHead, 5)), 'too-few-pictures');
    assert.equal(failure(looks((corner) => (corner === 'bottom-left' ? undefined : byHead(corner)))), 'too-few-pictures');
    assert.equal(failure(looks((corner, index) => (corner === 'top-right' && index > 4 ? { faces: 0 } : byHead(corner)))), 'no-face');
    assert.equal(failure(looks(() => head(0))), 'too-little-movement');
    assert.equal(failure(looks((corner) => head(isLeft(corner) ? 2.9 : -2.9))), 'too-little-movement');
  });

  it('takes nothing that cannot be a screen', () => {
    const inconsistent: Record<string, (corner: Corner, index: number) => Look> = {
      'the wrong way round': (corner) => head(isLeft(corner) ? -19 : 19),
      'upside down': (corner) => head(isLeft(corner) ? 19 : -19, isTop(corner) ? -12 : 12),
      'to and fro': (_, index) => head(index % 2 ? 20 : -20),
      'one corner missed': (corner) => head(corner === 'top-left' ? -19 : isLeft(corner) ? 19 : -19),
      'wider than any': (corner) => head(isLeft(corner) ? 50 : -50),
      'beside the camera, as another screen would be': (corner) => head((isLeft(corner) ? 15 : -15) + 25),
    };
    for (const [what, look] of Object.entries(inconsistent)) assert.equal(failure(looks(look)), 'inconsistent', what);
  });
});
