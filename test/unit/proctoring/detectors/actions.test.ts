import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ActionObservation, Observation } from '../../../../src/spec/index.js';
import { run, ticks } from '../helpers.js';

/** The page alone is watched. */
const started = (at = 0): Observation[] => [{ type: 'monitor', at, monitor: 'environment', state: 'on' }];

const done = (action: ActionObservation['action'], at: number, length?: number): Observation => ({ type: 'action', at, action, target: 'textarea', ...(length !== undefined && { length }) });
const focus = (at: number, ok: boolean): Observation => ({ type: 'environment', at, signal: 'focus', ok });
const visible = (at: number, ok: boolean): Observation => ({ type: 'environment', at, signal: 'visibility', ok });
/** Of all but the window and the tab. */
const actions = (observations: readonly Observation[]) => run(observations).incidents.filter(({ kind }) => kind !== 'window-blurred' && kind !== 'tab-hidden');
const told = (observations: readonly Observation[]) => actions(observations).map(({ rule, phase, startedAt, endedAt, severity }) => [rule.id, phase, startedAt, endedAt, severity]);

describe('what is done with the page', () => {
  for (const [action, rule, severity] of [
    ['copy', 'copy', 'note'],
    ['cut', 'copy', 'note'],
    ['paste', 'paste', 'note'],
    ['print', 'print', 'warn'],
    ['context-menu', 'context-menu', 'note'],
  ] as const) {
    it(`${action} is one incident without length each time`, () => {
      const both = (at: number) => [[rule, 'start', at, undefined, severity], [rule, 'end', at, at, severity]];
      assert.deepEqual(told([...started(), done(action, 1000, 12), ...ticks(1000, 3000), done(action, 3000), done(action, 3000), ...ticks(3000, 5000)]), [...both(1000), ...both(3000), ...both(3000)]);
    });
  }

  it('keeps what was done, how long it was and in what kind of field', () => {
    assert.deepEqual(actions([...started(), done('cut', 1000, 42)])[1]?.evidence, { action: 'cut', length: 42, target: 'textarea', durationMs: 0 });
  });

  it('leaves a moment without length to the length that is not known', () => {
    assert.deepEqual(actions([...started(), { type: 'action', at: 1000, action: 'print' }])[1]?.evidence, { action: 'print', durationMs: 0 });
  });
});

describe('paste-after-blur', () => {
  const away = (from: number, to: number): Observation[] => [focus(from, false), focus(to, true)];

  it('is graver than a paste, and the one incident of it', () => {
    assert.deepEqual(told([...started(), ...away(1000, 6000), done('paste', 16_000, 300)]), [['paste-after-blur', 'start', 16_000, undefined, 'warn'], ['paste-after-blur', 'end', 16_000, 16_000, 'warn']]);
    const [incident] = actions([...started(), ...away(1000, 6000), done('paste', 8000, 300)]);
    assert.deepEqual([incident?.kind, incident?.evidence], ['paste', { action: 'paste', length: 300, target: 'textarea', sinceBackMs: 2000, awayMs: 5000, durationMs: 0 }]);
  });

  it('is a plain paste later than ten seconds, after a blink of a blur, and before anybody was away', () => {
    for (const before of [away(1000, 5900), away(15_000, 15_900), []]) {
      assert.deepEqual(told([...started(), ...before, done('paste', 16_000, 300)]).map(([rule]) => rule), ['paste', 'paste'], JSON.stringify(before));
    }
  });

  it('counts from when both the tab and the window are back', () => {
    const before = [focus(1000, false), visible(1200, false), visible(5000, true), focus(7000, true)];
    const [incident] = actions([...started(), ...before, done('paste', 9000)]);
    assert.deepEqual([incident?.rule.id, incident?.evidence.awayMs, incident?.evidence.sinceBackMs], ['paste-after-blur', 6000, 2000]);
  });

  it('is not misled by a focus that goes to and fro as windows change places', () => {
    const [incident] = actions([...started(), ...away(1000, 6000), ...away(6007, 6011), done('paste', 8000)]);
    assert.deepEqual([incident?.rule.id, incident?.evidence.awayMs, incident?.evidence.sinceBackMs], ['paste-after-blur', 5011, 1989]);
  });

  it('does not forget a long absence for a short one after it', () => {
    const [incident] = actions([...started(), ...away(1000, 6000), ...away(7000, 7400), done('paste', 8000)]);
    assert.deepEqual([incident?.rule.id, incident?.evidence.awayMs, incident?.evidence.sinceBackMs], ['paste-after-blur', 5000, 2000]);
  });

  it('does not look behind a pause', () => {
    assert.deepEqual(told([...started(), focus(1000, false), ...started(6000), focus(6000, true), done('paste', 7000)]).map(([rule]) => rule), ['paste', 'paste']);
  });
});
