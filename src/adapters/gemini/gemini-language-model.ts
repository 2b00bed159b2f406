import { AdapterError } from '../../errors/index.js';
import type { CallContext, Destination, LanguageModel, ModelPart, ModelRequest } from '../../spec/index.js';
import { hostOf, noteDeparture } from '../../utils/departures.js';
import { parseJson } from '../../utils/parse-json.js';
import { postForEvents } from '../../utils/post-for-events.js';
import { resolveCredentials } from '../../utils/resolve-credentials.js';
import { clientChunks, loadClient } from './gemini-clients.js';
import { geminiError, PROVIDER } from './gemini-errors.js';
import { DEFAULT_MODEL, type GeminiLanguageModelOptions } from './gemini-options.js';
import { geminiParts } from './gemini-parts.js';
import { geminiRequest, type GeminiRequestBody } from './gemini-request.js';

const BASE_URL = 'https://generativelanguage.googleapis.com';

/**
 * Google's Gemini; hears, too. Works over the package `@google/generative-ai`, which is loaded with the first call, over a
 * client that the host has (also one of `@google/genai`), or over `fetch` alone.
 * Rejects with `AdapterError`: `rate` (with the wait that Gemini asks for), `quota` (that of the day is used up), `auth`,
 * `cors` (only with `fetch`), `network`, `server`, `timeout`, `closed` (the answer broke off), `malformed`, `unsupported`.
 */
export function geminiLanguageModel(options: GeminiLanguageModelOptions = {}): LanguageModel {
  return new GeminiLanguageModel(options);
}

class GeminiLanguageModel implements LanguageModel {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  /** A client that is handed over knows its address itself. */
  readonly destinations: readonly Destination[] | undefined;
  readonly modelId: string;
  readonly capabilities = { audioInput: true, json: true };
  readonly #options: GeminiLanguageModelOptions;

  constructor(options: GeminiLanguageModelOptions) {
    this.#options = options;
    this.destinations = options.client ? undefined : [{ host: hostOf(options.baseUrl ?? BASE_URL), sends: ['text'] }];
    this.modelId = options.model ?? DEFAULT_MODEL;
  }

  async *stream(request: ModelRequest, { signal }: CallContext): AsyncGenerator<ModelPart> {
    signal.throwIfAborted();
    try {
      const body = geminiRequest(this.modelId, this.#options.thinking, request);
      yield* geminiParts(await this.#chunks(body, signal));
    } catch (error) {
      signal.throwIfAborted();
      throw geminiError(error);
    }
  }

  async #chunks(body: GeminiRequestBody, signal: AbortSignal): Promise<AsyncIterable<unknown>> {
    const { client, apiKey, fetch } = this.#options;
    const baseUrl = this.#options.baseUrl?.replace(/\/+$/, '');
    // The packages send it themselves; where a client of the host's sends it, only the host knows.
    if (client || !fetch) noteDeparture(client && baseUrl === undefined ? '?' : hostOf(baseUrl ?? BASE_URL), JSON.stringify(body));
    if (client) return clientChunks(client, { model: this.modelId, baseUrl, body, signal });
    if (apiKey === undefined) throw new AdapterError(PROVIDER, 'auth', 'there is no key');
    const key = await resolveCredentials(apiKey, signal);
    if (!fetch) return clientChunks(await loadClient(key, signal), { model: this.modelId, baseUrl, body, signal });
    const url = `${baseUrl ?? BASE_URL}/v1beta/models/${encodeURIComponent(this.modelId)}:streamGenerateContent?alt=sse`;
    return jsonOf(postForEvents({ url, headers: { 'x-goog-api-key': key }, body, fetch, signal }));
  }
}

async function* jsonOf(events: AsyncIterable<{ readonly data: string }>): AsyncGenerator<unknown> {
  for await (const { data } of events) yield parseJson(data);
}
