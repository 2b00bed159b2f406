import type { AnswerEvaluation, Turn } from '../../spec/index.js';

/** The words of an answer that are judged, how sure their recogniser was of them, and whose they are where it was heard a second time. */
export interface JudgedWords extends Pick<Turn, 'confidence'>, Pick<AnswerEvaluation, 'heardBy'> {
  readonly answer: string;
}

/** What a second recogniser heard, where it did; else the answer as it was submitted, which is also what a candidate corrected. */
export function judgedWords({ answer = '', confidence, heardAgain }: Turn): JudgedWords {
  const [text, sure] = heardAgain ? [heardAgain.text, heardAgain.confidence] : [answer, confidence];
  return { answer: text, ...(sure === undefined ? {} : { confidence: sure }), ...(heardAgain ? { heardBy: heardAgain.provider } : {}) };
}
