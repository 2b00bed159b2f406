import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ObjectPace } from '../../../src/session/object-pace.js';

/** The pauses after looks that took so long, ms, with that share of the faces looked at. */
function pauses(took: readonly number[], facesShare?: number): number[] {
  const pace = new ObjectPace(() => facesShare);
  return took.map((ms) => (pace.begin(0), pace.end(ms), Math.round(pace.interval)));
}

describe('ObjectPace', () => {
  it('is due at once, and then every 2 s of looks that take little', () => {
    const pace = new ObjectPace(() => undefined);
    assert.ok(pace.dueIn(0) <= 0);
    pace.begin(100);
    assert.deepEqual([pace.dueIn(2099), pace.dueIn(2100)], [1, 0]);
    pace.end(60);
    assert.deepEqual([pace.dueIn(2099), pace.dueIn(2100), pace.interval], [1, 0, 2000]);
  });

  it('works 15 % of the time at most, unless that were more rarely than every 6 s', () => {
    assert.deepEqual(pauses([300]), [2000]);
    assert.deepEqual(pauses([600]), [4000]);
    assert.deepEqual(pauses([5000]), [6000]);
  });

  it('forgets a slow look step by step', () => {
    assert.deepEqual(pauses([900, 60, 60, 60, 60]), [6000, 4200, 2940, 2058, 2000]);
  });

  it('looks more rarely while fewer faces are looked at than there should be, and more often again', () => {
    assert.deepEqual(pauses([60, 60, 60, 60], 0.7), [3000, 4500, 6000, 6000]);
    assert.deepEqual(pauses([60, 60], 0.8), [2000, 2000]);
    let share = 0.5;
    const pace = new ObjectPace(() => share);
    pace.end(60);
    assert.equal(pace.interval, 3000);
    share = 0.95;
    for (let look = 0; look < 4; look += 1) pace.end(60);
    assert.equal(pace.interval, 2000);
  });
});
