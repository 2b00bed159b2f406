import type { CallContext, LanguageModel, ModelPart, ModelRequest } from '../spec/index.js';

export interface ScriptedLanguageModelOptions {
  /** The whole reply to a request; an error that it throws or gives is what the model fails with. */
  reply(request: ModelRequest, index: number): string | Error | Promise<string | Error>;
  readonly modelId?: string;
  /** Takes a schema. Default true. */
  readonly json?: boolean;
}

/** A model that says what a test wants, a few letters at a time, and remembers what it was asked. */
export interface ScriptedLanguageModel extends LanguageModel {
  readonly requests: readonly ModelRequest[];
}

const PIECE = 17;

export function scriptedLanguageModel({ reply, modelId = 'scripted', json = true }: ScriptedLanguageModelOptions): ScriptedLanguageModel {
  const requests: ModelRequest[] = [];
  return {
    specificationVersion: 'v1',
    destinations: [],
    provider: 'scripted-language-model',
    modelId,
    capabilities: { audioInput: false, json },
    requests,
    async *stream(request: ModelRequest, { signal }: CallContext): AsyncGenerator<ModelPart> {
      signal.throwIfAborted();
      const said = await reply(request, requests.push(request) - 1);
      signal.throwIfAborted();
      if (said instanceof Error) throw said;
      for (let at = 0; at < said.length; at += PIECE) {
        yield { type: 'text-delta', text: said.slice(at, at + PIECE) };
        signal.throwIfAborted();
      }
      yield { type: 'finish', reason: 'stop', warnings: [] };
    },
  };
}
