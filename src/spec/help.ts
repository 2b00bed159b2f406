import type { Question } from './question.js';

/**
 * How an interviewer helps. `repeat`: the question again, word for word. `clarify`: in other words. `time`: how much is
 * left. `about`: how the interview goes. `decline`: what was wanted is part of the answer, or nothing to do with the interview.
 */
export const HELP_KINDS = ['repeat', 'clarify', 'time', 'about', 'decline'] as const;
export type HelpKind = (typeof HELP_KINDS)[number];

/** What can be wanted without words of one's own. */
export const HELP_WISHES = ['repeat', 'clarify', 'time'] as const;
export type HelpWish = (typeof HELP_WISHES)[number];

/** What a candidate may ask in return, characters; and how often about one question. */
export const HELP_LIMITS = { characters: 500, perQuestion: 10 } as const;

/** What the candidate wants, with a word of their own or by a button. */
export type HelpWanted = { readonly wish: HelpWish } | { readonly text: string };

export interface HelpRequest {
  /** The question that stands. */
  readonly question: Question;
  /** Counts planned questions from 1; 0 for practice. */
  readonly number: number;
  readonly wanted: HelpWanted;
  /** ms left for this answer. */
  readonly answerRemainingMs: number;
}

export interface HelpReply {
  readonly kind: HelpKind;
  /** Said to the candidate, in the language of the plan. Nothing in it answers the question. */
  readonly text: string;
  /** `model`: its words, checked by code. */
  readonly source: 'rule' | 'model';
  /** Version of the instructions that the model was given. */
  readonly promptVersion?: string;
}
