import type { HelpKind } from '../../spec/index.js';

/**
 * What people say, as data: patterns over normalised words (see `wordsOf`). A pattern is a row of words; `one/other` are
 * alternatives, `two-words` stay together, what ends in `?` may be left out, what ends in `*` may have any ending, and a
 * pattern that begins with `^` is the whole utterance wherever it is looked for.
 */
export type SpokenPatterns = readonly string[];

/** How a candidate is understood in one language. Read by the functions of `hearing.ts`. */
export interface HeardPhrases {
  /** Words that carry no request of their own: politeness, hesitation. Left out before a whole utterance is compared. */
  readonly polite: SpokenPatterns;
  /** A whole utterance that asks for the question again. */
  readonly repeat: SpokenPatterns;
  /** The end of an utterance that asks for a moment to think. */
  readonly wait: SpokenPatterns;
  /** Noises and words of mere listening; an utterance of nothing else wants no reply and interrupts nobody. */
  readonly listening: SpokenPatterns;
  /** A whole utterance that says yes, or no, to "do you need more time?". */
  readonly yes: SpokenPatterns;
  readonly no: SpokenPatterns;
  /** Last words after which more is to come: conjunctions, prepositions, articles, fillers. */
  readonly unfinished: SpokenPatterns;
  /** What is wanted, somewhere in a request that was typed or said; the first kind that fits counts. Absent where patterns of another shape are used. */
  readonly wants?: readonly (readonly [kind: HelpKind, patterns: SpokenPatterns])[];
}

/** Everything that an interviewer says by itself, beside its questions, in one language. */
export interface Phrases {
  /** BCP 47 tag of the language that the phrases are in; English where there are none in the language that was asked for. */
  readonly language: string;
  /** Said before the microphone opens. `name`: of the persona, where the plan has one. */
  readonly introduction: (name?: string) => string;
  /** While a provider is slow. */
  readonly bridging: readonly [string, string, string];
  /** After an answer; none of them judges. */
  readonly thanks: readonly [string, string, string, string];
  /** After a long silence. */
  readonly moreTime: string;
  /** To "yes, I need more time". */
  readonly takeYourTime: string;
  /** On the way back to the question after an interruption. */
  readonly goingOn: string;
  /** The connection was lost, and is back. */
  readonly connectionBack: string;
  /** Before a question is said again. */
  readonly iAsked: string;
  readonly goodbye: string;
  /** The question that does not count. */
  readonly practice: string;
  readonly help: {
    readonly decline: string;
    readonly unknown: string;
    readonly about: string;
    /** Added to `about` where the plan allows breaks. */
    readonly breaks: string;
    readonly noOtherWords: (question: string) => string;
  };
  /** How much is left; `span` is a time in words, e.g. "90 seconds". */
  readonly timeLeft: {
    readonly answer: (span: string) => string;
    readonly interview: (span: string) => string;
    readonly question: (number: number, total: number, followUp: boolean) => string;
    readonly practice: string;
  };
  /** After an answer, for somebody who rehearses. */
  readonly feedback: {
    readonly none: string;
    readonly some: (covered: number, all: number) => string;
    readonly stronger: string;
  };
  readonly heard: HeardPhrases;
}
