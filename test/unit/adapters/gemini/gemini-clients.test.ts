import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { geminiLanguageModel, type GeminiClient } from '../../../../src/adapters/gemini/index.js';
import { geminiSimulator, languageModelContract } from '../../../../src/testing/index.js';
import type { LanguageModelSimulator } from '../../../../src/testing/index.js';
import { serverSentEvents } from '../../../../src/utils/server-sent-events.js';
import { directRig } from '../../testing/language-model-rigs.js';

interface GenaiParams {
  readonly model: string;
  readonly contents: unknown;
  readonly config: { readonly abortSignal: AbortSignal; readonly systemInstruction?: unknown };
}

/** A client of the shape of `@google/genai` 3: what it sends, how it fails. */
function genaiClient({ fetch }: LanguageModelSimulator): GeminiClient {
  const fail = (status: number, message: string): never => {
    throw Object.assign(new Error(message), { name: 'ApiError', status });
  };
  const generateContentStream = async ({ model, contents, config }: GenaiParams): Promise<AsyncGenerator<unknown>> => {
    const { abortSignal, systemInstruction, ...generationConfig } = config;
    const response = await fetch(`https://models.example/v1beta/models/${model}:streamGenerateContent?alt=sse`, {
      method: 'POST',
      headers: { 'x-goog-api-key': 'key' },
      body: JSON.stringify({ contents, systemInstruction, generationConfig }),
      signal: abortSignal,
    });
    if (!response.ok) fail(response.status, JSON.stringify(await response.json()));
    return (async function* () {
      for await (const { data } of serverSentEvents(response.body!)) {
        const chunk = JSON.parse(data) as { error?: { code: number; status: string } };
        if (chunk.error) fail(chunk.error.code, `got status: ${chunk.error.status}. ${data}`);
        yield chunk;
      }
    })();
  };
  return { models: { generateContentStream } };
}

describe('geminiLanguageModel with a client of @google/genai', () => {
  const create = () =>
    directRig((clock) => {
      const simulator = geminiSimulator({ clock });
      return { simulator, model: geminiLanguageModel({ client: genaiClient(simulator) }) };
    });
  for (const { name, run } of languageModelContract(create)) it(name, run);
});

describe('geminiLanguageModel', () => {
  const REQUEST = { system: '', messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }] } as const;
  const codeOf = async (model: ReturnType<typeof geminiLanguageModel>): Promise<unknown> => {
    try {
      for await (const part of model.stream(REQUEST, { signal: new AbortController().signal })) assert.ok(part);
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error;
    }
    return 'none';
  };

  it('names a model of its own, or that of the host', () => {
    assert.equal(geminiLanguageModel().modelId, 'gemini-3.6-flash');
    assert.equal(geminiLanguageModel({ model: 'gemini-3.8-flash' }).modelId, 'gemini-3.8-flash');
  });

  it('asks for the key at each call, and tells when there is none', async () => {
    const simulator = geminiSimulator();
    let count = 0;
    const model = geminiLanguageModel({ apiKey: () => `token-${(count += 1)}`, fetch: simulator.fetch });
    assert.deepEqual([await codeOf(model), await codeOf(model)], ['none', 'none']);
    assert.deepEqual(simulator.requests.map(({ headers }) => headers['x-goog-api-key']), ['token-1', 'token-2']);
    assert.equal(await codeOf(geminiLanguageModel({ fetch: simulator.fetch })), 'adapter/auth');
  });

  it('sends nothing of a model name but its name', async () => {
    const simulator = geminiSimulator();
    assert.equal(await codeOf(geminiLanguageModel({ apiKey: 'key', fetch: simulator.fetch, model: '../files?x=1#' })), 'adapter/unsupported');
    assert.equal(simulator.requests[0]?.path, '/v1beta/models/..%2Ffiles%3Fx%3D1%23:streamGenerateContent?alt=sse');
  });

  it('refuses a client that it does not know', async () => {
    assert.equal(await codeOf(geminiLanguageModel({ client: {} as GeminiClient })), 'adapter/unsupported');
  });

  it('ends at once though the client knows nothing of signals', async () => {
    const controller = new AbortController();
    let called = (): void => undefined;
    const isCalled = new Promise<void>((resolve) => (called = resolve));
    const generateContentStream = (): Promise<never> => {
      called();
      return new Promise(() => undefined);
    };
    const client: GeminiClient = { models: { generateContentStream } };
    const next = geminiLanguageModel({ client }).stream(REQUEST, { signal: controller.signal })[Symbol.asyncIterator]().next();
    await isCalled;
    const reason = new Error('over');
    controller.abort(reason);
    await assert.rejects(next, (error) => error === reason);
  });
});
