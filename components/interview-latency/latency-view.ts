import type { Translate } from '../internal/translate.js';
import type { LatencyRecord, MeasuredTurn } from './latency-model.js';

/** What is drawn, and how it is said. */
export interface LatencyView {
  readonly record: LatencyRecord;
  /** Whether anything was handed over. */
  readonly isGiven: boolean;
  /** Whether more may come. */
  readonly isLive: boolean;
  readonly text: Translate;
  /** BCP 47 tag of the reader, for `Intl`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/** `After question 2`, or where the question is not known `Turn 2`. */
export function turnName({ number, kind }: MeasuredTurn, index: number, text: Translate): string {
  if (number === undefined) return text('latencyTurn', index + 1);
  if (kind === 'practice' || number === 0) return text('latencyPractice');
  return text(kind === 'follow-up' ? 'latencyFollowUp' : 'latencyQuestion', number);
}
