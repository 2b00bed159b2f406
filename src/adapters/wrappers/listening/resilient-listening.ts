import { AdapterError } from '../../../errors/index.js';
import type { AudioFrame, AudioSource, CallContext, SpeechToText, SpeechToTextOptions, SpeechToTextPart } from '../../../spec/index.js';
import { abortedWith } from '../../../utils/aborted-with.js';
import { frameLength } from '../../../utils/frame-length.js';
import { untilAborted } from '../../../utils/until-aborted.js';
import { isRetryable, reasonOf } from '../provider-gate.js';
import type { RetryClock } from '../retry-clock.js';
import type { Roster, Turn } from '../roster.js';
import { tell } from '../tell.js';
import { CertainWords, type Takeover } from './certain-words.js';
import { HeardSpeech } from './heard-speech.js';
import { KeptSound, type KeptSoundOptions, type Playback } from './kept-sound.js';
import { StallWatch, type StallTerms } from './stall-watch.js';
import { joined, ToldParts } from './told-parts.js';
import type { WordSeam } from './word-seam.js';

/** Sound whose words could not be had. */
export interface LostSound {
  /** ms on the session clock. */
  readonly from: number;
  readonly to: number;
  /** What is left of it, to be kept or written down later; empty where it was older than what is kept. */
  readonly frames: readonly AudioFrame[];
  readonly error: unknown;
}

export interface ListeningTerms extends KeptSoundOptions, StallTerms {
  readonly clock: RetryClock;
  /** `isLive`: whether there may be more sound. */
  createRoster(isLive: () => boolean): Roster<SpeechToText>;
  readonly capabilities: SpeechToText['capabilities'];
  readonly provider: string;
  /** How many recognisers there are. */
  readonly count: number;
  readonly onLost: ((lost: LostSound) => void) | undefined;
}

/** A connection that held for so long is taken for one that worked, ms. */
const HELD_MS = 10_000;
/** Heard again before speech, ms: its beginning is quiet, and some recognisers need a little to get used to the room. */
const LEAD_MS = 500;
/** A recogniser may be silent so often at sound that nobody finds words in; then it is left in peace. */
const STALLS = 2;
/** What was missed ends there at the earliest, ms of speech: less is a click. */
const LEAST_SPEECH_MS = 120;

/** Listens once, from the first `next` to the end, with as many recognisers as it takes. */
export class ResilientListening implements AsyncIterator<SpeechToTextPart> {
  readonly #roster: Roster<SpeechToText>;
  readonly #options: SpeechToTextOptions;
  readonly #context: CallContext;
  readonly #terms: ListeningTerms;
  readonly #told: ToldParts;
  readonly #parts: AsyncIterator<SpeechToTextPart>;
  readonly #sound: KeptSound;
  readonly #speech = new HeardSpeech();
  readonly #certain = new CertainWords(this.#speech);
  readonly #watch: StallWatch;
  /** Ends when nobody wants the words any more, or they cannot be had. */
  readonly #life = new AbortController();
  /** Ends with the sound. */
  readonly #soundOver = new AbortController();
  #sourceFailure: { readonly error: unknown } | undefined;
  /** Lost sound has been told of up to here. */
  #toldTo = -Infinity;
  /** Stalls since the last words. */
  #stalls = 0;
  #hasBegun = false;

  constructor(options: SpeechToTextOptions, context: CallContext, terms: ListeningTerms) {
    this.#options = options;
    this.#context = context;
    this.#terms = terms;
    this.#told = new ToldParts(terms.capabilities);
    this.#parts = this.#told[Symbol.asyncIterator]();
    this.#sound = new KeptSound(terms);
    this.#watch = new StallWatch(terms);
    this.#roster = terms.createRoster(() => !this.#sound.isOver);
  }

  next(): Promise<IteratorResult<SpeechToTextPart>> {
    if (!this.#hasBegun) void this.#run().then(() => this.#told.end(), (error: unknown) => this.#told.fail(error));
    this.#hasBegun = true;
    return this.#parts.next();
  }

  /** At once: everything is closed, and no more words are wanted. */
  async return(): Promise<IteratorResult<SpeechToTextPart>> {
    this.#hasBegun = true;
    this.#told.leave();
    this.#life.abort();
    return { done: true, value: undefined };
  }

  async #run(): Promise<void> {
    const { audio } = this.#options;
    if (!audio) throw new AdapterError(this.#terms.provider, 'unsupported', 'it was given no sound');
    if (this.#context.signal.aborted) return;
    void this.#read(audio);
    try {
      await this.#recognise();
    } catch (error) {
      this.#tellLost(error);
      throw error;
    } finally {
      this.#life.abort();
    }
    if (this.#sourceFailure) throw this.#sourceFailure.error;
  }

  /** Until the signal or the source ends. */
  async #read(audio: AudioSource): Promise<void> {
    const { signal } = this.#context;
    const ears = abortedWith(signal, this.#life.signal);
    try {
      for await (const frame of audio.frames(ears.signal)) {
        if (this.#life.signal.aborted) break;
        this.#sound.push(frame);
        this.#speech.push(frame);
        if (this.#speech.isSpeaking) this.#watch.speech(frameLength(frame));
      }
    } catch (error) {
      // Nothing is lost by a microphone that fails when it is no longer listened to.
      if (!signal.aborted) this.#sourceFailure = { error };
    } finally {
      ears.abort();
      this.#told.ending();
      this.#sound.close();
      this.#soundOver.abort();
      this.#watch.lastWords();
    }
  }

  async #recognise(): Promise<void> {
    const { clock } = this.#terms;
    let errand = this.#roster.errand();
    for (;;) {
      const turn = await errand.next(this.#life.signal, this.#soundOver.signal);
      const begun = clock.now();
      const before = this.#certain.base;
      try {
        return await this.#listen(turn);
      } catch (error) {
        this.#life.signal.throwIfAborted();
        turn.passage.failed(error);
        this.#told.turnResumed();
        const isStall = error === this.#watch.stall;
        if (isStall) this.#stalls += 1;
        // Guesses alone are no progress: one that never gets further than that would be asked for ever.
        const hasWorked = this.#certain.base > before || (!isStall && clock.now() - begun >= HELD_MS);
        if (this.#isAllHeard()) return;
        if (hasWorked) errand = this.#roster.errand(turn.index);
        // Tokens last for minutes, and a new one is asked for with each connection.
        errand.failed(turn, error, isRetryable(error) || (hasWorked && reasonOf(error) === 'auth'));
        this.#tellDropped(error);
      } finally {
        turn.passage.released();
      }
    }
  }

  async #listen(turn: Turn<SpeechToText>): Promise<void> {
    const { adapter, passage } = turn;
    const { language, hints } = this.#options;
    this.#life.signal.throwIfAborted();
    const takeover = this.#certain.takeover;
    const attempt = new Attempt(takeover, this.#sound.playFrom(this.#withoutSilence(takeover.from)), this.#told.turn);
    this.#told.holdGuess();
    const own = new AbortController();
    const leave = (): void => own.abort(this.#life.signal.reason);
    this.#life.signal.addEventListener('abort', leave);
    const isWatched = this.#stalls < STALLS * this.#terms.count;
    this.#watch.start(adapter, { isWatched, speechMs: this.#speech.since(takeover.from), isEnding: this.#sound.isOver }, (error) => own.abort(error));
    let parts: AsyncIterator<SpeechToTextPart> | undefined;
    try {
      const { turnId } = this.#context;
      parts = adapter.transcribe({ audio: attempt.playback, language, ...(hints && { hints }) }, { signal: own.signal, ...(turnId !== undefined && { turnId }) })[Symbol.asyncIterator]();
      for (let result = await untilAborted(parts.next(), own.signal); !result.done; result = await untilAborted(parts.next(), own.signal)) {
        own.signal.throwIfAborted();
        if ('text' in result.value) {
          passage.succeeded();
          this.#stalls = 0;
          this.#watch.words();
        }
        this.#take(result.value, attempt, adapter);
      }
    } finally {
      this.#watch.stop();
      this.#life.signal.removeEventListener('abort', leave);
      own.abort();
      void Promise.resolve(parts?.return?.()).catch(() => undefined);
    }
    if (!this.#sound.isOver) throw new AdapterError(adapter.provider, 'closed', 'it stopped listening by itself');
  }

  /** Nobody has to hear a long silence twice. */
  #withoutSilence(from: number): number {
    if (this.#told.hasGuess) return from;
    const speech = this.#speech.firstSince(from) ?? this.#sound.end;
    return Math.max(from, speech - LEAD_MS);
  }

  #take(part: SpeechToTextPart, attempt: Attempt, { capabilities, provider }: SpeechToText): void {
    switch (part.type) {
      case 'speech-start':
      case 'speech-end':
        return this.#told.speech(part.type);
      case 'transcript-delta':
        return this.#told.guess(attempt.seam.newIn(part.text));
      case 'transcript-end': {
        const fresh = attempt.seam.pass(part);
        this.#certain.hear({ part, text: fresh?.text, givenTo: attempt.playback.givenTo, guesses: capabilities.interimResults });
        this.#sound.forget(this.#certain.takeover.from);
        this.#speech.forget(this.#certain.base);
        if (fresh) this.#told.certain({ provider, ...fresh });
        return;
      }
      case 'turn-eager':
      case 'turn-end':
        this.#told.turnPart({ ...part, text: attempt.wholeTurn(part.text) });
        if (part.type === 'turn-end') attempt.turnEnded();
        return;
      case 'turn-resumed':
        return this.#told.turnResumed();
    }
  }

  /** Whether all that was said has its words, so that nothing is lost by a failure. */
  #isAllHeard(): boolean {
    const { from } = this.#certain.takeover;
    const isQuiet = this.#speech.since(from) < LEAST_SPEECH_MS;
    if (isQuiet && !this.#speech.isSpeaking) this.#told.speech('speech-end');
    return this.#sound.isOver && isQuiet;
  }

  /** What would have to be heard again and is no longer there. */
  #tellDropped(error: unknown): void {
    const from = Math.max(this.#certain.takeover.from, this.#toldTo);
    const to = this.#sound.droppedTo;
    if (to <= from || this.#speech.between(from, to) < LEAST_SPEECH_MS) return;
    this.#toldTo = to;
    tell(this.#terms.onLost, { from, to, frames: [], error });
  }

  /** All that is left without words. */
  #tellLost(error: unknown): void {
    const from = Math.max(this.#certain.takeover.from, this.#toldTo);
    if (this.#life.signal.aborted || this.#speech.since(from) < LEAST_SPEECH_MS) return;
    const frames = this.#sound.since(from);
    tell(this.#terms.onLost, { from: Math.max(from, frames[0]?.at ?? from), to: this.#sound.end, frames, error });
  }
}

/** One recogniser's part in a listening. */
class Attempt {
  readonly playback: Playback;
  readonly seam: WordSeam;
  #turnBefore: string;
  #turnSeam: WordSeam | undefined;

  /** `turnBefore`: certain words of the turn that others have heard. */
  constructor(takeover: Takeover, playback: Playback, turnBefore: string) {
    this.playback = playback;
    this.seam = takeover.createSeam();
    this.#turnSeam = takeover.createSeam();
    this.#turnBefore = turnBefore;
  }

  /** The words of a turn that began with another recogniser. */
  wholeTurn(text: string): string {
    return joined(this.#turnBefore, this.#turnSeam?.newIn(text) ?? text);
  }

  turnEnded(): void {
    this.#turnBefore = '';
    this.#turnSeam = undefined;
  }
}
