import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { InvalidInputError } from '../../../src/errors/index.js';
import { createProctor, EXPERIMENTS, RULES, type ProctorOptions } from '../../../src/proctoring/index.js';
import { pictures, run, started } from './helpers.js';

function refusal(thresholds: NonNullable<ProctorOptions['thresholds']>): InvalidInputError {
  try {
    createProctor({ thresholds });
  } catch (error) {
    if (error instanceof InvalidInputError) return error;
  }
  return assert.fail('it was taken');
}

describe('the rules in force', () => {
  it('are listed with the thresholds that hold', () => {
    const { rules } = createProctor({ thresholds: { 'head-turned': { enterDegrees: 33, dwellMs: 2500 } } });
    assert.deepEqual(rules.map(({ id }) => id), RULES.map(({ id }) => id));
    const turned = rules.find(({ id }) => id === 'head-turned');
    assert.deepEqual([turned?.thresholds.enterDegrees, turned?.thresholds.dwellMs, turned?.thresholds.exitMs], [33, 2500, 500]);
    assert.equal(turned?.version, RULES.find(({ id }) => id === 'head-turned')?.version);
  });

  it('are each by an id of its own, and say of every incident what is listed', () => {
    const all = [...RULES, ...Object.values(EXPERIMENTS)];
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    const [incident] = run([...started(), ...pictures(0, 3000, { faces: 0 })]).incidents;
    const listed = createProctor().rules.find(({ id }) => id === 'face-missing');
    assert.deepEqual(incident?.rule, listed);
  });

  it('leave out what is not looked for, and the experiment unless it is asked for', () => {
    const ids = (options: ProctorOptions) => createProctor(options).rules.map(({ id }) => id);
    assert.ok(!ids({ ignore: ['looking-down'] }).some((id) => id.startsWith('looking-down')));
    assert.ok(!ids({}).includes('reading-pattern') && ids({ readingPattern: true }).includes('reading-pattern'));
    assert.deepEqual(ids({ readingPattern: true, accommodations: { noGaze: true } }), ids({ ignore: ['head-turned', 'looking-down', 'gaze-away'] }));
  });

  it('refuse a rule, a threshold or a value that there is not, and say which there are', () => {
    const error = refusal({ 'head-turn': { enterDegrees: 1 }, 'head-turned': { enterDegree: 1, exitDegrees: Number.NaN } });
    assert.equal(error.code, 'option/invalid');
    assert.deepEqual(error.issues.map(({ path }) => path), ['thresholds.head-turn', 'thresholds.head-turned.enterDegree', 'thresholds.head-turned.exitDegrees']);
    assert.match(error.issues[0]?.message ?? '', /head-turned/);
    assert.match(error.issues[1]?.message ?? '', /enterDegrees, .*dwellMs/);
    assert.doesNotThrow(() => createProctor({ thresholds: { 'reading-pattern': { lines: 5 } } }), 'of a rule that does not look now');
  });
});

describe('kinds that are ignored', () => {
  it('are not told, nor traced', () => {
    const turned = [...started(), ...pictures(0, 9000, { pose: { yaw: 50 } })];
    assert.ok(run(turned, { endAt: 9000 }).outputs.some(({ type }) => type === 'trace'));
    const { incidents, outputs } = run(turned, { endAt: 9000, ignore: ['head-turned', 'gaze-away'] });
    assert.deepEqual([incidents, outputs.filter(({ type }) => type === 'trace')], [[], []]);
  });

  it('still tell coverage what could not be seen', () => {
    const dark = [...started(), ...pictures(0, 1000), ...pictures(1000, 9000, { faces: 0, luma: 2 })];
    const { incidents, coverage } = run(dark, { ignore: ['camera-covered', 'unassessable'] });
    assert.deepEqual(incidents, []);
    assert.deepEqual(coverage.filter(({ signal }) => signal === 'camera').map(({ state }) => state), ['watched', 'unassessable']);
  });
});
