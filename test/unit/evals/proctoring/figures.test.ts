import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClipResult } from '../../../evals/proctoring/clip-result.js';
import { detectorFigures, noseFigures } from '../../../evals/proctoring/detectors.js';
import { degreesOfShift, gazeError, gazePairs, withinAim } from '../../../evals/proctoring/gaze-error.js';
import { match, type PlacedIncident } from '../../../evals/proctoring/matching.js';
import { promises } from '../../../evals/proctoring/promises.js';
import { quantile, spread } from '../../../evals/proctoring/statistics.js';
import { markdown, report } from '../../../evals/proctoring/table.js';
import { totalsOf, type Totals } from '../../../evals/proctoring/totals.js';
import type { TrueEvent } from '../../../evals/proctoring/truth.js';

const RULES = [{ id: 'turned', kind: 'head-turned' }, { id: 'turned-far', kind: 'head-turned' }, { id: 'missing', kind: 'face-missing' }, { id: 'phone', kind: 'phone-visible' }];
const turned = (start: number): TrueEvent => ({ type: 'look_away', kind: 'head-turned', start, end: start + 4 });
const incident = (rule: string, start: number, more: Partial<PlacedIncident> = {}): PlacedIncident => ({ kind: RULES.find(({ id }) => id === rule)?.kind ?? '', rule, severity: 'warn', start, end: start + 3, told: start + 2, dwell: 2, ...more });

/** A clip of half an hour. */
function clip(incidents: readonly PlacedIncident[], events: readonly TrueEvent[], nose: readonly PlacedIncident[] = []): ClipResult {
  const judge = (list: readonly PlacedIncident[]) => match(list, events, { duration: 1800, kindsLookedFor: ['head-turned', 'face-missing'], dwellOf: () => 2 });
  return {
    clip: 'made',
    seconds: 1800,
    analysedFrames: 18_000,
    picturesPerSecond: 10,
    roundTripMs: spread([]),
    codedFrames: 1,
    people: { frames: 0, withoutFace: 0 },
    pose: undefined,
    gaze: undefined,
    cost: undefined,
    ...judge(incidents),
    noseRule: judge(nose),
    replaysAlike: true,
  };
}

describe('figures of each detector', () => {
  const first = clip([incident('turned', 10.2), incident('turned', 500), incident('missing', 700, { severity: 'review' })], [turned(10), turned(100)]);
  const second = clip([incident('turned-far', 50.4), incident('missing', 20, { severity: 'note' })], [turned(50)]);

  it('keep rules of one kind apart: an event is for the rule that found it, and for all of them where none did', () => {
    const [near, far, missing, ...others] = detectorFigures([first, second], RULES);
    assert.deepEqual([near?.rule, near?.found, near?.required, near?.precision], ['turned', 1, 2, 0.5]);
    assert.deepEqual([far?.rule, far?.found, far?.required, far?.precision], ['turned-far', 1, 2, 1]);
    assert.deepEqual([missing?.recall, missing?.precision, missing?.falseReviewsPerHour, missing?.falseWarningsPerHour, missing?.notes], [null, 0, 1, 0, 1]);
    assert.deepEqual(others, [], 'a rule without an event and without an incident has nothing to say');
    assert.equal(near?.falseWarningsPerHour, 1);
  });

  it('have the delay of the onset', () => {
    const [near, far] = detectorFigures([first, second], RULES);
    assert.equal(Math.round(near?.onsetBeyondDwellMs.p95 ?? NaN), 200);
    assert.equal(Math.round(far?.onsetBeyondDwellMs.p50 ?? NaN), 400);
  });

  it('are the same columns for the nose-position rule', () => {
    const nose = { kind: 'head-turned', rule: 'nose-position' };
    const { recall, precision, falseWarningsPerHour } = noseFigures([clip([], [turned(10)], [incident('', 10, nose), incident('', 900, nose)]), second]);
    assert.deepEqual([recall, precision, falseWarningsPerHour], [0.5, 0.5, 1]);
  });
});

describe('the direction of the gaze', () => {
  const eyes = (aside: number) => ({ eyeLookOutLeft: aside, eyeLookInRight: aside, eyeLookInLeft: 0, eyeLookOutRight: 0 });
  const picture = (eyeX: number, aside: number, more: object = {}) => ({
    person: { yaw: 0, eyeX, ...more },
    faces: [{ box: { x: 0, y: 0, width: 0.3, height: 0.4 }, pose: { yaw: 0, pitch: 0, roll: 0 }, eyes: eyes(aside) }],
  });

  it('is that of an iris on an eyeball', () => {
    assert.deepEqual([0, 0.1, 0.4, -0.4, 2].map((eyeX) => Math.round(degreesOfShift(eyeX) * 10) / 10), [0, 6.9, 28.7, -28.7, 90]);
  });

  it('is compared where one open-eyed person is seen', () => {
    const [pair, ...others] = gazePairs([picture(0.4, 0.7), picture(0, 0, { blink: 0.9 }), { ...picture(0, 0), faces: [] }, picture(0, 0, { eyeX: undefined })]);
    assert.deepEqual([Math.round(pair?.truth.yaw ?? NaN), pair?.measured.yaw, others], [29, 28, []]);
    assert.deepEqual(withinAim(pair ? [pair] : []), [], 'beyond 25 degrees there is no aim');
  });

  it('has an error, and one that a resting direction would leave', () => {
    const error = gazeError([4, 4, 6].map((yaw) => ({ measured: { yaw, pitch: -7 }, truth: { yaw: 0, pitch: 0 }, head: { yaw: 0, pitch: 0 } })));
    assert.deepEqual([error?.frames, error?.yaw.mean.toFixed(2), error?.yaw.bias.toFixed(2), error?.yaw.steady.toFixed(2), error?.yaw.p95], [3, '4.67', '4.67', '0.67', 6]);
    assert.deepEqual(error?.pitch, { mean: 7, p95: 7, bias: -7, steady: 0 });
    assert.equal(gazeError([]), undefined);
  });
});

describe('the promises', () => {
  const totals: Totals = {
    ...totalsOf([{ result: clip([], []), pairs: [], gaze: [], roundTrips: [] }]),
    mainThreadMs: { p50: 0.5, p95: 4.1, max: 9 },
    longTasks: { count: 1, ms: 60 },
    required: 10,
    found: 9,
    recall: 0.9,
    onsetBeyondDwellMs: { p50: 100, p95: 251, max: 300 },
  };
  const held = (given: Totals, foreign?: number) => Object.fromEntries(promises(given, foreign).map(({ what, held: is }) => [what.split(',')[0] + (what.endsWith('p95') ? ' p95' : ''), is]));

  it('are held, not held, or not measured', () => {
    assert.deepEqual(held(totals, 0), {
      'main thread per analysed picture': true,
      'main thread per analysed picture p95': false,
      'long tasks of the page': false,
      'pictures a second': true,
      yaw: undefined,
      pitch: undefined,
      'scripted violations found': true,
      'onset beyond dwell p95': false,
      'false warnings': true,
      'false reviews': true,
      'requests to other hosts': true,
    });
    assert.equal(held(totals, 1)['requests to other hosts'], false);
    assert.equal(held(totals)['requests to other hosts'], undefined);
    const empty = held(totalsOf([]));
    assert.deepEqual([empty['long tasks of the page'], empty['false reviews'], empty['scripted violations found']], [undefined, undefined, undefined]);
  });

  it('are told in words, with the tables of a run', () => {
    const text = report([clip([incident('turned', 10)], [turned(10)])], totals, promises(totals, 0));
    for (const words of ['| P3 | main thread per analysed picture, p95 | 4.10 ms | 4 ms | **not held** |', '| made | 1800 | 1/1 |', '| nose-position |']) assert.ok(text.includes(words), `${words} in\n${text}`);
    assert.equal(markdown('Nothing', ['a'], []), '');
  });
});

it('quantiles are by nearest rank, and none of nothing', () => {
  assert.deepEqual([quantile([3, 1, 2], 0.5), quantile([1, 2, 3, 4], 0.95), quantile([], 0.5)], [2, 4, undefined]);
  assert.deepEqual(spread([]), { p50: null, p95: null, max: null });
});
