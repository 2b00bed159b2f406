import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EnvironmentObservation, Observation } from '../../../../src/spec/index.js';
import { run, ticks } from '../helpers.js';

/** The page alone is watched. */
const started = (at = 0): Observation[] => [{ type: 'monitor', at, monitor: 'environment', state: 'on' }];

const told = (signal: EnvironmentObservation['signal'], at: number, ok: boolean, detail?: EnvironmentObservation['detail']): Observation => ({ type: 'environment', at, signal, ok, ...(detail && { detail }) });
const times = (incidents: readonly { kind: string; phase: string; startedAt: number; endedAt?: number | undefined; severity: string }[]) =>
  incidents.map(({ kind, phase, startedAt, endedAt, severity }) => [kind, phase, startedAt, endedAt, severity]);

for (const [signal, kind, severity] of [
  ['fullscreen', 'fullscreen-exited', 'warn'],
  ['screens', 'second-screen', 'note'],
  ['tabs', 'second-tab', 'warn'],
] as const) {
  describe(kind, () => {
    it('begins and ends when the page says so, however long it lasts', () => {
      const { incidents } = run([...started(), told(signal, 0, true), told(signal, 1000, false), ...ticks(1000, 600_000), told(signal, 600_050, true), ...ticks(600_200, 601_000)]);
      assert.deepEqual(times(incidents), [[kind, 'start', 1000, undefined, severity], [kind, 'end', 1000, 600_050, severity]]);
    });

    it('ends with the watching, and does not come back of what was told before', () => {
      const { incidents } = run([...started(), told(signal, 1000, false), { type: 'monitor', at: 2000, monitor: 'environment', state: 'paused' }, ...started(9000), ...ticks(9000, 12_000)]);
      assert.deepEqual(times(incidents), [[kind, 'start', 1000, undefined, severity], [kind, 'end', 1000, 2000, severity]]);
    });

    it('is nothing while the page says nothing of it', () => {
      assert.deepEqual(run([...started(), told('visibility', 0, true), ...ticks(0, 5000)]).incidents, []);
    });
  });
}

describe('clock-jump', () => {
  it('is one moment, with how far it went', () => {
    const { incidents } = run([...started(), told('clock', 5000, false, { jumpMs: -3_600_000 }), ...ticks(5000, 9000), told('visibility', 9000, true)]);
    assert.deepEqual(times(incidents), [['clock-jump', 'start', 5000, undefined, 'note'], ['clock-jump', 'end', 5000, 5000, 'note']]);
    assert.deepEqual(incidents[1]?.evidence, { jumpMs: -3_600_000, durationMs: 0 });
  });

  it('of a sleep has the length of the sleep', () => {
    const { ends } = run([...started(), ...ticks(0, 4000), told('clock', 64_000, false, { stillMs: 60_000 })]);
    assert.deepEqual(ends('clock-jump').map(({ startedAt, endedAt }) => [startedAt, endedAt]), [[4000, 64_000]]);
  });

  it('is told of each jump', () => {
    const { incidents } = run([...started(), told('clock', 5000, false, { jumpMs: 5000 }), told('clock', 6000, false, { jumpMs: -5000 })]);
    assert.deepEqual(incidents.map(({ phase, startedAt }) => [phase, startedAt]), [['start', 5000], ['end', 5000], ['start', 6000], ['end', 6000]]);
  });
});
