/** The parts of the Prompt API that are used; TypeScript's own library lacks it. Source: W3C WebML CG, Prompt API. */
export type PromptAvailability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

export interface PromptMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string | readonly { readonly type: 'text'; readonly value: string }[];
}

export interface PromptModalities {
  readonly expectedInputs: readonly { readonly type: 'text'; readonly languages: readonly string[] }[];
  readonly expectedOutputs: readonly { readonly type: 'text'; readonly languages: readonly string[] }[];
}

export interface PromptCreateOptions extends PromptModalities {
  readonly initialPrompts?: readonly PromptMessage[];
  readonly signal?: AbortSignal;
  /** Called with a target of `downloadprogress` events, whose `loaded` is a share of 1. */
  readonly monitor?: (monitor: EventTarget) => void;
}

export interface PromptSession {
  promptStreaming(
    input: readonly PromptMessage[],
    options?: { readonly signal?: AbortSignal; readonly responseConstraint?: Readonly<Record<string, unknown>> },
  ): ReadableStream<string>;
  destroy(): void;
}

/** The global `LanguageModel`. */
export interface PromptLanguageModel {
  availability(options: PromptModalities): Promise<PromptAvailability>;
  create(options: PromptCreateOptions): Promise<PromptSession>;
}

export function promptLanguageModel(): PromptLanguageModel | undefined {
  return (globalThis as { LanguageModel?: PromptLanguageModel }).LanguageModel;
}
