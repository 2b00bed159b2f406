import type { AnswerEvaluation, Interviewer, InterviewerContext, NextStep, Question, Turn } from '../spec/index.js';

export interface ScriptedInterviewerOptions {
  /** Questions in order; the interview ends after the last one. */
  readonly questions: readonly string[];
  /** ms for each answer; the plan's limit by default. */
  readonly timeLimitMs?: number;
  /** Throws instead of judging. */
  readonly failEvaluation?: Error;
}

/** Asks fixed questions and judges every answer alike, with its first words as the quote; of what was heard a second time, where there is that. */
export function scriptedInterviewer({ questions, timeLimitMs, failEvaluation }: ScriptedInterviewerOptions): Interviewer {
  return {
    specificationVersion: 'v1',
    destinations: [],
    provider: 'scripted-interviewer',
    version: '1',
    prepare: () => Promise.resolve(),
    nextStep({ turns, plan }: InterviewerContext): Promise<NextStep> {
      const text = questions[turns.length];
      if (text === undefined) return Promise.resolve({ type: 'end', reason: 'all questions asked' });
      const question: Question = {
        id: `q${turns.length + 1}`,
        kind: 'planned',
        text,
        source: 'plan',
        reason: 'scripted',
        expectedPoints: [],
        timeLimitMs: timeLimitMs ?? plan.timeLimitMs * plan.accommodations.extraTime,
      };
      return Promise.resolve({ type: 'question', question });
    },
    evaluate(_context: InterviewerContext, { question, answer: submitted = '', heardAgain }: Turn): Promise<AnswerEvaluation> {
      if (failEvaluation) return Promise.reject(failEvaluation);
      const answer = heardAgain?.text ?? submitted;
      const quote = answer.split(/\s+/).slice(0, 5).join(' ');
      const score = quote && answer.includes(quote) ? { criterionId: 'content', level: 3, quote, reason: 'scripted' } : { criterionId: 'content', level: null, reason: 'no evidence' };
      const evaluator = { provider: 'scripted-interviewer', version: '1' };
      return Promise.resolve({ questionId: question.id, scores: [score], covered: [], missing: [], evaluator, ...(heardAgain ? { heardBy: heardAgain.provider } : {}) });
    },
  };
}
