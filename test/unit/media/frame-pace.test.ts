import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FramePace } from '../../../src/media/frame-pace.js';

interface Camera {
  /** Pictures a second. */
  readonly rate: number;
  readonly seconds: number;
  /** ms that the work on the frame takes, by the time it was taken. */
  readonly took?: (time: number) => number;
  /** ms by which this picture comes late. */
  readonly late?: (index: number) => number;
}

/** Times at which frames of a camera are taken, one at a time. */
function taken(pace: FramePace, { rate, seconds, took = () => 5, late = () => 0 }: Camera): number[] {
  const times: number[] = [];
  let busyUntil = -Infinity;
  for (let index = 0; index < rate * seconds; index += 1) {
    const time = (index * 1000) / rate + late(index);
    if (time < busyUntil || pace.dueIn(time) > 0) continue;
    pace.begin(time);
    times.push(time);
    pace.end(took(time));
    busyUntil = time + took(time);
  }
  return times;
}

describe('FramePace', () => {
  it('takes as many frames as asked for, no divisor of the camera and no more', () => {
    for (const [maxRate, rate] of [[10, 30], [7, 25], [12, 30], [12, 15], [24, 30]] as const) {
      assert.ok(Math.abs(taken(new FramePace(maxRate), { rate, seconds: 20 }).length - maxRate * 20) <= 1, `${maxRate} of ${rate}`);
    }
  });

  it('takes every frame where the camera is the slower one', () => {
    assert.equal(taken(new FramePace(10), { rate: 5, seconds: 10 }).length, 50);
  });

  it('stays even where pictures come a little early or late', () => {
    const late = (index: number) => (index % 2 === 0 ? 1.5 : -1.5);
    const times = taken(new FramePace(10), { rate: 30, seconds: 20, late });
    assert.equal(times.length, 200);
    for (const [index, time] of times.entries()) assert.ok(Math.abs(time - index * 100) <= 1.5, `frame ${index} at ${time}`);
  });

  it('does not catch up on what a pause of the camera cost', () => {
    const pace = new FramePace(10);
    taken(pace, { rate: 30, seconds: 2 });
    const after = taken(pace, { rate: 30, seconds: 1, late: () => 60_000 });
    assert.ok(after.length <= 10, `${after.length} in the second after it`);
  });

  it('leaves a fifth of the time free when frames take long', () => {
    const times = taken(new FramePace(10), { rate: 30, seconds: 60, took: () => 200 });
    assert.ok(times.length <= 60 * 4 + 1 && times.length >= 60 * 3.5, `${times.length} frames of 200 ms in 60 s`);
  });

  it('never asks for less than two a second, unless no more was asked for', () => {
    const slow = new FramePace(10);
    slow.begin(0);
    slow.end(8000);
    assert.equal(slow.interval, 500);
    const slower = new FramePace(0.5);
    slower.begin(0);
    slower.end(8000);
    assert.equal(slower.interval, 2000);
  });

  it('follows what frames mostly take: one slow frame changes nothing, three in a row do, and so they do back', () => {
    const pace = new FramePace(10);
    const intervals = (...took: number[]) => took.map((ms) => (pace.end(ms), pace.interval));
    assert.deepEqual(intervals(320, 5, 5, 5, 5), [400, 100, 100, 100, 100], 'the first one is all that is known');
    assert.deepEqual(intervals(4000, 5, 5, 5, 4000), [100, 100, 100, 100, 100]);
    assert.deepEqual(intervals(320, 320, 320), [100, 400, 400]);
    assert.deepEqual(intervals(5, 5, 5, 5), [400, 400, 100, 100]);
  });

  it('keeps its rate where now and then a frame takes four times as long', () => {
    const times = taken(new FramePace(10), { rate: 30, seconds: 60, took: (time) => (Math.round(time / 100) % 20 === 0 ? 300 : 60) });
    assert.ok(times.length >= 60 * 8.8, `${times.length} frames in 60 s`);
  });
});
