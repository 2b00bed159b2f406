import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anthropicError, streamError } from '../../../../src/adapters/anthropic/anthropic-errors.js';
import { anthropicParts } from '../../../../src/adapters/anthropic/anthropic-parts.js';
import { anthropicLanguageModel } from '../../../../src/adapters/anthropic/index.js';
import type { ModelPart } from '../../../../src/spec/index.js';
import { anthropicSimulator } from '../../../../src/testing/index.js';
import { RequestFailure } from '../../../../src/utils/request-failure.js';

async function partsOf(...events: readonly unknown[]): Promise<readonly ModelPart[]> {
  const parts: ModelPart[] = [];
  const stream = (async function* () {
    for (const event of events) yield { data: typeof event === 'string' ? event : JSON.stringify(event) };
  })();
  for await (const part of anthropicParts(stream, [])) parts.push(part);
  return parts;
}

const STOP = { type: 'message_stop' };
const ended = (stop_reason: string, usage?: unknown): unknown => ({ type: 'message_delta', delta: { stop_reason }, usage });
const said = (text: string, type = 'text_delta'): unknown => ({ type: 'content_block_delta', delta: { type, text } });
const rejectsWith = (code: string) => (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === code && !error.message.includes('xylophone');

describe('anthropicParts', () => {
  it('hands out text but no thoughts, the usage, and nothing after the end', async () => {
    const start = { type: 'message_start', message: { usage: { input_tokens: 12, output_tokens: 1 } } };
    assert.deepEqual(await partsOf(start, { type: 'ping' }, said('Hmm.', 'thinking_delta'), said('Hel'), said('lo'), said(''), { type: 'new_event' }, ended('end_turn', { output_tokens: 3 }), STOP, said('more')), [
      { type: 'text-delta', text: 'Hel' },
      { type: 'text-delta', text: 'lo' },
      { type: 'finish', reason: 'stop', usage: { inputTokens: 12, outputTokens: 3 }, warnings: [] },
    ]);
  });

  it('maps why it ended', async () => {
    const reasons = { end_turn: 'stop', stop_sequence: 'stop', max_tokens: 'length', model_context_window_exceeded: 'length', refusal: 'filtered', pause_turn: 'other', constructor: 'other' };
    for (const [stated, reason] of Object.entries(reasons)) assert.deepEqual(await partsOf(ended(stated), STOP), [{ type: 'finish', reason, warnings: [] }]);
  });

  it('rejects what is no event, what ends before its time, and an error', async () => {
    await assert.rejects(partsOf('xylophone'), rejectsWith('adapter/malformed'));
    await assert.rejects(partsOf(said('xylophone'), ended('end_turn')), rejectsWith('adapter/closed'));
    await assert.rejects(partsOf(said('a'), { type: 'error', error: { type: 'rate_limit_error', message: 'xylophone' } }), rejectsWith('adapter/rate'));
  });
});

describe('anthropicError', () => {
  const refused = (status: number, type?: string, message = '') => anthropicError(new RequestFailure('status', { status, body: type && { type: 'error', error: { type, message } } }));

  it('goes by the type of the error, else by the status', () => {
    const types = ['authentication_error', 'permission_error', 'billing_error', 'rate_limit_error', 'timeout_error', 'overloaded_error', 'api_error', 'not_found_error', 'request_too_large', 'invalid_request_error'];
    assert.deepEqual(types.map((type) => refused(418, type).reason), ['auth', 'auth', 'quota', 'rate', 'timeout', 'server', 'server', 'unsupported', 'malformed', 'malformed']);
    assert.deepEqual([401, 404, 413, 429, 500, 529].map((status) => refused(status, 'constructor').reason), ['auth', 'unsupported', 'malformed', 'rate', 'server', 'server']);
    assert.equal(refused(400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.').reason, 'quota');
    assert.equal(streamError({ error: {} }).reason, 'server');
  });

  it('holds nothing of what was answered', () => {
    const errors = [refused(400, 'invalid_request_error', 'xylophone'), streamError({ error: { type: 'xylophone', message: 'xylophone' } }), anthropicError(new SyntaxError('xylophone'))];
    for (const error of errors) assert.ok(!`${error.message} ${error.stack} ${String(error.cause)}`.includes('xylophone'));
  });
});

describe('anthropicLanguageModel', () => {
  it('asks as a page, by its version, with the key of this very call', async () => {
    const simulator = anthropicSimulator();
    let count = 0;
    const model = anthropicLanguageModel({ baseUrl: 'https://proxy.example/', apiKey: () => `token-${(count += 1)}`, fetch: simulator.fetch });
    assert.equal(model.modelId, 'claude-haiku-4-5');
    const request = { system: '', messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }] } as const;
    for (let turn = 0; turn < 2; turn += 1) for await (const part of model.stream(request, { signal: new AbortController().signal })) assert.ok(part);
    assert.deepEqual(simulator.requests.map(({ path, headers }) => [path, headers['x-api-key'], headers['anthropic-version'], headers['anthropic-dangerous-direct-browser-access']]), [
      ['/v1/messages', 'token-1', '2023-06-01', 'true'],
      ['/v1/messages', 'token-2', '2023-06-01', 'true'],
    ]);
  });
});
