import { InvalidInputError } from '../../errors/index.js';
import { destinationsOf, type CallContext, type Destination, type TextToSpeech, type TextToSpeechOptions, type TextToSpeechPart } from '../../spec/index.js';
import { machineClock } from '../../utils/machine-clock.js';
import type { BackoffOptions } from './backoff.js';
import type { RetryClock } from './retry-clock.js';
import { Roster, type AdapterFallback, type AdapterRetry } from './roster.js';
import { ResilientSpeech } from './speaking/resilient-speech.js';
import type { Pace } from './speaking/spoken-so-far.js';

const PROVIDER = 'fallback-text-to-speech';
/** What a pause before a sentence may be longer, without anybody wondering. */
const BUDGET_MS = 700;
/** Where there is no other voice. */
const TOTAL_MS = 4_000;
/** Symbols are spoken, punctuation is not. */
const SPEAKABLE = /[\p{L}\p{N}\p{S}]/u;

export interface FallbackTextToSpeechOptions extends BackoffOptions {
  /** Wrappers that share a clock share what they know of a provider. Default: the machine's. */
  readonly clock?: RetryClock;
  /** So long a voice is waited for that said itself how long, ms; a longer wait is another voice's turn. Default 700. */
  readonly budgetMs?: number;
  /** And so long where all have to be waited for, ms. Default 4000. */
  readonly totalMs?: number;
  readonly onRetry?: (retry: AdapterRetry) => void;
  readonly onFallback?: (step: AdapterFallback) => void;
}

/**
 * One voice made of several: when one fails, or is silent for 2.5 s before its first sound or 2 s after one, the next one
 * speaks at once. What the first has said is not said again: the next begins at the clause that may not have been heard
 * whole, by `speech-progress` where the voice tells it, else by how much can have been said in its sound at the least. So a
 * clause may be heard twice, and no word is left out.
 *
 * A voice that asks to be left alone for a time is waited for within `budgetMs`, and otherwise not asked before that time. The
 * breaker is that of `withRetry`, one for each provider. `warm` warms the first voice; another one is warmed once it stood in.
 * The `voice` of a call is a vendor's own name: leave it out, and give each voice its name where it is made.
 *
 * Voices may differ in their sample rates; every frame carries its own, and `at` goes on from one voice to the next. All have
 * the same `output`: throws `InvalidInputError` where they have not, or there is none. Capabilities are those that all share.
 * Rejects with the error of the last.
 */
export function fallbackTextToSpeech(voices: readonly TextToSpeech[], options: FallbackTextToSpeechOptions = {}): TextToSpeech {
  const { budgetMs = BUDGET_MS, totalMs = TOTAL_MS } = options;
  const issues = [
    ...(voices.length > 0 ? [] : [{ path: 'voices', message: 'name at least one voice' }]),
    ...voices.flatMap(({ output }, index) => (output === voices[0]?.output ? [] : [{ path: `voices.${index}`, message: 'must have the same output as the first: sound cannot change between the page and the device' }])),
    ...(budgetMs >= 0 ? [] : [{ path: 'budgetMs', message: 'must be at least 0' }]),
    ...(totalMs >= budgetMs ? [] : [{ path: 'totalMs', message: 'must be at least the budget' }]),
  ];
  if (issues.length > 0) throw new InvalidInputError('option', issues);
  return new FallbackVoice([...voices], { ...options, budgetMs, totalMs });
}

class FallbackVoice implements TextToSpeech {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations: readonly Destination[] | undefined;
  readonly output: TextToSpeech['output'];
  readonly capabilities: TextToSpeech['capabilities'];
  readonly #voices: readonly TextToSpeech[];
  readonly #options: FallbackTextToSpeechOptions & { readonly budgetMs: number; readonly totalMs: number };
  readonly #paces = new Map<TextToSpeech, Pace>();
  #warming: CallContext | undefined;
  readonly #warmed = new Set<TextToSpeech>();

  constructor(voices: readonly TextToSpeech[], options: FallbackTextToSpeechOptions & { readonly budgetMs: number; readonly totalMs: number }) {
    this.#voices = voices;
    this.destinations = destinationsOf(voices);
    this.#options = options;
    this.output = voices[0]?.output ?? 'audio';
    const all = (name: keyof TextToSpeech['capabilities']): boolean => voices.every(({ capabilities }) => capabilities[name]);
    this.capabilities = { streamingText: all('streamingText'), progress: all('progress') };
  }

  isSupported(): boolean {
    return this.#voices.some((voice) => voice.isSupported());
  }

  /** The first voice that can be warmed; what cannot be says so when it is asked to speak. */
  async warm(context: CallContext): Promise<void> {
    context.signal.throwIfAborted();
    this.#warming = context;
    this.#warmed.clear();
    for (const voice of this.#supported) {
      this.#warmed.add(voice);
      try {
        await voice.warm?.(context);
        return;
      } catch {
        context.signal.throwIfAborted();
      }
    }
  }

  async *speak(options: TextToSpeechOptions, context: CallContext): AsyncGenerator<TextToSpeechPart> {
    context.signal.throwIfAborted();
    if (!SPEAKABLE.test(options.text)) return;
    const { clock = machineClock, budgetMs, totalMs, onRetry, onFallback } = this.#options;
    const voices = this.#supported;
    const insists = (error: unknown): boolean => typeof error === 'object' && error !== null && 'retryAfterMs' in error && error.retryAfterMs !== undefined;
    const roster = new Roster(voices, { ...this.#options, clock, onRetry, onFallback, quickMs: budgetMs, patienceMs: () => totalMs, insists });
    const onStandIn = (index: number): void => this.#warmLater(voices[index]);
    const paces = voices.map((voice) => this.#paceOf(voice));
    yield* new ResilientSpeech(roster, options, context, { clock, output: this.output, progress: this.capabilities.progress, paces, onStandIn }).parts();
  }

  /** Where none is, the first says why. */
  get #supported(): readonly TextToSpeech[] {
    const supported = this.#voices.filter((voice) => voice.isSupported());
    return supported.length > 0 ? supported : this.#voices.slice(0, 1);
  }

  #paceOf(voice: TextToSpeech): Pace {
    const pace = this.#paces.get(voice) ?? { msPerLetter: undefined };
    this.#paces.set(voice, pace);
    return pace;
  }

  #warmLater(voice: TextToSpeech | undefined): void {
    const context = this.#warming;
    if (!voice?.warm || !context || context.signal.aborted || this.#warmed.has(voice)) return;
    this.#warmed.add(voice);
    voice.warm(context).catch(() => this.#warmed.delete(voice));
  }
}
