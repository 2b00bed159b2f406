import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { align } from '../../../evals/proctoring/alignment.js';
import { judgeClip } from '../../../evals/proctoring/clip-result.js';
import { blockLuma, CODE_AREA, CODE_BLOCKS, readFrameCode } from '../../../evals/proctoring/frame-code.js';
import { noseRule } from '../../../evals/proctoring/nose-rule.js';
import { poseError } from '../../../evals/proctoring/pose-error.js';
import { replay } from '../../../evals/proctoring/replay.js';
import { totalsOf } from '../../../evals/proctoring/totals.js';
import type { ClipRecording } from '../../../evals/proctoring/recording.js';
import { RULES } from '../../../../src/proctoring/index.js';
import { PITCH_OFFSET } from '../../../../src/proctoring/angles/pose-correction.js';
import type { Observation } from '../../../../src/spec/index.js';
import { pictures, run, started, vision } from '../../proctoring/helpers.js';

/** The blocks of a frame's number. */
function blocks(frame: number, white = 255, black = 0): number[] {
  const bits = [...frame.toString(2).padStart(14, '0')].map(Number);
  const parity = bits.reduce((sum, bit) => sum ^ bit, 0);
  return [1, 0, ...bits, parity].map((bit) => (bit ? white : black));
}

function recording(observations: readonly Observation[], offset = 0): ClipRecording {
  const frames = observations.flatMap(({ type, at }) => (type === 'vision' ? [{ at, code: null, mediaTime: at / 1000 + offset }] : []));
  return { clip: 'made', modelHash: undefined, endedAt: 10_000, observations: observations.map((observation) => ({ receivedAt: observation.at + 50, observation })), frames, outputs: run(observations, { endAt: 10_000 }).outputs };
}

const leaving = [...started(), ...pictures(0, 3000), ...pictures(3000, 8500, { faces: 0 }), ...pictures(8500, 10_000)];

describe('the frame code', () => {
  it('is read in light and in the dark', () => {
    for (const frame of [0, 1, 2699, 16_383]) {
      assert.equal(readFrameCode(blocks(frame)), frame);
      assert.equal(readFrameCode(blocks(frame, 25, 4)), frame);
    }
  });

  it('is not read where there is none or a bit is wrong', () => {
    assert.equal(readFrameCode(blocks(5, 100, 95)), undefined);
    assert.equal(readFrameCode(blocks(5).map((luma, index) => (index === 9 ? 255 - luma : luma))), undefined);
    assert.equal(readFrameCode([]), undefined);
  });

  it('is found in pixels', () => {
    const luma = blocks(1234);
    const rgba = new Uint8ClampedArray(CODE_AREA.width * CODE_AREA.height * 4).map((_, index) => luma[Math.floor(((index >> 2) % CODE_AREA.width) / 8)] ?? 0);
    assert.equal(blockLuma(rgba).length, CODE_BLOCKS);
    assert.equal(readFrameCode(blockLuma(rgba)), 1234);
  });
});

describe('alignment', () => {
  const frames = [{ at: 1000, code: 30, mediaTime: 2.1 }, { at: 1100, code: 9000, mediaTime: 2.2 }, { at: 1200, code: null, mediaTime: 2.3 }];

  it('goes by the code, and by the player where the code cannot be', () => {
    const { clipTime, coded } = align({ frames }, { fps: 15 });
    assert.equal(clipTime(1000), 2);
    assert.equal(clipTime(1040), 2.04);
    assert.equal(clipTime(1100), 2.2);
    assert.ok(Math.abs(clipTime(1500) - 2.6) < 1e-9);
    assert.ok(Math.abs(coded - 1 / 3) < 1e-9);
  });

  it('finds the row of the truth', () => {
    const perFrame = Array.from({ length: 40 }, (_, frame) => ({ t: frame / 15 }));
    const { trueFrame } = align({ frames }, { fps: 15, perFrame });
    assert.equal(trueFrame(1000)?.t, 2);
    assert.equal(trueFrame(1200)?.t, 34 / 15);
    assert.equal(align({ frames }, { fps: 15 }).trueFrame(1000), undefined);
  });
});

describe('judging a recording', () => {
  const truth = { fps: 10, duration: 10, events: [{ type: 'face_absent', kind: 'face-missing', start: 3, end: 8.5 }, { type: 'phone_shown', kind: 'phone-visible', start: 1, end: 2 }] };

  it('tells when an incident was told, and its gravity at the end', () => {
    const [incident] = replay(recording(leaving)).incidents;
    assert.deepEqual([incident?.kind, incident?.severity, incident?.startedAt, incident?.endedAt, incident?.toldAt], ['face-missing', 'warn', 3000, 8400, 4550]);
  });

  it('compares with the truth at the place in the clip, and replays alike', () => {
    const { result } = judgeClip(recording(leaving, 0.5), { ...truth, events: truth.events.map((event) => ({ ...event, start: event.start + 0.5, end: event.end + 0.5 })) });
    assert.deepEqual([result.found, result.required, result.notLookedFor.length, result.falseIncidents.length], [1, 1, 1, 0]);
    assert.equal(Math.round(result.matched[0]?.onsetBeyondDwellMs ?? NaN), 50);
    assert.ok(result.replaysAlike);
  });

  it('notices rules that say something else than they did', () => {
    assert.equal(judgeClip({ ...recording(leaving), outputs: [] }, truth).result.replaysAlike, false);
  });

  it('sums up recall, precision and false reports an hour', () => {
    const none = { ...truth, events: [] };
    const totals = totalsOf([judgeClip(recording(leaving), truth), judgeClip(recording(leaving), none)]);
    assert.deepEqual([totals.recall, totals.precision, Math.round(totals.falseWarningsPerHour), totals.falseReviewsPerHour], [1, 0.5, 180, 0]);
    assert.equal(Math.round(totals.benign.falseWarningsPerHour), 360);
    assert.equal(totals.pose, undefined);
    assert.deepEqual([totals.picturesPerSecond, totals.mainThreadMs.p50], [{ all: 10, slowest: 10 }, null]);
  });

  it('looks for objects where an object engine looked', () => {
    const objects = { type: 'objects' as const, at: 100, objects: [] };
    const looked = (observations: readonly Observation[]) => judgeClip(recording(observations), truth).result.notLookedFor.map(({ kind }) => kind);
    assert.deepEqual(looked(leaving), ['phone-visible']);
    const hasRule = RULES.some(({ kind }) => kind === 'phone-visible');
    assert.deepEqual(looked([...leaving, objects]), hasRule ? [] : ['phone-visible']);
  });
});

describe('the error of the pose', () => {
  it('is taken from pictures that show one whole person in the light', () => {
    const truth = (more: object) => ({ fps: 10, duration: 10, events: [], perFrame: Array.from({ length: 100 }, (_, frame) => ({ t: frame / 10, gain: 1, persons: [{ yaw: 2, pitch: 1, roll: 0, visible: 1 }], ...more })) });
    const seen = recording([...started(), ...pictures(0, 1000, { pose: { yaw: 0, pitch: PITCH_OFFSET } })]);
    const { pairs } = judgeClip(seen, truth({}));
    assert.equal(pairs.length, 10);
    assert.deepEqual(poseError(pairs)?.corrected, { yaw: 2, pitch: 1, roll: 0 });
    assert.deepEqual(poseError(pairs)?.bias, { yaw: -2, pitch: -1, roll: 0 });
    assert.equal(judgeClip(seen, truth({ gain: 0.1 })).pairs.length, 0);
    assert.equal(judgeClip(seen, truth({ persons: [] })).pairs.length, 0);
    assert.equal(judgeClip(seen, { fps: 10, events: [] }).pairs.length, 0);
  });
});

describe('the nose-position rule', () => {
  const at = (x: number) => (picture: Observation): Observation => ({ ...vision(picture.at), faces: vision(picture.at).faces.map((face) => ({ ...face, nose: { x, y: 0.5 } })) });
  const incidents = (x: number) => noseRule(recording([...pictures(0, 1000).map(at(0.5)), ...pictures(1000, 4000).map(at(x)), ...pictures(4000, 6000).map(at(0.5))]));

  it('reports a nose that is outside the middle fifth for two seconds', () => {
    assert.deepEqual(incidents(0.61).map(({ startedAt, endedAt, toldAt }) => [startedAt, endedAt, toldAt]), [[1000, 3900, 3050]]);
    assert.equal(incidents(0.39).length, 1);
    assert.deepEqual(incidents(0.6), []);
  });
});
