import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FrameQueue } from '../../../src/media/frame-queue.js';

async function all<Frame>(queue: FrameQueue<Frame>): Promise<Frame[]> {
  const frames: Frame[] = [];
  for await (const frame of queue) frames.push(frame);
  return frames;
}

describe('FrameQueue', () => {
  it('gives frames in order, those from before it is read too', async () => {
    const queue = new FrameQueue<number>(10);
    const reader = queue[Symbol.asyncIterator]();
    queue.push(1);
    queue.push(2);
    assert.deepEqual(await reader.next(), { done: false, value: 1 });
    assert.deepEqual(await reader.next(), { done: false, value: 2 });
    const third = reader.next();
    queue.push(3);
    assert.deepEqual(await third, { done: false, value: 3 });
  });

  it('drops the oldest for a reader that falls too far behind', async () => {
    const queue = new FrameQueue<number>(3);
    for (const frame of [1, 2, 3, 4, 5]) queue.push(frame);
    const frames: number[] = [];
    for await (const frame of queue) {
      frames.push(frame);
      if (frames.length === 3) break;
    }
    assert.deepEqual(frames, [3, 4, 5]);
  });

  it('ends for a reader that waits, and gives nothing that was not taken', async () => {
    const waiting = new FrameQueue<number>(10);
    const read = all(waiting);
    waiting.end();
    assert.deepEqual(await read, []);
    const full = new FrameQueue<number>(10);
    full.push(1);
    full.end();
    full.push(2);
    assert.deepEqual(await all(full), []);
  });

  it('tells its end once: by itself, by the reader who leaves, by both', async () => {
    let ends = 0;
    const queue = new FrameQueue<number>(10, () => (ends += 1));
    queue.push(1);
    for await (const frame of queue) {
      assert.equal(frame, 1);
      assert.equal(ends, 0);
      break;
    }
    assert.equal(ends, 1);
    queue.end();
    assert.equal(ends, 1);
  });

  it('tells its end when the reader fails', async () => {
    let ends = 0;
    const queue = new FrameQueue<number>(10, () => (ends += 1));
    queue.push(1);
    const read = (async () => {
      for await (const frame of queue) throw new Error(`no use for ${frame}`);
    })();
    await assert.rejects(read, /no use for 1/);
    assert.equal(ends, 1);
  });
});
