import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rule } from '../../../src/proctoring/index.js';
import type { Observation } from '../../../src/spec/index.js';
import { run, vision } from './helpers.js';

/** Active on pictures with a luma above 200; grave after 3 s. */
const bright: Rule = {
  id: 'bright',
  version: '7',
  kind: 'loud-noise',
  reason: 'It was bright.',
  thresholds: { brightLuma: 200, stillBrightLuma: 150 },
  dwellMs: 1000,
  exitMs: 500,
  severities: [
    { afterMs: 0, severity: 'note' },
    { afterMs: 2000, severity: 'warn' },
    { afterMs: 3000, severity: 'review' },
  ],
  sees: ['vision'],
  assess: ({ vision: seen }, active, { brightLuma = 0, stillBrightLuma = 0 }) => {
    const luma = seen?.frame.luma ?? 0;
    return luma > (active ? stillBrightLuma : brightLuma) ? { state: 'active', confidence: luma / 255, evidence: { luma } } : { state: 'inactive' };
  },
};

/** A picture every 100 ms from 0; each letter is one: `#` bright, `+` fairly bright, `.` not. */
function film(letters: string, options: Parameters<typeof run>[1] = {}) {
  const pictures: Observation[] = [...letters].map((letter, index) => vision(index * 100, { luma: letter === '#' ? 255 : letter === '+' ? 180 : 100 }));
  const { incidents } = run(pictures, { rules: [bright], ...options });
  return incidents.map(({ phase, startedAt, endedAt, toldAt }) => (phase === 'start' ? [startedAt, toldAt] : [startedAt, endedAt, toldAt]));
}

/** A bright picture every 100 ms, to and with `to`. */
const shone = (from: number, to: number): Observation[] => Array.from({ length: (to - from) / 100 + 1 }, (_, index) => vision(from + index * 100, { luma: 255 }));

const times = (letter: string, count: number) => letter.repeat(count);

describe('the rule runner', () => {
  it('tells a start once the dwell is full in time, however many pictures that are', () => {
    assert.deepEqual(film(times('#', 10)), []);
    assert.deepEqual(film(times('#', 11)), [[0, 1000]]);
    const sparse = [0, 450, 999, 1000].map((at) => vision(at, { luma: 255 }));
    assert.deepEqual(run(sparse, { rules: [bright] }).incidents.map(({ toldAt }) => toldAt), [1000]);
  });

  it('tells a dwell that runs out between two pictures at the next tick, where the last picture showed it a moment ago', () => {
    const told = (last: Observation, ...ticks: number[]) => run([...shone(0, 600), last, ...ticks.map((at): Observation => ({ type: 'tick', at }))], { rules: [bright] }).starts('loud-noise').map(({ startedAt }) => startedAt);
    const lit = vision(900, { luma: 255 });
    assert.deepEqual(told(lit, 980), []);
    assert.deepEqual(told(lit, 1000), [0]);
    assert.deepEqual(told(vision(900, { luma: 100 }), 1000), [], 'the last one did not show it');
    assert.deepEqual(told(vision(601, { luma: 255 }), 1102), [], 'nobody has looked for half a second');
  });

  it('lets a bad picture pass during the dwell, but not a pause', () => {
    assert.deepEqual(film(`${times('#', 5)}...${times('#', 5)}`), [[0, 1000]]);
    assert.deepEqual(film(`${times('#', 5)}......${times('#', 11)}`), [[1100, 2100]]);
  });

  it('does not take for steady what comes and goes', () => {
    assert.deepEqual(film(times('#.', 40)), []);
    assert.deepEqual(film(times('###.', 10)), [[0, 1000]]);
  });

  it('uses the enter threshold until it has told, then the exit threshold', () => {
    assert.deepEqual(film(times('+', 20)), []);
    assert.deepEqual(film(`${times('#', 11)}${times('+', 20)}`), [[0, 1000]]);
  });

  it('merges gaps below a second, and ends with the last bright picture', () => {
    assert.deepEqual(film(`${times('#', 12)}${times('.', 9)}#`), [[0, 1000]]);
    assert.deepEqual(film(`${times('#', 12)}${times('.', 10)}`), [[0, 1000], [0, 1100, 2100]]);
  });

  it('has a cooldown, and keeps the true beginning of what comes in it', () => {
    const second = film(`${times('#', 12)}${times('.', 10)}${times('#', 15)}`);
    assert.deepEqual(second.at(-1), [2200, 3200]);
    const quick = film(`${times('#', 12)}${times('.', 10)}${times('#', 15)}`, { thresholds: { bright: { dwellMs: 200 } } });
    assert.deepEqual(quick.at(-1), [2200, 3100], 'told two seconds after the end of the first at the earliest');
  });

  it('grows graver by duration, and tells so at the end', () => {
    const severity = (pictures: number) => run(Array.from({ length: pictures }, (_, index) => vision(index * 100, { luma: 255 })), { rules: [bright], endAt: 99_999 }).incidents.map((each) => each.severity);
    assert.deepEqual([20, 21, 30, 31].map(severity), [['note', 'note'], ['note', 'warn'], ['note', 'warn'], ['note', 'review']]);
  });

  it('counts for the gravity the time that it was really there', () => {
    const letters = `${times('#', 11)}${times('........##', 9)}`;
    assert.equal(run([...letters].map((letter, index) => vision(index * 100, { luma: letter === '#' ? 255 : 100 })), { rules: [bright], endAt: 99_999 }).incidents[1]?.severity, 'note');
  });

  it('ends what is open, at the last moment that it was seen', () => {
    assert.deepEqual(film(times('#', 12), { endAt: 1500 }), [[0, 1000], [0, 1100, 1500]]);
    assert.deepEqual(film(times('#', 9), { endAt: 1500 }), []);
  });

  it('ends when no picture comes any more', () => {
    const { incidents } = run([...shone(0, 1200), { type: 'tick', at: 4199 }, { type: 'tick', at: 4200 }], { rules: [bright] });
    assert.deepEqual(incidents.map(({ phase, endedAt, toldAt }) => [phase, endedAt, toldAt]), [['start', undefined, 1000], ['end', 1200, 4200]]);
  });

  it('goes on over a moment without pictures, which counts for nothing, if the next one shows it still', () => {
    const stalled = [1800, 2700, 2800, 3400].map((at): Observation => ({ type: 'tick', at }));
    const on = run([...shone(0, 1200), ...stalled, ...shone(3500, 4000)], { rules: [bright], endAt: 4000 });
    assert.deepEqual(on.incidents.map(({ startedAt, endedAt, severity }) => [startedAt, endedAt, severity]), [[0, undefined, 'note'], [0, 4000, 'note']]);
    const over = run([...shone(0, 1200), ...stalled, vision(3500, { luma: 100 })], { rules: [bright] });
    assert.deepEqual(over.incidents.map(({ endedAt }) => endedAt), [undefined, 1200]);
  });

  it('stamps rule, version, thresholds as used, and the strongest evidence', () => {
    const { incidents } = run([210, 255, 230].flatMap((luma, part) => Array.from({ length: 8 }, (_, index) => vision(part * 800 + index * 100, { luma }))), {
      rules: [bright],
      thresholds: { bright: { brightLuma: 205, dwellMs: 500 } },
      generateId: () => 'mine',
      endAt: 3000,
    });
    assert.deepEqual(incidents[1]?.rule, { id: 'bright', version: '7', thresholds: { brightLuma: 205, stillBrightLuma: 150, dwellMs: 500, exitMs: 500 } });
    assert.deepEqual(incidents[1]?.evidence, { luma: 255, durationMs: 2300 });
    assert.deepEqual([incidents[0]?.confidence, incidents[1]?.confidence], [0.82, 1]);
    assert.deepEqual(incidents.map(({ id }) => id), ['mine', 'mine']);
  });
});
