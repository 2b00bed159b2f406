import type { CallContext, LanguageModel, ModelPart, ModelRequest } from '../../spec/index.js';
import { untilAborted } from '../../utils/until-aborted.js';
import { isFiltered, promptError, PROVIDER } from './prompt-errors.js';
import type { PromptLanguageModel, PromptMessage, PromptSession } from './prompt-globals.js';
import { promptRequest, type PromptRequest } from './prompt-request.js';
import { openSession } from './prompt-session.js';

export interface ChromePromptLanguageModelOptions {
  /** Stands in for the global `LanguageModel`. */
  readonly languageModel?: PromptLanguageModel;
  /** Of the conversation, BCP 47. Chrome knows de, en, es, fr and ja. Default `en`. */
  readonly language?: string;
  /** How much of the model has been loaded, as a share of 1. Some gigabytes, once for all pages. */
  readonly onDownload?: (share: number) => void;
}

/**
 * The model in the browser (Chrome 148 and later on desktops): nothing leaves the machine, and it is far weaker than those
 * on servers. One session per call. `warm` loads the model, which browsers allow only after a click or a key press.
 * Rejects with `AdapterError`: `unsupported` (no such browser, machine or language; audio), `network` (loading failed),
 * `malformed` (too long), `closed`, `server`.
 */
export function chromePromptLanguageModel(options: ChromePromptLanguageModelOptions = {}): LanguageModel {
  return new ChromePromptLanguageModel(options);
}

class ChromePromptLanguageModel implements LanguageModel {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations = [];
  /** Which one it is, browsers do not say. */
  readonly modelId = 'browser';
  readonly capabilities = { audioInput: false, json: true };
  readonly #options: ChromePromptLanguageModelOptions;

  constructor(options: ChromePromptLanguageModelOptions) {
    this.#options = options;
  }

  async warm({ signal }: CallContext): Promise<void> {
    signal.throwIfAborted();
    try {
      (await this.#open([], signal)).destroy();
    } catch (error) {
      signal.throwIfAborted();
      throw promptError(error);
    }
  }

  async *stream(request: ModelRequest, { signal }: CallContext): AsyncGenerator<ModelPart> {
    signal.throwIfAborted();
    let session: PromptSession | undefined;
    const end = (): void => session?.destroy();
    try {
      const prompt = promptRequest(request);
      session = await this.#open(prompt.initialPrompts, signal);
      // Also while nobody reads: a session holds much memory.
      signal.addEventListener('abort', end);
      yield* reply(session, prompt, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw promptError(error);
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
  }

  #open(initialPrompts: readonly PromptMessage[], signal: AbortSignal): Promise<PromptSession> {
    const { languageModel, language = 'en', onDownload } = this.#options;
    return openSession({ languageModel, language, initialPrompts, onDownload, signal });
  }
}

async function* reply(session: PromptSession, { input, responseConstraint, warnings }: PromptRequest, signal: AbortSignal): AsyncGenerator<ModelPart> {
  const reader = session.promptStreaming(input, { signal, ...(responseConstraint && { responseConstraint }) }).getReader();
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await untilAborted(reader.read(), signal);
      isOver = done;
      if (done) break;
      if (value) yield { type: 'text-delta', text: value };
    }
  } catch (error) {
    isOver = true;
    if (signal.aborted || !isFiltered(error)) throw error;
    yield { type: 'finish', reason: 'filtered', warnings };
    return;
  } finally {
    // The session is destroyed next, with all that it still says.
    if (!isOver) reader.cancel().catch(() => undefined);
  }
  yield { type: 'finish', reason: 'stop', warnings };
}
