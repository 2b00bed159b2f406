import { InvalidInputError } from '../../errors/index.js';
import { destinationsOf, type CallContext, type Destination, type SpeechToText, type SpeechToTextOptions, type SpeechToTextPart } from '../../spec/index.js';
import { machineClock } from '../../utils/machine-clock.js';
import type { BackoffOptions } from './backoff.js';
import { ResilientListening, type ListeningTerms, type LostSound } from './listening/resilient-listening.js';
import type { RetryClock } from './retry-clock.js';
import { Roster, type AdapterFallback, type AdapterRetry } from './roster.js';

const PROVIDER = 'resilient-speech-to-text';
/** Ten minutes: 19 MB at 16 kHz. */
const KEEP_MS = 600_000;
/** As with language models: a longer wait is another recogniser's turn. */
const QUICK_MS = 4_000;
/**
 * Nothing is lost by waiting, the sound is kept; but whoever speaks wants to see words, or to be told to type. While somebody
 * still speaks, a provider that says when it comes back is waited for longer.
 */
const PATIENCE_MS = 20_000;
const TOLD_PATIENCE_MS = 60_000;

export interface ResilientSpeechToTextOptions extends BackoffOptions {
  /** Wrappers that share a clock share what they know of a provider. Default: the machine's. */
  readonly clock?: RetryClock;
  /** So long no word may come although somebody speaks, ms. Default 6000 for recognisers that show guesses and know times or turns, 20000 for others that show guesses, else 90000. */
  readonly stallMs?: number;
  /** Sound without certain words that is kept, ms. Default 600000. */
  readonly keepMs?: number;
  /** How much faster than it was said sound is handed out again, from 1 up, for vendors that take no more. Default: as fast as the adapter takes it. */
  readonly replaySpeed?: number;
  readonly onRetry?: (retry: AdapterRetry) => void;
  readonly onFallback?: (step: AdapterFallback) => void;
  /** Words could not be had: before the iteration rejects, with the sound that is left; or because it was older than what is kept. */
  readonly onLost?: (lost: LostSound) => void;
}

/**
 * One recogniser made of several, or of one that is tried again: sound is kept until its words are certain, and when a
 * recogniser fails in the middle of an answer (a dead or refused connection, an expired token, a limit, no word although
 * somebody speaks), the next attempt hears that sound first, and live sound after it. Certain words are not said twice, and
 * no sound is skipped: recognition goes on at the place that `transcript-end` is known to reach (its `until`, or the times of
 * its words), or else from a place that it reaches at the least, and words that come twice by that are found and taken out.
 *
 * An adapter is asked again after what the provider said, with full jitter, and never earlier; the next one takes over when
 * that is longer than 4 s, when the provider failed three times in a row, or for a reason that does not pass. Where all are to
 * be waited for, they are: up to 20 s, and while the answer goes on up to 60 s if a provider said when it comes back. The breaker is that of `withRetry`, one for each provider.
 *
 * Capabilities are those that all adapters share, and parts that not all have are left out. For adapters whose `input` is
 * `audio`; throws `InvalidInputError` for others and for none. Rejects with the error of the last one, and with that of a
 * microphone that fails.
 */
export function resilientSpeechToText(adapters: readonly SpeechToText[], options: ResilientSpeechToTextOptions = {}): SpeechToText {
  const { keepMs = KEEP_MS, replaySpeed = Infinity, stallMs = Infinity } = options;
  const issues = [
    ...(adapters.length > 0 ? [] : [{ path: 'adapters', message: 'name at least one recogniser' }]),
    ...adapters.flatMap(({ input }, index) => (input === 'audio' ? [] : [{ path: `adapters.${index}`, message: 'opens the microphone by itself, so that no sound can be kept' }])),
    ...(keepMs > 0 ? [] : [{ path: 'keepMs', message: 'must be more than 0' }]),
    ...(stallMs > 0 ? [] : [{ path: 'stallMs', message: 'must be more than 0' }]),
    ...(replaySpeed >= 1 ? [] : [{ path: 'replaySpeed', message: 'must be at least 1' }]),
  ];
  if (issues.length > 0) throw new InvalidInputError('option', issues);
  return new ResilientSpeechToText([...adapters], { ...options, keepMs, replaySpeed });
}

class ResilientSpeechToText implements SpeechToText {
  readonly specificationVersion = 'v1';
  readonly provider = PROVIDER;
  readonly destinations: readonly Destination[] | undefined;
  readonly input = 'audio';
  readonly capabilities: SpeechToText['capabilities'];
  readonly #adapters: readonly SpeechToText[];
  readonly #options: ResilientSpeechToTextOptions & Pick<ListeningTerms, 'keepMs' | 'replaySpeed'>;

  constructor(adapters: readonly SpeechToText[], options: ResilientSpeechToTextOptions & Pick<ListeningTerms, 'keepMs' | 'replaySpeed'>) {
    this.#adapters = adapters;
    this.destinations = destinationsOf(adapters);
    this.#options = options;
    const all = (name: keyof SpeechToText['capabilities']): boolean => adapters.every(({ capabilities }) => capabilities[name]);
    this.capabilities = { interimResults: all('interimResults'), words: all('words'), verbatim: all('verbatim'), turns: all('turns'), onDevice: all('onDevice') };
  }

  isSupported(): boolean {
    return this.#adapters.some((adapter) => adapter.isSupported());
  }

  transcribe(options: SpeechToTextOptions, context: CallContext): AsyncIterable<SpeechToTextPart> {
    const { clock = machineClock, onRetry, onFallback, onLost, stallMs, keepMs, replaySpeed } = this.#options;
    const supported = this.#adapters.filter((adapter) => adapter.isSupported());
    // Where none is, the first says why.
    const adapters = supported.length > 0 ? supported : this.#adapters.slice(0, 1);
    const createRoster = (isLive: () => boolean): Roster<SpeechToText> => {
      const patienceMs = (isTold: boolean): number => (isTold && isLive() ? TOLD_PATIENCE_MS : PATIENCE_MS);
      return new Roster(adapters, { ...this.#options, clock, onRetry, onFallback, quickMs: QUICK_MS, patienceMs, insists: () => true });
    };
    const terms = { createRoster, clock, stallMs, keepMs, replaySpeed, onLost, capabilities: this.capabilities, provider: PROVIDER, count: adapters.length };
    return { [Symbol.asyncIterator]: () => new ResilientListening(options, context, terms) };
  }
}
