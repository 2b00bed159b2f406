import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Observation } from '../../../../src/spec/index.js';
import { pictures, run, started, vision } from '../helpers.js';

const NOBODY = { faces: 0 };

describe('face-missing', () => {
  it('is told once nobody was found for the dwell, and began when the face was gone', () => {
    const { starts } = run([...started(), ...pictures(0, 1000), ...pictures(1000, 2600, NOBODY)]);
    const [incident] = starts('face-missing');
    assert.equal(incident?.startedAt, 1000);
    assert.equal(incident?.toldAt, 2500);
    assert.equal(incident?.severity, 'note');
  });

  it('is not told one picture before the dwell', () => {
    assert.deepEqual(run([...started(), ...pictures(0, 1000), ...pictures(1000, 2500, NOBODY), ...pictures(2500, 6000)]).incidents, []);
  });

  it('ends when the face was last missing, told after the merge gap', () => {
    const { ends } = run([...started(), ...pictures(0, 1000), ...pictures(1000, 4000, NOBODY), ...pictures(4000, 6000)]);
    assert.equal(ends('face-missing')[0]?.endedAt, 3900);
    assert.equal(ends('face-missing').length, 1);
  });

  it('needs both models: the detector alone still sees somebody', () => {
    assert.deepEqual(run([...started(), ...pictures(0, 6000, { faces: 0, detected: 1 })]).incidents, []);
    assert.deepEqual(run([...started(), ...pictures(0, 6000, { faces: 1, detected: 0 })]).incidents, []);
  });

  it('goes by the detector\'s last look, which it takes at every third picture only', () => {
    const looks = pictures(0, 6000).map(({ at }, index) => vision(at, { faces: 0, detected: index % 3 === 0 ? 1 : null }));
    assert.deepEqual(run([...started(), ...looks]).incidents, []);
  });

  it('grows graver with its duration', () => {
    const severityOf = (ms: number) => run([...started(), ...pictures(0, 1000), ...pictures(1000, 1000 + ms + 100, NOBODY)], { endAt: 20_000 }).ends('face-missing')[0]?.severity;
    assert.deepEqual([4900, 5000, 9900, 10_000].map(severityOf), ['note', 'warn', 'warn', 'review']);
  });

  it('says nothing in the dark', () => {
    assert.deepEqual(run([...started(), ...pictures(0, 6000, { ...NOBODY, luma: 29 })]).starts('face-missing'), []);
  });

  it('is not a head that had turned away, until that explains it no longer', () => {
    const turned = [...started(), ...pictures(0, 1000), ...pictures(1000, 1500, { pose: { yaw: 55 } })];
    const { starts } = run([...turned, ...pictures(1500, 12_000, NOBODY)]);
    assert.equal(starts('head-turned').length, 1);
    assert.equal(starts('face-missing')[0]?.startedAt, 8500, 'a second after the turn counts as over');
    assert.deepEqual(run([...turned, ...pictures(1500, 7000, NOBODY)]).starts('face-missing'), []);
  });

  it('is not explained by what was seen before a pause', () => {
    const on: Observation = { type: 'monitor', at: 1500, monitor: 'vision', state: 'on' };
    const { starts } = run([...started(), ...pictures(0, 1000), ...pictures(1000, 1500, { pose: { yaw: 55 } }), on, ...pictures(1500, 4000, NOBODY)]);
    assert.equal(starts('face-missing')[0]?.startedAt, 1500);
  });

  it('is a head that was lost at the border of the picture, however it was turned', () => {
    const leaving = vision(900, { pose: { yaw: 55 }, x: 0.9, width: 0.2 });
    assert.equal(run([...started(), ...pictures(0, 900), leaving, ...pictures(1000, 4000, NOBODY)]).starts('face-missing')[0]?.startedAt, 1000);
  });
});
