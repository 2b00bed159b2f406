import type { CallContext, Destination, LanguageModel, ModelPart, ModelRequest } from '../../spec/index.js';
import { hostOf } from '../../utils/departures.js';
import { postForEvents } from '../../utils/post-for-events.js';
import { resolveCredentials } from '../../utils/resolve-credentials.js';
import { anthropicError, PROVIDER } from './anthropic-errors.js';
import { DEFAULT_MODEL, type AnthropicLanguageModelOptions } from './anthropic-options.js';
import { anthropicParts } from './anthropic-parts.js';
import { anthropicRequest } from './anthropic-request.js';

const BASE_URL = 'https://api.anthropic.com';
/** The version whose stream is read here; Anthropic keeps what a version has. */
const VERSION = '2023-06-01';

/**
 * Anthropic's Claude, over the Messages API. Does not hear. Needs no package.
 * Rejects with `AdapterError`: `rate`, `quota`, `auth`, `cors`, `network`, `server` (also "overloaded"), `timeout`, `closed`
 * (the answer broke off), `malformed`, `unsupported` (unknown model; audio).
 */
export function anthropicLanguageModel(options: AnthropicLanguageModelOptions = {}): LanguageModel {
  return new AnthropicLanguageModel(options);
}

class AnthropicLanguageModel implements LanguageModel {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations: readonly Destination[];
  readonly modelId: string;
  readonly capabilities = { audioInput: false, json: true };
  readonly #options: AnthropicLanguageModelOptions;

  constructor(options: AnthropicLanguageModelOptions) {
    this.#options = options;
    this.destinations = [{ host: hostOf(options.baseUrl ?? BASE_URL), sends: ['text'] }];
    this.modelId = options.model ?? DEFAULT_MODEL;
  }

  async *stream(request: ModelRequest, { signal }: CallContext): AsyncGenerator<ModelPart> {
    signal.throwIfAborted();
    const { apiKey, baseUrl = BASE_URL, fetch } = this.#options;
    try {
      const { body, warnings } = anthropicRequest(this.modelId, request);
      const key = apiKey === undefined ? undefined : await resolveCredentials(apiKey, signal);
      const headers = {
        accept: 'text/event-stream',
        'anthropic-version': VERSION,
        // Without it Anthropic refuses what comes from a page; a proxy does not mind.
        'anthropic-dangerous-direct-browser-access': 'true',
        ...(key !== undefined && { 'x-api-key': key }),
      };
      const events = postForEvents({ url: `${baseUrl.replace(/\/+$/, '')}/v1/messages`, headers, body, fetch, signal });
      yield* anthropicParts(events, warnings);
    } catch (error) {
      signal.throwIfAborted();
      throw anthropicError(error);
    }
  }
}
