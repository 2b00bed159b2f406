import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { geminiLanguageModel } from '../../../../src/adapters/gemini/index.js';
import { openaiLanguageModel } from '../../../../src/adapters/openai/index.js';
import { withRetry, type Retry, type RetryOptions } from '../../../../src/adapters/wrappers/index.js';
import { AdapterError } from '../../../../src/errors/index.js';
import { geminiSimulator, languageModelContract, openaiSimulator, virtualClock } from '../../../../src/testing/index.js';
import { seededRandom } from '../../../../src/utils/seeded-random.js';
import { directRig, withAll } from '../../testing/language-model-rigs.js';
import { failure, outcome, PlayedModel, REQUEST, type Play } from './played-model.js';

/** A model that plays this, retried with the longest pauses unless said otherwise. */
function play(plays: readonly Play[], options: RetryOptions = {}) {
  const clock = virtualClock();
  const model = new PlayedModel(() => clock.now(), plays);
  const retries: Retry[] = [];
  const retried = withRetry(model, { clock, random: () => 0.999_999, onRetry: (retry) => retries.push(retry), ...options });
  const run = async (ms = 60_000) => {
    const result = outcome(retried);
    await clock.advance(ms);
    return result;
  };
  return { clock, model, retried, retries, run };
}

const rounded = (times: readonly number[]): readonly number[] => times.map(Math.round);

describe('withRetry', () => {
  it('tries again after pauses that double, and tells of each', async () => {
    const { model, retries, run } = play([{ fails: failure('server') }, { fails: failure('network') }]);
    assert.deepEqual(await run(), { text: 'fine' });
    assert.deepEqual(rounded(model.calls), [0, 250, 750]);
    assert.deepEqual(retries.map(({ attempt, delayMs, error }) => [attempt, Math.round(delayMs), (error as AdapterError).reason]), [[1, 250, 'server'], [2, 500, 'network']]);
  });

  it('spreads pauses over the whole time, down to none', async () => {
    const { model, run } = play([{ fails: failure('server') }, { fails: failure('server') }], { random: () => 0 });
    await run();
    assert.deepEqual(model.calls, [0, 0, 0]);
    const half = play([{ fails: failure('server') }, { fails: failure('server') }], { random: () => 0.5 });
    await half.run();
    assert.deepEqual(half.model.calls, [0, 125, 375]);
  });

  it('does not try again what does not pass', async () => {
    for (const reason of ['auth', 'quota', 'malformed', 'unsupported', 'cors'] as const) {
      const error = failure(reason, 100);
      const { model, run } = play([{ fails: error }]);
      assert.deepEqual(await run(), { text: '', error });
      assert.equal(model.calls.length, 1, reason);
    }
    const bug = new TypeError('a bug');
    const { model, run } = play([{ fails: bug }]);
    assert.equal((await run()).error, bug);
    assert.equal(model.calls.length, 1);
  });

  it('does not try again after the first token', async () => {
    const error = failure('closed');
    const { model, run } = play([{ says: ['Half'], fails: error }]);
    assert.deepEqual(await run(), { text: 'Half', error });
    assert.equal(model.calls.length, 1);
  });

  it('never tries again earlier than told, even with the shortest pauses', async () => {
    const { model, run } = play([{ fails: failure('rate', 1700) }, { fails: failure('rate', 900) }], { random: () => 0 });
    assert.deepEqual(await run(), { text: 'fine' });
    assert.deepEqual(model.calls, [0, 1700, 2600]);
  });

  it('adds a little to the time that was told, so that not all come at once, but stays within the total', async () => {
    const { model, run } = play([{ fails: failure('rate', 1000) }, { fails: failure('rate', 2700) }]);
    assert.deepEqual(await run(), { text: 'fine' });
    assert.deepEqual(rounded(model.calls), [0, 1250, 4000]);
  });

  it('fails at once when it would have to wait longer than the total', async () => {
    const error = failure('rate', 4001);
    const { clock, model, run } = play([{ fails: error }]);
    assert.deepEqual(await run(0), { text: '', error });
    assert.equal(model.calls.length, 1);
    assert.equal(clock.pending, 0);
  });

  it('holds back the calls of others until the time that one was told', async () => {
    const { clock, model, retried } = play([{ fails: failure('rate', 9000) }]);
    assert.ok((await outcome(retried)).error);
    await clock.advance(1000);
    const early = await outcome(retried);
    assert.ok(early.error instanceof AdapterError);
    assert.deepEqual([early.error.code, early.error.retryAfterMs, early.error.provider], ['adapter/rate', 8000, 'played-model']);
    assert.equal(model.calls.length, 1);
    await clock.advance(5000);
    const late = outcome(retried);
    await clock.advance(3000);
    assert.deepEqual(await late, { text: 'fine' });
    assert.deepEqual(model.calls, [0, 9000]);
  });

  it('repeats nothing where the total is 0', async () => {
    const { model, run } = play([{ fails: failure('server') }], { totalMs: 0 });
    assert.ok((await run()).error);
    assert.equal(model.calls.length, 1);
  });

  it('rejects with the reason, and leaves no timer, when it is aborted in a pause', async () => {
    const { clock, retried } = play([{ fails: failure('server') }]);
    const controller = new AbortController();
    const reason = new Error('over');
    const result = outcome(retried, controller.signal);
    await clock.advance(100);
    assert.equal(clock.pending, 1);
    controller.abort(reason);
    assert.equal((await result).error, reason);
    assert.equal(clock.pending, 0);
  });

  it('survives a host whose callback throws, and lets the host know', async () => {
    const thrown: unknown[] = [];
    const listener = (error: unknown): void => void thrown.push(error);
    const before = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', listener);
    const bug = new Error('bug of the host');
    const { run } = play([{ fails: failure('server') }], { onRetry: () => { throw bug; } });
    assert.deepEqual(await run(), { text: 'fine' });
    process.off('uncaughtException', listener);
    before.forEach((old) => process.on('uncaughtException', old));
    assert.deepEqual(thrown, [bug]);
  });

  it('is the model that it wraps in everything else', async () => {
    const { model, retried } = play([]);
    assert.deepEqual([retried.provider, retried.modelId, retried.capabilities], [model.provider, model.modelId, model.capabilities]);
    await retried.warm?.({ signal: new AbortController().signal });
    assert.equal(model.warmed, 1);
  });
});

describe('withRetry, its circuit breaker', () => {
  const dead = Array.from({ length: 20 }, (): Play => ({ fails: failure('server') }));

  it('opens after three failures in a row, asks once after 10 s, and closes when that succeeds', async () => {
    const { clock, model, retried, run } = play(dead);
    assert.ok((await run(750)).error);
    assert.deepEqual(rounded(model.calls), [0, 250, 750]);
    const refused = await outcome(retried);
    assert.ok(refused.error instanceof AdapterError);
    assert.deepEqual([refused.error.code, refused.error.retryAfterMs], ['adapter/server', 10_000]);
    await clock.advance(10_000);
    assert.ok((await outcome(retried)).error, 'the probe fails');
    assert.equal(model.calls.length, 4, 'one probe, without a repetition');
    await clock.advance(10_000);
    model.plays.length = 0;
    assert.deepEqual(await outcome(retried), { text: 'fine' });
    model.plays.push({ fails: failure('server') });
    const again = outcome(retried);
    await clock.advance(1000);
    assert.deepEqual(await again, { text: 'fine' }, 'closed: repetitions are made again');
  });

  it('stays open for as long as the provider asks, shorter or longer, and opens again when the probe fails', async () => {
    for (const told of [5000, 60_000]) {
      const { clock, model, retried } = play([{ fails: failure('server') }, { fails: failure('server') }, { fails: failure('rate', told) }, { fails: failure('server') }]);
      const first = outcome(retried);
      await clock.advance(750);
      assert.ok((await first).error);
      await clock.advance(told - 4001);
      assert.ok((await outcome(retried)).error);
      assert.equal(model.calls.length, 3);
      await clock.advance(4001);
      assert.ok((await outcome(retried)).error);
      assert.equal(model.calls.length, 4, 'the probe');
      assert.ok((await outcome(retried)).error);
      assert.equal(model.calls.length, 4, 'open again');
    }
  });

  it('lets one call probe while the others are refused', async () => {
    const { clock, model, retried } = play(dead);
    const first = outcome(retried);
    await clock.advance(20_000);
    await first;
    model.plays.length = 0;
    model.plays.push({ hangs: true });
    const controller = new AbortController();
    const [probe, other] = [outcome(retried, controller.signal), outcome(retried)];
    const refused = (await other).error;
    assert.ok(refused instanceof AdapterError && refused.retryAfterMs === undefined);
    assert.equal(model.calls.length, 4);
    controller.abort(new Error('over'));
    await probe;
    assert.deepEqual(await outcome(retried), { text: 'fine' }, 'a probe that was given up makes place for the next');
  });

  it('counts neither failures long ago, nor such before a success, nor those that say nothing of its health', async () => {
    const once = (): Play[] => [{ fails: failure('server') }, { says: ['fine'] }];
    const alternating = play([...once(), ...once(), ...once(), ...once()]);
    for (let count = 0; count < 4; count += 1) assert.deepEqual(await alternating.run(1000), { text: 'fine' });
    const slow = play([{ fails: failure('server') }, { fails: failure('server') }, { fails: failure('server') }, {}], { totalMs: 0 });
    for (const pause of [20_000, 20_000, 0]) await slow.run(pause);
    assert.equal((await slow.run()).error, undefined);
    const refused = play([{ fails: failure('auth') }, { fails: failure('malformed') }, { fails: failure('unsupported') }, {}], { totalMs: 0 });
    for (let count = 0; count < 3; count += 1) await refused.run(0);
    assert.equal((await refused.run()).error, undefined);
  });

  it('does not ask again for 15 minutes when the quota is used up', async () => {
    const { clock, model, retried } = play([{ fails: failure('quota', 3000) }]);
    assert.ok((await outcome(retried)).error);
    await clock.advance(14 * 60_000);
    const refused = await outcome(retried);
    assert.ok(refused.error instanceof AdapterError && refused.error.code === 'adapter/quota' && refused.error.retryAfterMs === 60_000);
    await clock.advance(60_000);
    assert.deepEqual(await outcome(retried), { text: 'fine' });
    assert.equal(model.calls.length, 2);
  });

  it('is shared by provider and model, and by nothing else', async () => {
    const clock = virtualClock();
    const make = (modelId: string, time = clock) => withRetry(new PlayedModel(() => time.now(), [{ fails: failure('rate', 60_000) }], { modelId }), { clock: time });
    assert.ok((await outcome(make('one'))).error);
    const fine = (modelId: string, time = clock) => outcome(withRetry(new PlayedModel(() => time.now(), [], { modelId }), { clock: time }));
    assert.ok((await fine('one')).error);
    assert.deepEqual(await fine('two'), { text: 'fine' });
    assert.deepEqual(await fine('one', virtualClock()), { text: 'fine' });
  });
});

describe('withRetry around adapters', () => {
  it('comes to the same times in every run of a storm of limits, and to none before the time that was told', async () => {
    const storm = async (): Promise<{ times: readonly number[]; answered: number }> => {
      const clock = virtualClock();
      const random = seededRandom('storm');
      let earliest = 0;
      let answered = 0;
      const simulator = geminiSimulator({
        clock,
        reply: ({ at }) => {
          assert.ok(at >= earliest, `asked at ${at}, told to wait until ${earliest}`);
          if (random() > 0.3) return { type: 'text', deltas: ['fine'] };
          const retryAfterMs = 500 + random() * 44_500;
          earliest = at + retryAfterMs;
          return { type: 'rate', retryAfterMs };
        },
      });
      const model = withRetry(geminiLanguageModel({ apiKey: 'key', fetch: simulator.fetch }), { clock, random });
      for (let turn = 0; turn < 100; turn += 1) {
        const result = outcome({ ...model, stream: () => model.stream({ ...REQUEST, messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }] }, { signal: new AbortController().signal }) } as typeof model);
        await clock.advance(8000);
        if (!(await result).error) answered += 1;
      }
      return { times: simulator.requests.map(({ at }) => at), answered };
    };
    const [first, second] = [await storm(), await storm()];
    assert.deepEqual(first, second);
    assert.ok(first.answered >= 30 && first.times.length < 130, `${first.answered} answered with ${first.times.length} requests`);
  });

  const create = () => {
    const rig = directRig((clock) => {
      const simulator = openaiSimulator({ clock });
      return { simulator, model: withRetry(openaiLanguageModel({ baseUrl: 'https://models.example/v1', model: 'm', fetch: simulator.fetch }), { clock, totalMs: 0 }) };
    });
    // After a used-up quota the next call does not go out.
    return withAll(rig, { cannot: ['quota'] as const });
  };
  for (const { name, run } of languageModelContract(create)) it(name, run);
});
