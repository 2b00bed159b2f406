import { InvalidInputError } from '../../errors/index.js';
import type { CallContext, Destination, LanguageModel, ModelPart, ModelRequest } from '../../spec/index.js';
import { hostOf } from '../../utils/departures.js';
import { postForEvents } from '../../utils/post-for-events.js';
import { resolveCredentials } from '../../utils/resolve-credentials.js';
import { openaiError, PROVIDER } from './openai-errors.js';
import type { OpenaiLanguageModelOptions } from './openai-options.js';
import { openaiParts } from './openai-parts.js';
import { openaiRequest } from './openai-request.js';

/**
 * Any server that speaks OpenAI's chat completions: OpenAI, Ollama, vLLM, Groq, llama.cpp and others. Needs no package.
 * Rejects with `AdapterError`: `rate`, `quota`, `auth`, `cors`, `network`, `server`, `timeout`, `closed` (the answer broke
 * off), `malformed`, `unsupported` (unknown model; audio for a model that takes none).
 * Throws `InvalidInputError` when the base URL or the model is missing.
 */
export function openaiLanguageModel(options: OpenaiLanguageModelOptions): LanguageModel {
  const issues = (['baseUrl', 'model'] as const).filter((name) => !options[name]).map((path) => ({ path, message: 'is missing' }));
  if (issues.length > 0) throw new InvalidInputError('option', issues);
  return new OpenaiLanguageModel(options);
}

class OpenaiLanguageModel implements LanguageModel {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations: readonly Destination[];
  readonly modelId: string;
  readonly capabilities: LanguageModel['capabilities'];
  readonly #options: OpenaiLanguageModelOptions;

  constructor(options: OpenaiLanguageModelOptions) {
    this.#options = options;
    this.destinations = [{ host: hostOf(options.baseUrl), sends: ['text'] }];
    this.modelId = options.model;
    this.capabilities = { audioInput: options.audioInput ?? false, json: options.json ?? true };
  }

  async *stream(request: ModelRequest, { signal }: CallContext): AsyncGenerator<ModelPart> {
    signal.throwIfAborted();
    const { baseUrl, apiKey, fetch } = this.#options;
    try {
      const { body, warnings } = openaiRequest({ baseUrl, model: this.modelId, ...this.capabilities }, request);
      const key = apiKey === undefined ? undefined : await resolveCredentials(apiKey, signal);
      const headers = { accept: 'text/event-stream', ...(key !== undefined && { authorization: `Bearer ${key}` }) };
      const events = postForEvents({ url: `${baseUrl.replace(/\/+$/, '')}/chat/completions`, headers, body, fetch, signal });
      yield* openaiParts(events, warnings);
    } catch (error) {
      signal.throwIfAborted();
      throw openaiError(error);
    }
  }
}
