import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { virtualClock } from '../../../src/testing/index.js';

describe('virtualClock', () => {
  it('stands still until it is advanced', async () => {
    const clock = virtualClock(500);
    const wall = clock.wallTime();
    assert.equal(clock.now(), 500);
    await clock.advance(250);
    assert.equal(clock.now(), 750);
    assert.equal(clock.wallTime() - wall, 250);
  });

  it('runs timers in order of their time, then of their setting, each at its own time', async () => {
    const clock = virtualClock();
    const seen: [string, number][] = [];
    const note = (name: string) => () => void seen.push([name, clock.now()]);
    clock.setTimer(30, note('late'));
    clock.setTimer(10, note('first'));
    clock.setTimer(10, note('second'));
    await clock.advance(30);
    assert.deepEqual(seen, [['first', 10], ['second', 10], ['late', 30]]);
  });

  it('leaves timers that are not due', async () => {
    const clock = virtualClock();
    let fired = 0;
    clock.setTimer(100, () => fired++);
    await clock.advance(99);
    assert.deepEqual([fired, clock.pending], [0, 1]);
    await clock.advance(1);
    assert.deepEqual([fired, clock.pending], [1, 0]);
    await clock.advance(1000);
    assert.equal(fired, 1);
  });

  it('never calls a cancelled timer', async () => {
    const clock = virtualClock();
    let fired = false;
    const cancel = clock.setTimer(10, () => (fired = true));
    clock.setTimer(5, cancel);
    await clock.advance(100);
    assert.equal(fired, false);
    assert.equal(clock.pending, 0);
  });

  it('runs timers that are set on the way and fall due', async () => {
    const clock = virtualClock();
    const seen: number[] = [];
    const again = () => {
      seen.push(clock.now());
      clock.setTimer(10, again);
    };
    clock.setTimer(10, again);
    await clock.advance(35);
    assert.deepEqual(seen, [10, 20, 30]);
    assert.equal(clock.now(), 35);
  });

  it('lets long chains of promises settle between two timers', async () => {
    const clock = virtualClock();
    const seen: string[] = [];
    const chain = async () => {
      for (let step = 0; step < 200; step++) await Promise.resolve();
      seen.push('chain');
      clock.setTimer(5, () => seen.push('set by the chain'));
    };
    clock.setTimer(10, () => void chain());
    clock.setTimer(20, () => seen.push('next timer'));
    await clock.advance(20);
    assert.deepEqual(seen, ['chain', 'set by the chain', 'next timer']);
  });

  it('lets promises that are under way settle before time passes', async () => {
    const clock = virtualClock();
    let fired = false;
    void Promise.resolve().then(() => clock.setTimer(10, () => (fired = true)));
    await clock.advance(10);
    assert.equal(fired, true);
  });

  it('treats a negative delay as none', async () => {
    const clock = virtualClock(100);
    let at = 0;
    clock.setTimer(-50, () => (at = clock.now()));
    await clock.advance(0);
    assert.equal(at, 100);
  });

  it('rejects with what a callback throws, and can go on', async () => {
    const clock = virtualClock();
    clock.setTimer(10, () => {
      throw new Error('from the callback');
    });
    await assert.rejects(clock.advance(20), /from the callback/);
    await clock.advance(5);
    assert.equal(clock.now(), 15);
  });

  it('refuses to run backwards and to be advanced twice at once', async () => {
    const clock = virtualClock();
    await assert.rejects(clock.advance(-1), RangeError);
    await assert.rejects(clock.advance(Number.NaN), RangeError);
    const first = clock.advance(10);
    await assert.rejects(clock.advance(10), /under way/);
    await first;
    assert.equal(clock.now(), 10);
  });
});
