import { AdapterError } from '../../../errors/index.js';
import type { CallContext, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../../../spec/index.js';
import { frameLength } from '../../../utils/frame-length.js';
import { untilAborted } from '../../../utils/until-aborted.js';
import { withTimeLimit } from '../../../utils/with-time-limit.js';
import type { RetryClock } from '../retry-clock.js';
import type { Roster, Turn } from '../roster.js';
import { SpokenSoFar, type Pace } from './spoken-so-far.js';

/** Without a sound for so long a voice has failed, ms: before the first one, and after one. */
const FIRST_SOUND_MS = 2_500;
const NEXT_SOUND_MS = 2_000;

export interface SpeechTerms {
  readonly clock: RetryClock;
  readonly output: TextToSpeech['output'];
  /** All voices tell their progress. */
  readonly progress: boolean;
  /** Of each voice, by its place. */
  readonly paces: readonly Pace[];
  /** Another voice than the first has spoken. */
  onStandIn(index: number): void;
}

/** Says one text, with as many voices as it takes. */
export class ResilientSpeech {
  readonly #roster: Roster<TextToSpeech>;
  readonly #options: TextToSpeechOptions;
  readonly #context: CallContext;
  readonly #terms: SpeechTerms;
  /** Where the current voice began, offset in the text; and in the sound, ms. */
  #from = 0;
  #fromMs = 0;
  #hasBegun = false;
  #reached = -1;

  constructor(roster: Roster<TextToSpeech>, options: TextToSpeechOptions, context: CallContext, terms: SpeechTerms) {
    this.#roster = roster;
    this.#options = options;
    this.#context = context;
    this.#terms = terms;
  }

  async *parts(): AsyncGenerator<TextToSpeechPart> {
    const { signal } = this.#context;
    const { output, paces, onStandIn } = this.#terms;
    const errand = this.#roster.errand();
    for (;;) {
      const turn = await errand.next(signal);
      const text = this.#options.text.slice(this.#from);
      const spoken = new SpokenSoFar(text, this.#options.rate ?? 1, paces[turn.index] ?? { msPerLetter: undefined });
      try {
        yield* this.#say(text, turn, spoken);
        spoken.end();
        if (turn.index > 0) onStandIn(turn.index);
        if (output === 'device' && this.#hasBegun) yield { type: 'speech-end' };
        return;
      } catch (error) {
        signal.throwIfAborted();
        turn.passage.failed(error);
        errand.failed(turn, error);
        this.#from += spoken.rest;
        this.#fromMs += spoken.ms;
      } finally {
        turn.passage.released();
      }
    }
  }

  async *#say(text: string, { adapter, passage }: Turn<TextToSpeech>, spoken: SpokenSoFar): AsyncGenerator<TextToSpeechPart> {
    const { signal, turnId } = this.#context;
    const { clock } = this.#terms;
    const own = new AbortController();
    const stop = (): void => own.abort(signal.reason);
    signal.addEventListener('abort', stop);
    let parts: AsyncIterator<TextToSpeechPart> | undefined;
    let soundSince: number | undefined;
    try {
      signal.throwIfAborted();
      parts = adapter.speak({ ...this.#options, text }, { signal: own.signal, ...(turnId !== undefined && { turnId }) })[Symbol.asyncIterator]();
      for (;;) {
        const { done, value: part } = await this.#next(parts, adapter, soundSince !== undefined);
        if (done) break;
        if (part.type === 'audio' || part.type === 'speech-start') {
          passage.succeeded();
          soundSince ??= clock.now();
        }
        if (part.type === 'audio') spoken.ms += frameLength(part.frame);
        // What plays by itself says only when it began.
        else if (adapter.output === 'device') spoken.ms = clock.now() - (soundSince ?? clock.now());
        if (part.type === 'speech-progress') spoken.progress(part.charIndex);
        yield* this.#told(part);
      }
    } finally {
      if (adapter.output === 'device' && soundSince !== undefined) spoken.ms = clock.now() - soundSince;
      signal.removeEventListener('abort', stop);
      own.abort();
      void Promise.resolve(parts?.return?.()).catch(() => undefined);
    }
    if (soundSince === undefined) throw new AdapterError(adapter.provider, 'malformed', 'it ended without a sound');
  }

  #next(parts: AsyncIterator<TextToSpeechPart>, { provider, output }: TextToSpeech, hasSound: boolean): Promise<IteratorResult<TextToSpeechPart>> {
    const { signal } = this.#context;
    // Whether a voice that plays by itself still sounds cannot be told from here.
    if (output === 'device' && hasSound) return untilAborted(parts.next(), signal);
    const late = (): AdapterError => new AdapterError(provider, 'timeout', hasSound ? 'its sound broke off' : 'no sound came in time');
    return withTimeLimit(() => parts.next(), { signal, timeLimitMs: hasSound ? NEXT_SOUND_MS : FIRST_SOUND_MS, clock: this.#terms.clock }, late);
  }

  /** As parts of the whole speech. */
  #told(part: TextToSpeechPart): readonly TextToSpeechPart[] {
    const hadBegun = this.#hasBegun;
    if (part.type !== 'speech-end') this.#hasBegun = true;
    switch (part.type) {
      case 'audio':
        return [this.#fromMs === 0 ? part : { type: 'audio', frame: { ...part.frame, at: part.frame.at + this.#fromMs } }];
      case 'speech-start':
        return hadBegun ? [] : [part];
      case 'speech-progress': {
        const charIndex = part.charIndex + this.#from;
        // A clause that is said again was heard before.
        if (!this.#terms.progress || charIndex < this.#reached) return [];
        this.#reached = charIndex;
        return [{ type: 'speech-progress', charIndex }];
      }
      case 'speech-end':
        return [];
    }
  }
}
