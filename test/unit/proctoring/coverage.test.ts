import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Observation } from '../../../src/spec/index.js';
import { listening, looks, pictures, run, sounds, started, ticks } from './helpers.js';

const of = (signal: string, observations: readonly Observation[]) =>
  run(observations).coverage.filter((change) => change.signal === signal).map(({ state, at, code }) => (code === undefined ? [state, at] : [state, at, code]));

describe('coverage of the camera', () => {
  it('is watched from the first result on', () => {
    assert.deepEqual(of('camera', [...started(), ...ticks(0, 600), ...pictures(700, 1000)]), [['watched', 700]]);
  });

  it('is unassessable from when the picture became so, and watched again', () => {
    const dark = [...started(), ...pictures(0, 1000), ...pictures(1000, 4000, { faces: 0, luma: 25 }), ...pictures(4000, 6000)];
    assert.deepEqual(of('camera', dark), [['watched', 0], ['unassessable', 1000, 'too-dark'], ['watched', 4900]]);
    const covered = [...started(), ...pictures(0, 1000), ...pictures(1000, 4000, { faces: 0, luma: 2 })];
    assert.deepEqual(of('camera', covered), [['watched', 0], ['unassessable', 1000, 'covered']]);
  });

  it('does not flicker with single pictures', () => {
    const flicker = Array.from({ length: 20 }, (_, index) => pictures(index * 200, index * 200 + 200, index % 2 ? { faces: 0, luma: 25 } : {})).flat();
    assert.deepEqual(of('camera', [...started(), ...flicker]), [['watched', 0]]);
  });

  it('has a gap while no result comes, the engine is down or the camera is lost', () => {
    assert.deepEqual(of('camera', [...started(), ...pictures(0, 1000), ...ticks(1000, 4000), ...pictures(4000, 5000)]), [['watched', 0], ['gap', 900, 'no-result'], ['watched', 4000]]);
    const failed: Observation = { type: 'monitor', at: 1000, monitor: 'vision', state: 'failed', code: 'adapter/closed' };
    assert.deepEqual(of('camera', [...started(), ...pictures(0, 1000), failed]), [['watched', 0], ['gap', 1000, 'adapter/closed']]);
    const ended: Observation = { type: 'device', at: 1000, device: 'camera', state: 'ended' };
    assert.deepEqual(of('camera', [...started(), ...pictures(0, 1000), ended]), [['watched', 0], ['gap', 1000, 'camera-lost']]);
  });

  it('is off or unsupported where the monitor says so, with its reason', () => {
    const say = (state: 'off' | 'unsupported', code: string): Observation[] => [{ type: 'monitor', at: 5, monitor: 'vision', state, code }];
    assert.deepEqual(of('camera', say('off', 'not-agreed')), [['off', 5, 'not-agreed']]);
    assert.deepEqual(of('camera', say('unsupported', 'asset/missing')), [['unsupported', 5, 'asset/missing']]);
  });

  it('stays as it was in a pause', () => {
    const paused: Observation = { type: 'monitor', at: 1000, monitor: 'vision', state: 'paused' };
    assert.deepEqual(of('camera', [...started(), ...pictures(0, 1000), paused, ...ticks(1000, 9000)]), [['watched', 0]]);
  });

  it('is unassessable in a hidden tab that gets no pictures', () => {
    const hidden: Observation = { type: 'environment', at: 1000, signal: 'visibility', ok: false };
    assert.deepEqual(of('camera', [...started(), ...pictures(0, 1000), hidden, ...ticks(1000, 5000)]), [['watched', 0], ['unassessable', 1000, 'tab-hidden']]);
  });
});

describe('coverage of page and microphone', () => {
  it('follows their monitors', () => {
    const monitor = (at: number, name: 'environment' | 'audio', state: 'on' | 'failed'): Observation => ({ type: 'monitor', at, monitor: name, state });
    const all = [monitor(0, 'environment', 'on'), monitor(0, 'audio', 'on'), monitor(500, 'audio', 'failed'), monitor(900, 'audio', 'on')];
    assert.deepEqual(of('page', all), [['watched', 0]]);
    assert.deepEqual(of('microphone', all), [['watched', 0], ['gap', 500], ['watched', 900]]);
  });

  it('has a gap while the microphone is gone', () => {
    const all: Observation[] = [
      { type: 'monitor', at: 0, monitor: 'audio', state: 'on' },
      { type: 'device', at: 100, device: 'microphone', state: 'ended' },
      { type: 'device', at: 200, device: 'microphone', state: 'live' },
    ];
    assert.deepEqual(of('microphone', all), [['watched', 0], ['gap', 100, 'microphone-lost'], ['watched', 200]]);
  });

  it('could not tell while the interviewer was played, and is watched again', () => {
    const all = [...listening(), ...sounds(0, 1000), ...sounds(1000, 3000, { interviewer: true }), ...sounds(3000, 4000)];
    assert.deepEqual(of('microphone', all), [['watched', 0], ['unassessable', 1000, 'interviewer-speaks'], ['watched', 3000]]);
  });

  it('has a gap while nothing is heard of the microphone, and while it gives no sound at all', () => {
    assert.deepEqual(of('microphone', [...listening(), ...sounds(0, 1000), ...ticks(1000, 4000), ...sounds(4000, 5000)]), [['watched', 0], ['gap', 960, 'no-result'], ['watched', 4000]]);
    const dead = [...listening(), ...sounds(0, 1000), ...sounds(1000, 13_000, { level: -100 }), ...sounds(13_000, 14_000)];
    assert.deepEqual(of('microphone', dead), [['watched', 0], ['gap', 1000, 'microphone-lost'], ['watched', 13_000]]);
  });

  it('stays as it was in a pause', () => {
    const paused: Observation = { type: 'monitor', at: 1000, monitor: 'audio', state: 'paused' };
    assert.deepEqual(of('microphone', [...listening(), ...sounds(0, 1000), paused, ...ticks(1000, 9000)]), [['watched', 0]]);
  });
});

describe('coverage of objects', () => {
  const on: Observation = { type: 'monitor', at: 0, monitor: 'objects', state: 'on' };
  const say = (state: 'off' | 'unsupported' | 'failed' | 'paused', code?: string): Observation => ({ type: 'monitor', at: 5000, monitor: 'objects', state, ...(code && { code }) });
  const some = looks(1000, [[], []]);

  it('is watched from the first look on, also while the next one is long in coming', () => {
    assert.deepEqual(of('objects', [on, ...ticks(0, 900), ...some, ...ticks(3000, 14_900)]), [['watched', 1000]]);
  });

  it('follows its monitor', () => {
    assert.deepEqual(of('objects', [say('unsupported', 'adapter/unsupported')]), [['unsupported', 5000, 'adapter/unsupported']]);
    assert.deepEqual(of('objects', [on, ...some, say('failed', 'adapter/closed')]), [['watched', 1000], ['gap', 5000, 'adapter/closed']]);
    assert.deepEqual(of('objects', [on, ...some, say('paused'), ...ticks(5000, 40_000)]), [['watched', 1000]]);
  });

  it('has a gap while nobody has looked for long, and cannot tell in a hidden tab or of a covered camera', () => {
    assert.deepEqual(of('objects', [on, ...some, ...ticks(3000, 20_000), ...looks(21_000, [[]])]), [['watched', 1000], ['gap', 3000, 'no-result'], ['watched', 21_000]]);
    assert.deepEqual(of('objects', [on, ...ticks(0, 13_000)]), [['gap', 0, 'no-result']]);
    const hidden: Observation = { type: 'environment', at: 4000, signal: 'visibility', ok: false };
    assert.deepEqual(of('objects', [on, ...some, hidden, ...ticks(4000, 20_000)]), [['watched', 1000], ['unassessable', 4000, 'tab-hidden']]);
    const covered = [...started(), on, ...pictures(0, 4000, { faces: 0, luma: 2 }), ...looks(4000, [[]])];
    assert.deepEqual(of('objects', covered), [['unassessable', 0, 'covered']]);
    const ended: Observation = { type: 'device', at: 3500, device: 'camera', state: 'ended' };
    assert.deepEqual(of('objects', [...started(), on, ...some, ended]), [['watched', 1000], ['gap', 3500, 'camera-lost']]);
  });
});
