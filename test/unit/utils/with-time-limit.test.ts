import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { virtualClock } from '../../../src/testing/index.js';
import { withTimeLimit } from '../../../src/utils/with-time-limit.js';

const late = (): Error => new Error('late');

describe('withTimeLimit', () => {
  it('ends the work, and rejects, when the time of the clock that it was given is over', async () => {
    const clock = virtualClock();
    let inner: AbortSignal | undefined;
    const running = withTimeLimit((signal) => new Promise(() => void (inner = signal)), { signal: new AbortController().signal, timeLimitMs: 5_000, clock }, late).catch((error: unknown) => error);
    await clock.advance(4_999);
    assert.equal(inner?.aborted, false);
    await clock.advance(1);
    assert.deepEqual([inner?.aborted, (await running as Error).message], [true, 'late']);
  });

  it('ends with its caller\'s signal, and begins nothing after it', async () => {
    const clock = virtualClock();
    const controller = new AbortController();
    const reason = new Error('over');
    const running = withTimeLimit(() => new Promise(() => undefined), { signal: controller.signal, timeLimitMs: 5_000, clock }, late);
    controller.abort(reason);
    await assert.rejects(running, (error) => error === reason);
    let began = false;
    await assert.rejects(withTimeLimit(async () => void (began = true), { signal: controller.signal, timeLimitMs: 1, clock }, late), (error) => error === reason);
    assert.equal(began, false);
  });

  it('leaves no timer behind when the work is done', async () => {
    const clock = virtualClock();
    assert.equal(await withTimeLimit(() => Promise.resolve('done'), { signal: new AbortController().signal, timeLimitMs: 5_000, clock }, late), 'done');
    await clock.advance(0);
    assert.equal(clock.pending, 0);
  });
});
