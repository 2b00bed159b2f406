import { InvalidInputError } from '../../errors/index.js';
import { destinationsOf, type CallContext, type Destination, type LanguageModel, type ModelPart, type ModelRequest } from '../../spec/index.js';
import { tell } from './tell.js';

type ModelName = Pick<LanguageModel, 'provider' | 'modelId'>;

/** A model failed before its first token. */
export interface FallbackStep {
  readonly failed: ModelName;
  readonly error: unknown;
  /** Who is asked instead; undefined after the last, whose error the call rejects with. */
  readonly next?: ModelName;
}

export interface FallbackOptions {
  readonly onFallback?: (step: FallbackStep) => void;
}

/**
 * Asks the next model when one fails before its first token, whatever the reason. After the first token a failure is passed
 * on: two halves of two replies are no reply. A reply that the provider filtered is a reply. Capabilities are those that all
 * models share. Rejects with the error of the last model; throws `InvalidInputError` where there is none.
 */
export function fallback(models: readonly LanguageModel[], options: FallbackOptions = {}): LanguageModel {
  if (models.length === 0) throw new InvalidInputError('option', [{ path: 'models', message: 'name at least one model' }]);
  return new FallbackModel([...models], options);
}

class FallbackModel implements LanguageModel {
  readonly specificationVersion = 'v1';
  readonly provider = 'fallback-language-model';
  readonly destinations: readonly Destination[] | undefined;
  readonly modelId: string;
  readonly capabilities: LanguageModel['capabilities'];
  readonly #models: readonly LanguageModel[];
  readonly #options: FallbackOptions;

  constructor(models: readonly LanguageModel[], options: FallbackOptions) {
    this.#models = models;
    this.destinations = destinationsOf(models);
    this.#options = options;
    this.modelId = models.map(({ modelId }) => modelId).join(', ');
    const all = (name: keyof LanguageModel['capabilities']): boolean => models.every(({ capabilities }) => capabilities[name]);
    this.capabilities = { audioInput: all('audioInput'), json: all('json') };
  }

  /** What cannot be warmed says so when it is asked. */
  async warm(context: CallContext): Promise<void> {
    await Promise.allSettled(this.#models.map((model) => model.warm?.(context)));
    context.signal.throwIfAborted();
  }

  async *stream(request: ModelRequest, context: CallContext): AsyncGenerator<ModelPart> {
    const { signal } = context;
    signal.throwIfAborted();
    for (const [index, model] of this.#models.entries()) {
      let hasBegun = false;
      try {
        for await (const part of model.stream(request, context)) {
          hasBegun = true;
          yield part;
        }
        return;
      } catch (error) {
        signal.throwIfAborted();
        if (hasBegun) throw error;
        const next = this.#models[index + 1];
        tell(this.#options.onFallback, { failed: nameOf(model), error, ...(next && { next: nameOf(next) }) });
        if (!next) throw error;
      }
    }
  }
}

function nameOf({ provider, modelId }: LanguageModel): ModelName {
  return { provider, modelId };
}
