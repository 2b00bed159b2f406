import { AdapterError } from '../../errors/index.js';
import { member } from '../../utils/member.js';
import { untilAborted } from '../../utils/until-aborted.js';
import { clientFailure, PROVIDER } from './gemini-errors.js';
import type { GeminiRequestBody } from './gemini-request.js';

/**
 * The member of a client of `@google/generative-ai` that is used. It is typed by what its types do not know: the package is
 * older than `responseJsonSchema` and `thinkingConfig`, and passes them on as they are.
 */
export interface GenerativeAiClient {
  getGenerativeModel(params: { model: string }, options?: { baseUrl?: string }): unknown;
}

/** The member of a client of `@google/genai` that is used. */
export interface GenaiClient {
  readonly models: { generateContentStream(params: never): Promise<AsyncIterable<unknown>> };
}

export type GeminiClient = GenerativeAiClient | GenaiClient;

export interface ClientCall {
  readonly model: string;
  readonly baseUrl: string | undefined;
  readonly body: GeminiRequestBody;
  readonly signal: AbortSignal;
}

interface GenerativeModel {
  generateContentStream(body: GeminiRequestBody, options: { signal: AbortSignal }): Promise<{ stream: AsyncIterable<unknown>; response: Promise<unknown> }>;
}

type GenaiStream = (params: unknown) => Promise<AsyncIterable<unknown>>;

/** Chunks of a streamed reply by way of a client. Leaving the loop ends the request. */
export async function* clientChunks(client: GeminiClient, call: ClientCall): AsyncGenerator<unknown> {
  // A signal of its own, because the clients go on when only the loop is left.
  const request = new AbortController();
  const abort = (): void => request.abort(call.signal.reason);
  call.signal.addEventListener('abort', abort);
  let hasBegun = false;
  try {
    call.signal.throwIfAborted();
    const chunks = (await untilAborted(begin(client, { ...call, signal: request.signal }), call.signal))[Symbol.asyncIterator]();
    hasBegun = true;
    for (;;) {
      const result = await untilAborted(chunks.next(), call.signal);
      if (result.done) return;
      yield result.value;
      call.signal.throwIfAborted();
    }
  } catch (error) {
    call.signal.throwIfAborted();
    throw clientFailure(error, hasBegun);
  } finally {
    call.signal.removeEventListener('abort', abort);
    request.abort();
  }
}

async function begin(client: GeminiClient, { model, baseUrl, body, signal }: ClientCall): Promise<AsyncIterable<unknown>> {
  if ('getGenerativeModel' in client) {
    const generative = client.getGenerativeModel({ model }, baseUrl === undefined ? {} : { baseUrl }) as GenerativeModel;
    const { stream, response } = await generative.generateContentStream(body, { signal });
    // The same reply once more, as a whole; it fails as the stream does.
    response.catch(() => undefined);
    return stream;
  }
  if (typeof member(client, 'models') !== 'object') {
    throw new AdapterError(PROVIDER, 'unsupported', 'the client is of neither known package', { action: 'Hand over a client of @google/generative-ai or @google/genai.' });
  }
  const { contents, systemInstruction, generationConfig } = body;
  const generate: GenaiStream = (params) => client.models.generateContentStream(params as never);
  return generate({ model, contents, config: { ...(systemInstruction && { systemInstruction }), ...generationConfig, abortSignal: signal } });
}

/** Loads the package when it is first used. */
export async function loadClient(apiKey: string, signal: AbortSignal): Promise<GenerativeAiClient> {
  try {
    const { GoogleGenerativeAI } = await untilAborted(import('@google/generative-ai'), signal);
    return new GoogleGenerativeAI(apiKey);
  } catch (cause) {
    signal.throwIfAborted();
    throw new AdapterError(PROVIDER, 'unsupported', 'the package @google/generative-ai could not be loaded', {
      cause,
      action: 'Install @google/generative-ai, or pass `fetch` to do without it.',
    });
  }
}
