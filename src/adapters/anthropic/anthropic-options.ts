import type { Credentials } from '../../spec/index.js';

/** The fastest of the family. */
export const DEFAULT_MODEL = 'claude-haiku-4-5';

export interface AnthropicLanguageModelOptions {
  /** A page must not hold a key, and there are no short-lived ones: go through your own server (`baseUrl`). */
  readonly apiKey?: Credentials;
  /** Address without the version. Default `https://api.anthropic.com`. */
  readonly baseUrl?: string;
  /** Default `claude-haiku-4-5`. */
  readonly model?: string;
  /** Stands in for the browser's own. */
  readonly fetch?: typeof globalThis.fetch;
}
