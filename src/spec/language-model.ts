import type { Adapter, AdapterWarning, CallContext } from './adapter.js';
import type { AudioFrame } from './audio.js';

/** One message of a conversation with a model. `data` is untrusted text and is never merged with instructions. */
export interface ModelMessage {
  readonly role: 'user' | 'assistant';
  readonly parts: readonly ModelMessagePart[];
}

export type ModelMessagePart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'data'; readonly name: string; readonly text: string }
  | { readonly type: 'audio'; readonly frames: readonly AudioFrame[] };

export interface ModelRequest {
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  /** JSON schema the reply must follow; asked for only where `capabilities.json`. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Upper bound on the reply, in tokens. */
  readonly maxTokens?: number;
  /** 0..2; the vendor's default where absent. */
  readonly temperature?: number;
}

export type ModelPart =
  | { readonly type: 'text-delta'; readonly text: string }
  | {
      readonly type: 'finish';
      readonly reason: 'stop' | 'length' | 'filtered' | 'other';
      readonly usage?: { readonly inputTokens?: number; readonly outputTokens?: number };
      readonly warnings: readonly AdapterWarning[];
    };

/** Text (and, where capable, audio) in, text out, streamed. The last part is always `finish`. */
export interface LanguageModel extends Adapter {
  readonly modelId: string;
  readonly capabilities: { readonly audioInput: boolean; readonly json: boolean };
  /** Opens connections ahead of the first call. */
  warm?(context: CallContext): Promise<void>;
  stream(request: ModelRequest, context: CallContext): AsyncIterable<ModelPart>;
}
