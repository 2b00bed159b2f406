import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiLanguageModel } from '../../../../src/adapters/openai/index.js';
import { openaiParts } from '../../../../src/adapters/openai/openai-parts.js';
import { InvalidInputError } from '../../../../src/errors/index.js';
import type { ModelPart } from '../../../../src/spec/index.js';
import { openaiSimulator } from '../../../../src/testing/index.js';

async function partsOf(...data: readonly unknown[]): Promise<readonly ModelPart[]> {
  const parts: ModelPart[] = [];
  const events = (async function* () {
    for (const item of data) yield { data: typeof item === 'string' ? item : JSON.stringify(item) };
  })();
  for await (const part of openaiParts(events, [])) parts.push(part);
  return parts;
}

const chunk = (content: string | null, finish: string | null = null): unknown => ({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] });
const finish = (reason: string, rest = {}): unknown => ({ type: 'finish', reason, ...rest, warnings: [] });
const rejectsWith = (code: string) => (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === code && !error.message.includes('xylophone');

describe('openaiParts', () => {
  it('hands out text and usage, and nothing after [DONE]', async () => {
    const usage = { choices: [], usage: { prompt_tokens: 7, completion_tokens: 2 } };
    assert.deepEqual(await partsOf(chunk(''), chunk('Hel'), chunk('lo'), chunk(null, 'stop'), usage, '[DONE]', chunk('more')), [
      { type: 'text-delta', text: 'Hel' },
      { type: 'text-delta', text: 'lo' },
      finish('stop', { usage: { inputTokens: 7, outputTokens: 2 } }),
    ]);
  });

  it('maps why it ended', async () => {
    for (const [stated, reason] of [['stop', 'stop'], ['length', 'length'], ['content_filter', 'filtered'], ['tool_calls', 'other'], ['constructor', 'other']] as const) {
      assert.deepEqual(await partsOf(chunk(null, stated), '[DONE]'), [finish(reason)]);
    }
    assert.deepEqual(await partsOf({ choices: [{ delta: { refusal: 'No.' }, finish_reason: 'stop' }] }, '[DONE]'), [finish('filtered')]);
  });

  it('takes either a reason or [DONE] as the end, and nothing less', async () => {
    assert.deepEqual(await partsOf(chunk('a', 'stop')), [{ type: 'text-delta', text: 'a' }, finish('stop')]);
    assert.deepEqual(await partsOf('[DONE]'), [finish('other')]);
    await assert.rejects(partsOf(chunk('xylophone')), rejectsWith('adapter/closed'));
  });

  it('rejects what is no chunk, and an error in place of one', async () => {
    await assert.rejects(partsOf('xylophone {'), rejectsWith('adapter/malformed'));
    await assert.rejects(partsOf('"xylophone"'), rejectsWith('adapter/malformed'));
    await assert.rejects(partsOf(chunk('a'), { error: { message: 'xylophone', code: 503 } }), rejectsWith('adapter/server'));
  });
});

describe('openaiLanguageModel', () => {
  it('must know where and what to ask', () => {
    assert.throws(() => openaiLanguageModel({ baseUrl: '', model: '' }), (error) => error instanceof InvalidInputError && error.issues.length === 2);
  });

  it('asks for the key at each call, and sends none where there is none', async () => {
    const simulator = openaiSimulator();
    let count = 0;
    const ask = async (apiKey?: () => string): Promise<void> => {
      const model = openaiLanguageModel({ baseUrl: 'https://models.example/v1/', model: 'm', fetch: simulator.fetch, ...(apiKey && { apiKey }) });
      for await (const part of model.stream({ system: '', messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }] }, { signal: new AbortController().signal })) assert.ok(part);
    };
    await ask(() => `token-${(count += 1)}`);
    await ask(() => `token-${(count += 1)}`);
    await ask();
    assert.deepEqual(simulator.requests.map(({ headers }) => headers['authorization']), ['Bearer token-1', 'Bearer token-2', undefined]);
    assert.equal(simulator.requests[0]?.path, '/v1/chat/completions');
  });
});
