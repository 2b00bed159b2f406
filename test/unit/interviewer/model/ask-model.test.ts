import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { InterviewError } from '../../../../src/errors/index.js';
import { askModel } from '../../../../src/interviewer/model/ask-model.js';
import type { LanguageModel, ModelPart } from '../../../../src/spec/index.js';

const SCHEMA = v.object({ ok: v.boolean() });
const REQUEST = { system: '', messages: [] };
const malformed = (error: unknown): boolean => InterviewError.isInstance(error) && error.code === 'adapter/malformed';

function modelOf(stream: (signal: AbortSignal) => AsyncIterable<ModelPart>): LanguageModel {
  return { specificationVersion: 'v1', provider: 'test', modelId: 'm', capabilities: { audioInput: false, json: true }, stream: (_request, { signal }) => stream(signal) };
}

const call = (timeLimitMs = 1_000) => ({ signal: new AbortController().signal, timeLimitMs });

describe('askModel', () => {
  it('refuses a reply that was cut off or held back, even where what came is JSON', async () => {
    for (const reason of ['length', 'filtered', 'other'] as const) {
      const model = modelOf(async function* () {
        yield { type: 'text-delta', text: '{"ok":true}' };
        yield { type: 'finish', reason, warnings: [] };
      });
      await assert.rejects(askModel(model, REQUEST, SCHEMA, call()), malformed, reason);
    }
  });

  it('cuts off a model that does not stop', async () => {
    let letters = 0;
    const model = modelOf(async function* () {
      for (;;) {
        letters += 1_000;
        yield { type: 'text-delta', text: 'x'.repeat(1_000) };
      }
    });
    await assert.rejects(askModel(model, REQUEST, SCHEMA, call()), malformed);
    assert.ok(letters < 30_000);
  });

  it('gives up on a model that takes too long, and ends the call', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let ended = false;
    const model = modelOf(async function* (signal): AsyncGenerator<ModelPart> {
      signal.addEventListener('abort', () => (ended = true));
      await new Promise(() => undefined);
      yield { type: 'text-delta', text: '' };
    });
    const asked = askModel(model, REQUEST, SCHEMA, call(5_000));
    t.mock.timers.tick(5_000);
    await assert.rejects(asked, (error: unknown) => InterviewError.isInstance(error) && error.code === 'adapter/timeout');
    assert.equal(ended, true);
  });

  it('ends with the caller\'s signal and its reason, even where the model does not listen', async () => {
    const stop = new AbortController();
    const model = modelOf(async function* (): AsyncGenerator<ModelPart> {
      await new Promise(() => undefined);
      yield { type: 'text-delta', text: '' };
    });
    const asked = askModel(model, REQUEST, SCHEMA, { signal: stop.signal, timeLimitMs: 60_000 });
    stop.abort(new Error('enough'));
    await assert.rejects(asked, /enough/);
  });
});
