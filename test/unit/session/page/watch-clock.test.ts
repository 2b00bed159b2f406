import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { watchClock } from '../../../../src/session/page/watch-clock.js';
import type { Clock, Observation } from '../../../../src/spec/index.js';
import { virtualClock } from '../../../../src/testing/index.js';

/** A computer whose two clocks can be moved against each other, and which can sleep. */
function computer() {
  const time = virtualClock();
  let wall = 0;
  let slept = 0;
  let visible = true;
  const clock: Clock = { now: () => time.now() + slept, wallTime: () => time.wallTime() + slept + wall, setTimer: (ms, callback) => time.setTimer(ms, callback) };
  const told: Observation[] = [];
  const life = new AbortController();
  watchClock({ now: () => clock.now(), clock, isVisible: () => visible, onObservation: (each) => told.push(each) }, life.signal);
  return {
    time,
    told,
    life,
    setWall: (by: number) => void (wall += by),
    sleep: (ms: number) => void (slept += ms),
    show: (isVisible: boolean) => void (visible = isVisible),
  };
}

describe('watchClock', () => {
  it('says nothing of clocks that go together, or a little apart', async () => {
    const { time, told, setWall } = computer();
    await time.advance(60_000);
    setWall(1900);
    await time.advance(60_000);
    assert.deepEqual(told, []);
  });

  it('tells once of a clock that was set, and how far', async () => {
    for (const by of [3_600_000, -2500]) {
      const { time, told, setWall } = computer();
      await time.advance(5000);
      setWall(by);
      await time.advance(5000);
      assert.deepEqual(told, [{ type: 'environment', at: 6000, signal: 'clock', ok: false, detail: { jumpMs: by } }]);
    }
  });

  it('tells of a sleep that both clocks counted, and not of a page that stalled', async () => {
    const { time, told, sleep } = computer();
    await time.advance(5000);
    sleep(9000);
    await time.advance(5000);
    assert.deepEqual(told, []);
    sleep(60_000);
    await time.advance(5000);
    assert.deepEqual(told, [{ type: 'environment', at: 80_000, signal: 'clock', ok: false, detail: { stillMs: 60_000 } }]);
  });

  it('does not take a hidden page, which is slowed down, for a sleep', async () => {
    const { time, told, sleep, show } = computer();
    show(false);
    await time.advance(2000);
    sleep(60_000);
    await time.advance(1000);
    sleep(60_000);
    show(true);
    await time.advance(5000);
    assert.deepEqual(told, []);
  });

  it('rests after its signal', async () => {
    const { time, told, life, setWall } = computer();
    life.abort();
    setWall(99_999);
    await time.advance(5000);
    assert.deepEqual([told, time.pending], [[], 0]);
  });
});
