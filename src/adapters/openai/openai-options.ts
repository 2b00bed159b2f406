import type { Credentials } from '../../spec/index.js';

export interface OpenaiLanguageModelOptions {
  /** Address below which `/chat/completions` lies, e.g. `https://api.openai.com/v1` or `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  /** Left out for servers that ask for none. A page must not hold a key: hand out short-lived tokens, or use a proxy. */
  readonly apiKey?: Credentials;
  readonly model: string;
  /** Stands in for the browser's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** Whether the model takes `input_audio`. Default false. */
  readonly audioInput?: boolean;
  /** Whether the server understands `response_format` with a JSON schema. Default true. */
  readonly json?: boolean;
}
