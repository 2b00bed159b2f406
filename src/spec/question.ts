import type { ExpectedPoint } from './question-bank.js';

/** A question as it is asked. */
export interface Question {
  /** Unique within the session. */
  readonly id: string;
  readonly kind: 'planned' | 'follow-up' | 'practice';
  readonly text: string;
  /** Where it comes from. */
  readonly source: 'bank' | 'plan' | 'model';
  /** One sentence: why this question now. For the record, not for the candidate. */
  readonly reason: string;
  readonly expectedPoints: readonly ExpectedPoint[];
  readonly timeLimitMs: number;
  /** Id of the bank and of the question in it. */
  readonly bank?: { readonly id: string; readonly version: string; readonly questionId: string };
  readonly difficulty?: number;
  readonly tags?: readonly string[];
  /** Id of the question that it follows up. */
  readonly followUpOf?: string;
}
