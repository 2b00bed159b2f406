import type { Credentials } from '../../spec/index.js';
import type { GeminiClient } from './gemini-clients.js';

/** Fast enough for a conversation with little thinking, and reliable on many turns. */
export const DEFAULT_MODEL = 'gemini-3.6-flash';

export interface GeminiLanguageModelOptions {
  /** An existing client of `@google/generative-ai` or `@google/genai`. It brings its own key. */
  readonly client?: GeminiClient;
  /** A page must not hold a key: Gemini has no short-lived ones for this call, so go through your own server (`baseUrl`). */
  readonly apiKey?: Credentials;
  /** Address without the version. Default `https://generativelanguage.googleapis.com`. */
  readonly baseUrl?: string;
  /** Default `gemini-3.6-flash`. */
  readonly model?: string;
  /** Stands in for the browser's own. With it the REST interface is used, and no package is needed. */
  readonly fetch?: typeof globalThis.fetch;
  /** How long the model thinks before it speaks. Default: `minimal` for Flash models from 3 on, else the vendor's own. */
  readonly thinking?: 'minimal' | 'low' | 'medium' | 'high';
}
