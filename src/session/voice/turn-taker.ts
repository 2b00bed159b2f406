import type { TurnDetector } from '../../spec/index.js';
import { rememberLast } from '../../utils/remember-last.js';
import { sameWords } from '../../utils/same-words.js';
import { joinWords } from './words.js';

export interface TurnTakerOptions {
  readonly detector: TurnDetector;
  /** Whether a recogniser that takes turns may end one; else its word only makes the words certain, and the detector decides. */
  readonly obeysProvider: boolean;
  /** Whether text is no answer: the noises of somebody who listens, or only the wish for time. */
  isNoAnswer(text: string): boolean;
  /** The words have stood still through a short silence: what comes next may be prepared. */
  onEager(text: string): void;
  /** The candidate went on, or the words changed: what was prepared is void. */
  onResumed(): void;
  onTurnEnd(end: TurnEnd): void;
  /** Nothing was said for a long time; told once. */
  onLongSilence(): void;
}

export interface TurnEnd {
  /** The whole answer as it was heard. */
  readonly text: string;
  /** Times on the session clock, ms. */
  readonly speechEndAt: number;
  readonly decidedAt: number;
  /** When the last certain words came, where they came after the end of speech. */
  readonly transcriptAt?: number;
}

/** ms of silence from which on the next step may be prepared (LiveKit Agents prepares at once, Deepgram Flux at its eager threshold). */
const EAGER_MS = 150;
/**
 * Each time costs a request (LiveKit Agents stops after 3). Somebody who pauses often is waited for longer instead, so that
 * the end of a long answer is prepared for too: after so many times by so much more each time, up to a bound; ms.
 */
const CHEAP_EAGER = 4;
const EAGER_STEP_MS = 150;
const LONGEST_EAGER_MS = 900;
/** How long certain words are waited for after the end of speech, ms. Recognisers need up to 1345 (p95 of pipecat-ai/stt-benchmark). */
const CERTAIN_MS = 1500;
/** Silence before any word, ms. */
const LONG_SILENCE_MS = 10_000;

/**
 * Finds the end of an answer from sound, words and the detector. Knows no clock of its own: it is moved on by the end of each
 * frame of sound, so that it adds no time, and its decisions follow from what it was told alone.
 */
export class TurnTaker {
  readonly #options: TurnTakerOptions;
  /** Asked with each frame of sound, of words that seldom change. */
  readonly #isNoAnswer: (text: string) => boolean;
  #certain = '';
  #guess = '';
  /** When the guess changed last; undefined until time has gone on. */
  #guessedAt: number | undefined;
  #isSpeaking = false;
  /** Words come so long after the last sound that theirs was not found, as in a room louder than the voice: then they tell when somebody speaks. */
  #isUnheard = false;
  /** End of the last sound, or the begin of the turn. */
  #quietSince: number;
  /** Something was said since the floor was given; words from before do not end a turn. */
  #hasSpoken = false;
  /** When the last certain words came. */
  #certainAt: number | undefined;
  #eager: string | undefined;
  #eagerCount = 0;
  #saidByProvider = false;
  #isOver = false;
  #hasAsked = false;

  /** `at`: when the candidate got the floor. `text`: what stands of the answer already. */
  constructor(options: TurnTakerOptions, at: number, text = '') {
    this.#options = options;
    this.#isNoAnswer = rememberLast((words) => options.isNoAnswer(words));
    this.#quietSince = at;
    this.#certain = text;
    options.detector.reset();
  }

  get text(): string {
    return joinWords(this.#certain, this.#guess);
  }

  speechStart(): void {
    this.#isSpeaking = true;
    this.#isUnheard = false;
    this.#saidByProvider = false;
    this.#void();
  }

  /** `at`: the last moment of sound. */
  speechEnd(at: number): void {
    this.#isSpeaking = false;
    this.#hasSpoken = true;
    this.#quietSince = at;
  }

  guess(text: string): void {
    if (text !== this.#guess) this.#guessedAt = undefined;
    this.#guess = text;
    this.#hasSpoken = true;
    this.#check();
  }

  certain(text: string, at: number): void {
    this.#certain = joinWords(this.#certain, text);
    this.#guess = '';
    this.#certainAt = at;
    this.#hasSpoken = true;
    this.#check();
    if (!this.#isOver && !this.#isSpeaking && !this.#isNothing() && at - this.#quietSince >= this.#eagerMs) this.#prepare(this.text);
  }

  /** The recogniser's own word for it. */
  providerEager(): void {
    if (!this.#isOver && !this.#isNothing()) this.#prepare(this.text);
  }

  providerResumed(): void {
    this.#saidByProvider = false;
    this.#void();
  }

  providerEnd(): void {
    this.#saidByProvider = true;
  }

  /** Silence is counted anew, e.g. because the interviewer spoke. */
  restart(at: number): void {
    this.#quietSince = at;
  }

  /** The candidate said that this was all. */
  finish(at: number): void {
    if (!this.#isOver && this.text.trim() !== '') this.#end(at);
  }

  /** Moves time on to `at`. */
  tick(at: number): void {
    if (this.#isOver || this.#isSpeaking) return;
    if (this.#guessedAt === undefined) {
      this.#guessedAt = at;
      this.#isUnheard ||= this.#guess !== '' && at - this.#quietSince >= CERTAIN_MS;
      if (this.#isUnheard) this.#quietSince = at;
    }
    // Frames are whole multiples of each other but for the last digit.
    const silenceMs = Math.round((at - this.#quietSince) * 10) / 10;
    if (this.#isNothing()) {
      if (silenceMs >= LONG_SILENCE_MS && !this.#hasAsked) {
        this.#hasAsked = true;
        this.#options.onLongSilence();
      }
      return;
    }
    const isStill = this.#guess === '' || at - this.#guessedAt >= EAGER_MS;
    if (isStill && silenceMs >= this.#eagerMs) this.#prepare(this.text);
    const isCertain = this.#isCertain();
    if (!isCertain && silenceMs < CERTAIN_MS) return;
    const { detector, obeysProvider } = this.#options;
    const probability = obeysProvider && this.#saidByProvider ? 1 : detector.predict({ silenceMs, partial: this.text, isCertain });
    if (probability >= 0.5) this.#end(at);
  }

  get #eagerMs(): number {
    return Math.min(LONGEST_EAGER_MS, EAGER_MS + EAGER_STEP_MS * Math.max(0, this.#eagerCount - CHEAP_EAGER + 1));
  }

  /** Certain words came after the speech, and no guess stands beside them. */
  #isCertain(): boolean {
    if (this.#guess !== '') return false;
    return this.#saidByProvider || (this.#certainAt !== undefined && this.#certainAt >= this.#quietSince);
  }

  #isNothing(): boolean {
    const { text } = this;
    return !this.#hasSpoken || text.trim() === '' || this.#isNoAnswer(text);
  }

  /** New words make void what was prepared for others. */
  #check(): void {
    if (this.#eager !== undefined && !sameWords(this.#eager, this.text)) this.#void();
  }

  #prepare(text: string): void {
    if (this.#eager !== undefined) return;
    this.#eager = text;
    this.#eagerCount += 1;
    this.#options.onEager(text);
  }

  #void(): void {
    if (this.#eager === undefined) return;
    this.#eager = undefined;
    this.#options.onResumed();
  }

  #end(at: number): void {
    this.#isOver = true;
    const { text } = this;
    const transcriptAt = this.#certainAt !== undefined && this.#certainAt >= this.#quietSince ? { transcriptAt: this.#certainAt } : {};
    this.#options.onTurnEnd({ text, speechEndAt: this.#quietSince, decidedAt: at, ...transcriptAt });
  }
}
