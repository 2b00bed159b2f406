/** Text that a simulated provider streams. */
export interface SimulatedText {
  readonly type: 'text';
  readonly deltas: readonly string[];
  /** Default `stop`. */
  readonly finish?: 'stop' | 'length' | 'filtered';
  /** Before each delta, ms. Default 0. */
  readonly delayMs?: number;
  /** After so many deltas nothing more comes, and the connection stays open. */
  readonly stallAfter?: number;
  /** After so many deltas the connection breaks. */
  readonly dieAfter?: number;
  /** After so many deltas comes an error in the vendor's own form, and the stream ends. */
  readonly failAfter?: number;
  /** Cuts what is sent into pieces of so many bytes, through characters and lines. */
  readonly chunkBytes?: number;
}

/** A call that fails before the first token, as the vendor says it. */
export type SimulatedFailure =
  /** 429; told to wait so long, where given. */
  | { readonly type: 'rate'; readonly retryAfterMs?: number }
  /** The allowance of the day or the account is used up. */
  | { readonly type: 'quota' }
  | { readonly type: 'auth' }
  | { readonly type: 'server'; readonly status?: 500 | 503 };

/** What a simulated provider does with a call. */
export type SimulatedReply =
  | SimulatedText
  | SimulatedFailure
  /** The safety filter refuses the prompt. */
  | { readonly type: 'blocked' }
  /** The call is taken and never answered. */
  | { readonly type: 'hang' };

/** A part of a message as the provider got it. */
export type ReceivedPart = { readonly type: 'text'; readonly text: string } | { readonly type: 'audio'; readonly bytes: Uint8Array };

/** A request in words that are the same for all vendors. */
export interface ReceivedConversation {
  /** All instructions. */
  readonly system: string;
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly parts: readonly ReceivedPart[] }[];
  /** The JSON schema that the reply must follow. */
  readonly schema?: unknown;
}
