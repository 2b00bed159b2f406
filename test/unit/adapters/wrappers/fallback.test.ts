import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiLanguageModel } from '../../../../src/adapters/openai/index.js';
import { fallback, withRetry, type FallbackStep } from '../../../../src/adapters/wrappers/index.js';
import { InvalidInputError } from '../../../../src/errors/index.js';
import { languageModelContract, openaiSimulator, virtualClock } from '../../../../src/testing/index.js';
import { directRig } from '../../testing/language-model-rigs.js';
import { failure, outcome, PlayedModel, type Play } from './played-model.js';

function models(...plays: readonly (readonly Play[])[]): readonly PlayedModel[] {
  return plays.map((play, index) => new PlayedModel(() => 0, play, { provider: `provider-${index}`, modelId: `model-${index}` }));
}

describe('fallback', () => {
  it('asks the next model when one fails before its first token, and tells which and why', async () => {
    const errors = [failure('auth'), new TypeError('a bug')];
    const all = models([{ fails: errors[0] }], [{ fails: errors[1] }], [{ says: ['third'] }]);
    const steps: FallbackStep[] = [];
    assert.deepEqual(await outcome(fallback(all, { onFallback: (step) => steps.push(step) })), { text: 'third' });
    const name = (index: number) => ({ provider: `provider-${index}`, modelId: `model-${index}` });
    assert.deepEqual(steps, [{ failed: name(0), error: errors[0], next: name(1) }, { failed: name(1), error: errors[1], next: name(2) }]);
  });

  it('asks only the first where that works', async () => {
    const all = models([], []);
    await outcome(fallback(all));
    assert.deepEqual(all.map(({ calls }) => calls.length), [1, 0]);
  });

  it('does not go on after the first token', async () => {
    const error = failure('closed');
    const all = models([{ says: ['Half'], fails: error }], []);
    const steps: FallbackStep[] = [];
    assert.deepEqual(await outcome(fallback(all, { onFallback: (step) => steps.push(step) })), { text: 'Half', error });
    assert.deepEqual([all[1]?.calls.length, steps.length], [0, 0]);
  });

  it('rejects with the error of the last, and tells of that too', async () => {
    const last = failure('rate', 500);
    const steps: FallbackStep[] = [];
    const model = fallback(models([{ fails: failure('server') }], [{ fails: last }]), { onFallback: (step) => steps.push(step) });
    assert.deepEqual(await outcome(model), { text: '', error: last });
    assert.deepEqual(steps.map(({ next }) => next?.modelId), ['model-1', undefined]);
  });

  it('does not go on when it is aborted', async () => {
    const all = models([{ hangs: true }], []);
    const controller = new AbortController();
    const result = outcome(fallback(all), controller.signal);
    const reason = new Error('over');
    controller.abort(reason);
    assert.deepEqual(await result, { text: '', error: reason });
    assert.equal(all[1]?.calls.length, 0);
  });

  it('is capable of what all are capable of, names all, and warms all', async () => {
    const make = (audioInput: boolean, json: boolean) => new PlayedModel(() => 0, [], { audioInput, json });
    assert.deepEqual(fallback([make(true, true), make(false, true)]).capabilities, { audioInput: false, json: true });
    const all = models([], []);
    const model = fallback(all);
    assert.equal(model.modelId, 'model-0, model-1');
    await model.warm?.({ signal: new AbortController().signal });
    assert.deepEqual(all.map(({ warmed }) => warmed), [1, 1]);
    assert.throws(() => fallback([]), (error) => error instanceof InvalidInputError);
  });

  it('goes on at once where waiting would take too long', async () => {
    const clock = virtualClock();
    const [first, second] = models([{ fails: failure('rate', 30_000) }], []);
    const model = fallback([withRetry(first!, { clock }), withRetry(second!, { clock })]);
    assert.deepEqual(await outcome(model), { text: 'fine' });
    assert.deepEqual(await outcome(model), { text: 'fine' });
    assert.deepEqual([first!.calls.length, second!.calls.length, clock.now()], [1, 2, 0]);
  });

  const create = () =>
    directRig((clock) => {
      const simulator = openaiSimulator({ clock });
      return { simulator, model: fallback([openaiLanguageModel({ baseUrl: 'https://models.example/v1', model: 'm', fetch: simulator.fetch })]) };
    });
  for (const { name, run } of languageModelContract(create)) it(name, run);
});
