import type { AnswerEvaluation, Question, Turn } from '../../../../src/spec/index.js';

export interface TurnOptions {
  readonly id?: string;
  readonly text?: string;
  readonly answer?: string;
  readonly confidence?: number;
  readonly heardAgain?: Turn['heardAgain'] & object;
  readonly topic?: string;
  /** Of one criterion; no evaluation where absent. */
  readonly level?: number | null;
  readonly kind?: Question['kind'];
  readonly followUpOf?: string;
}

export const POINTS: Question['expectedPoints'] = [
  { id: 'measure', text: 'Measures first', signals: ['profiler', 'measured'] },
  { id: 'verify', text: 'Measures again afterwards', signals: ['measured again'] },
];

export function turnOf({ id = 'q1', text = 'A page became slow. How do you find out why?', answer, confidence, heardAgain, topic, level, kind = 'planned', followUpOf }: TurnOptions = {}): Turn {
  const question: Question = {
    id,
    kind,
    text,
    source: 'model',
    reason: 'For a test.',
    expectedPoints: POINTS,
    timeLimitMs: 60_000,
    ...(topic === undefined ? {} : { tags: [topic] }),
    ...(followUpOf === undefined ? {} : { followUpOf }),
  };
  const evaluation: AnswerEvaluation = { questionId: id, scores: [{ criterionId: 'content', level: level ?? null, reason: '' }], covered: [], missing: [], evaluator: { provider: 'test', version: '1' } };
  return { question, ...(answer === undefined ? {} : { answer }), ...(confidence === undefined ? {} : { confidence }), ...(heardAgain ? { heardAgain } : {}), ...(level === undefined ? {} : { evaluation }) };
}
