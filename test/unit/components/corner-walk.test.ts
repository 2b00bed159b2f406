import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CornerWalk, DOT_MS } from '../../../components/device-check/calibration/corner-walk.js';
import type { Corner } from '../../../src/proctoring/calibration.js';
import type { VisionObservation } from '../../../src/spec/index.js';

const WAY: readonly Corner[] = ['top-left', 'top-right', 'bottom-right', 'bottom-left'];

function picture(at: number, faces = 1): VisionObservation {
  const box = { x: 0.4, y: 0.3, width: 0.2, height: 0.3 };
  return { type: 'vision', at, frame: { width: 640, height: 480, luma: 120, contrast: 40, fingerprint: String(at) }, faces: Array.from({ length: faces }, () => ({ box })), latency: 30 };
}

/** Walks on a clock of its own, with a picture every so often that is understood `latency` ms later. Gives the corners with the time at which each began, and when it was over. */
function walked({ everyMs = 100, latency = 30, faces = 1, dotMs = DOT_MS } = {}): { walk: CornerWalk; began: readonly (readonly [Corner | undefined, number])[]; over: number } {
  const walk = new CornerWalk(0, dotMs);
  const began: (readonly [Corner | undefined, number])[] = [];
  for (let now = 0; now < 60_000; now += 10) {
    const taken = now - latency;
    if (taken >= 0 && taken % everyMs === 0) walk.see(picture(taken, faces));
    walk.advance(now);
    if (walk.isOver) return { walk, began, over: now };
    if (walk.corner !== began.at(-1)?.[0]) began.push([walk.corner, now]);
  }
  throw new Error('The walk never ends.');
}

describe('the walk of the dot', () => {
  it('is once around the page, in five seconds', () => {
    const { began, over } = walked();
    assert.deepEqual(began.map(([corner]) => corner).filter(Boolean), WAY);
    assert.ok(over > 4500 && over <= 5100, String(over));
  });

  it('puts a picture to the corner at which it was taken, and leaves out the time in which eyes move', () => {
    const { walk, began } = walked({ latency: 250 });
    assert.ok(walk.samples.length >= 24);
    for (const { corner, observation } of walk.samples) {
      const index = began.findIndex(([name]) => name === corner);
      const [from, to] = [began[index]?.[1] ?? NaN, began[index + 1]?.[1] ?? Infinity];
      assert.ok(observation.at >= from + 380 && observation.at < to, `${corner} ${from} ${observation.at} ${to}`);
    }
  });

  it('waits at each corner until a slow machine has seen enough of it', () => {
    const { walk, began, over } = walked({ everyMs: 300, latency: 200 });
    assert.ok(over > 7000, String(over));
    for (const [corner] of began.filter(([name]) => name)) assert.equal(walk.samples.filter((sample) => sample.corner === corner).length, 6, corner);
  });

  it('gives up at the first corner where no face is seen, or hardly anything, and says which', () => {
    const faceless = walked({ faces: 0 });
    assert.deepEqual([faceless.began.map(([corner]) => corner).filter(Boolean), faceless.walk.corner], [['top-left'], undefined]);
    assert.ok(faceless.over < 3500, String(faceless.over));
    assert.equal(faceless.walk.failure, 'no-face');
    assert.equal(walked({ everyMs: 600 }).walk.failure, 'too-few-pictures');
    assert.equal(walked().walk.failure, undefined);
  });

  it('says when to ask again', () => {
    const walk = new CornerWalk(1000, 100);
    assert.equal(walk.advance(1000), 500);
    assert.equal(walk.advance(1490), 10);
    assert.equal(walk.advance(1500), 100);
    assert.equal(walk.corner, 'top-left');
    assert.equal(walk.advance(1600), 2400, 'without a picture no longer than its patience');
    assert.equal(walk.advance(4000), undefined);
    assert.equal(walk.isOver, true);
  });
});
