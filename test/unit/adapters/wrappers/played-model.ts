import { AdapterError, type AdapterReason } from '../../../../src/errors/index.js';
import type { CallContext, LanguageModel, ModelPart, ModelRequest } from '../../../../src/spec/index.js';

/** What happens to one call: parts that come, then an error or the end. */
export interface Play {
  readonly says?: readonly string[];
  readonly fails?: unknown;
  /** Comes to nothing until it is aborted. */
  readonly hangs?: boolean;
}

/** A model whose calls are written down beforehand; says "fine" when nothing is. */
export class PlayedModel implements LanguageModel {
  readonly specificationVersion = 'v1';
  readonly provider: string;
  readonly modelId: string;
  readonly capabilities: LanguageModel['capabilities'];
  readonly plays: Play[];
  /** When each call came. */
  readonly calls: number[] = [];
  warmed = 0;
  readonly #now: () => number;

  constructor(now: () => number, plays: readonly Play[] = [], { provider = 'played-model', modelId = 'one', audioInput = true, json = true } = {}) {
    this.#now = now;
    this.plays = [...plays];
    this.provider = provider;
    this.modelId = modelId;
    this.capabilities = { audioInput, json };
  }

  warm(): Promise<void> {
    this.warmed += 1;
    return Promise.resolve();
  }

  async *stream(_: ModelRequest, { signal }: CallContext): AsyncGenerator<ModelPart> {
    this.calls.push(this.#now());
    const { says = [], fails, hangs } = this.plays.shift() ?? { says: ['fine'] };
    for (const text of says) yield { type: 'text-delta', text };
    if (hangs) await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    if (fails !== undefined) throw fails;
    yield { type: 'finish', reason: 'stop', warnings: [] };
  }
}

export function failure(reason: AdapterReason, retryAfterMs?: number): AdapterError {
  return new AdapterError('played-model', reason, 'failed as written', retryAfterMs === undefined ? {} : { retryAfterMs });
}

export const REQUEST: ModelRequest = { system: '', messages: [] };

/** Reads a call to its end, or to its failure. */
export async function outcome(model: LanguageModel, signal = new AbortController().signal): Promise<{ text: string; error?: unknown }> {
  let text = '';
  try {
    for await (const part of model.stream(REQUEST, { signal })) if (part.type === 'text-delta') text += part.text;
    return { text };
  } catch (error) {
    return { text, error };
  }
}
