import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Observation } from '../../../../src/spec/index.js';
import { run, started, ticks } from '../helpers.js';

const visible = (at: number, ok: boolean): Observation => ({ type: 'environment', at, signal: 'visibility', ok });
const focused = (at: number, ok: boolean): Observation => ({ type: 'environment', at, signal: 'focus', ok });
const times = (incidents: readonly { phase: string; startedAt: number; endedAt?: number | undefined }[]) =>
  incidents.map(({ phase, startedAt, endedAt }) => [phase, startedAt, endedAt]);

describe('tab-hidden', () => {
  it('begins and ends when the browser says so', () => {
    const { incidents } = run([...started(), visible(0, true), visible(1000, false), ...ticks(1000, 3000), visible(3050, true)]);
    assert.ok(incidents.every(({ kind }) => kind === 'tab-hidden'));
    assert.deepEqual(times(incidents), [['start', 1000, undefined], ['end', 1000, 3050]]);
  });

  it('is one incident each time, also in quick succession', () => {
    const { incidents } = run([visible(1000, false), visible(1100, true), visible(1200, false), visible(1300, true)]);
    assert.deepEqual(times(incidents), [['start', 1000, undefined], ['end', 1000, 1100], ['start', 1200, undefined], ['end', 1200, 1300]]);
  });
});

describe('window-blurred', () => {
  it('is told after a second and a half without the focus', () => {
    assert.deepEqual(run([focused(1000, false), { type: 'tick', at: 2499 }]).incidents, []);
    const { incidents } = run([focused(1000, false), { type: 'tick', at: 2500 }, focused(2600, true)]);
    assert.deepEqual(times(incidents), [['start', 1000, undefined], ['end', 1000, 2600]]);
    assert.equal(incidents[0]?.severity, 'note');
  });

  it('does not add up short losses', () => {
    assert.deepEqual(run([focused(1000, false), focused(2000, true), focused(2100, false), ...ticks(2200, 3400)]).incidents, []);
  });

  it('is a warning from five seconds on', () => {
    const { ends } = run([focused(1000, false), ...ticks(1200, 5800), focused(6000, true)]);
    assert.equal(ends('window-blurred')[0]?.severity, 'warn');
  });

  it('is not told of a hidden tab, and counts from when it is seen again', () => {
    const hidden = [focused(1000, false), visible(1000, false), ...ticks(1200, 5000)];
    assert.deepEqual(run(hidden).starts('window-blurred'), []);
    const { starts } = run([...hidden, visible(5100, true), ...ticks(5200, 7000)]);
    assert.equal(starts('window-blurred')[0]?.startedAt, 5100);
  });
});
