import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sweepResult, SWEEPS, variedTruth } from '../../../evals/proctoring/sweep.js';
import { totalsOf } from '../../../evals/proctoring/totals.js';
import { readTruth } from '../../../evals/proctoring/truth.js';

describe('a truth file', () => {
  it('may hold anything or nothing', () => {
    for (const json of [undefined, null, 7, [], {}, { events: null }, { events: {}, perFrame: 'none' }]) {
      const { events, perFrame, fps } = readTruth(json);
      assert.deepEqual([events, perFrame, fps], [[], undefined, undefined], JSON.stringify(json));
    }
  });

  it('gives events a kind by their type where they have none, and leaves an unknown one without', () => {
    const { events } = readTruth({ events: [{ type: 'look_away', start: 1 }, { type: 'face_partial', start: 2 }, { type: 'juggling', start: 3 }, { type: 'look_away', kind: null }, {}] });
    assert.deepEqual(events, [
      { type: 'look_away', kind: 'head-turned', start: 1 },
      { type: 'face_partial', kind: 'face-missing', required: false, start: 2 },
      { type: 'juggling', start: 3 },
      { type: 'look_away', kind: null, start: 0 },
      { type: 'unnamed', start: 0 },
    ]);
  });

  it('believes an event that says it itself', () => {
    const [event] = readTruth({ events: [{ type: 'face_partial', kind: 'face-missing', required: true, holdStart: 4.5, end: 'never' }] }).events;
    assert.deepEqual(event, { type: 'face_partial', kind: 'face-missing', required: true, start: 4.5, holdStart: 4.5 });
  });

  it('keeps of rows and persons what has the right type', () => {
    const { perFrame } = readTruth({ perFrame: [{ t: 0.5, persons: [{ yaw: 3, eyeX: '0', box: [1, 2, 3] }] }, null, { t: 1, gain: 0.2, persons: [{ box: [1, 2, 3, 4] }] }] });
    assert.deepEqual(perFrame, [{ t: 0.5, persons: [{ yaw: 3 }] }, {}, { t: 1, gain: 0.2, persons: [{ box: [1, 2, 3, 4] }] }]);
  });
});

describe('the sweeps', () => {
  it('begin with the picture as it is and get further from it', () => {
    const factors = (sweep: string) => SWEEPS[sweep]?.map(({ variation }) => ('factor' in variation ? variation.factor : 'factors' in variation ? variation.factors[1] : Math.abs('share' in variation ? variation.share : NaN))) ?? [];
    for (const sweep of ['brightness', 'distance', 'tone']) {
      assert.equal(factors(sweep)[0], 1, sweep);
      assert.deepEqual(factors(sweep), [...factors(sweep)].sort((a, b) => b - a), sweep);
    }
    assert.equal(factors('offset')[0], 0);
    const darkest = factors('tone').at(-1) ?? NaN;
    assert.ok(Math.abs(darkest ** 2.2 - 0.25) < 0.005, 'the last tone reflects a quarter of the first');
  });

  it('know that a face moved aside is seen turned against the axis', () => {
    const truth = readTruth({ width: 640, camera: { focalPx: 640 }, events: [], perFrame: [{ persons: [{ yaw: 2, pitch: 1 }] }] });
    const yaw = (share: number) => variedTruth(truth, { type: 'offset', share }).perFrame?.[0]?.persons?.[0]?.yaw ?? NaN;
    assert.equal(yaw(0), 2);
    assert.ok(Math.abs(yaw(0.25) - (2 - 14.036)) < 0.001);
    assert.ok(Math.abs(yaw(-0.25) - (2 + 14.036)) < 0.001);
    assert.deepEqual(variedTruth(truth, { type: 'distance', factor: 0.5 }), truth);
  });

  it('tell how far their steps lie apart', () => {
    const none = totalsOf([]);
    const step = (withoutFace: number, yaw: number) => {
      const error = { yaw, pitch: 1, roll: 0 };
      return { name: '', variation: { type: 'brightness', factor: 1 } as const, totals: { ...none, people: { frames: 200, withoutFace }, pose: { frames: 200, corrected: error, raw: error, p95: error, bias: error } } };
    };
    assert.deepEqual(sweepResult('tone', [step(0, 1), step(4, 1.5), step(2, 0.75)]).spread, { noFace: 2, yaw: 0.75, pitch: 0 });
    assert.deepEqual(sweepResult('tone', [{ ...step(0, 0), totals: none }]).spread, { noFace: undefined, yaw: undefined, pitch: undefined });
  });
});
