import { UNCLEAR_MARK, type AnswerEvaluation, type CallContext, type InterviewPlan, type LanguageModel, type ReviewReason, type Rubric, type Turn } from '../../spec/index.js';
import { sha256Hex } from '../../utils/sha256.js';
import { judgedWords } from '../scoring/judged-words.js';
import { isEnglish } from '../scoring/score-by-rule.js';
import { tokenise } from '../scoring/tokens.js';
import { isUnsure, UNSURE_WORDS, unjudged } from '../scoring/unjudged.js';
import { askModel } from './ask-model.js';
import { blindQuestion } from './blind-question.js';
import { isPlainText } from './check-question.js';
import { checkScores } from './check-scores.js';
import { markOf, withoutMark } from './datamark.js';
import { isInstructionLike } from './instruction-like.js';
import { SCORE_PROMPT_VERSION, ScoreReplySchema, scoreRequest } from './score-prompt.js';
import { visibleText } from './untrusted.js';

/** Changes whenever the same replies could lead to other levels. */
export const MODEL_SCORER_VERSION = '1.1.0';

/** Fewer words are no answer that could be judged (":" or "Thought process:" alone have moved models; arXiv 2507.08794). */
const MIN_WORDS = 4;
const TIME_LIMIT_MS = 30_000;

export interface ModelScorerOptions {
  readonly model: LanguageModel;
  /** How often each answer is judged, 1..5. */
  readonly repeats: number;
  readonly rubric: Rubric;
}

/**
 * Judges one answer by a model that has no tools, no memory, and sees the words alone. What cannot be judged fairly is not
 * sent to it. Rejects with `AdapterError` when the model fails.
 */
export async function scoreWithModel({ model, repeats, rubric }: ModelScorerOptions, { plan, seed, turn }: { plan: InterviewPlan; seed: string; turn: Turn }, call: CallContext): Promise<AnswerEvaluation> {
  const { question } = turn;
  const words = judgedWords(turn);
  const { answer, heardBy } = words;
  const base = {
    questionId: question.id,
    evaluator: { provider: 'model-scorer', version: MODEL_SCORER_VERSION, modelId: model.modelId, promptVersion: SCORE_PROMPT_VERSION, rubric: { id: rubric.id, version: rubric.version } },
    ...(heardBy === undefined ? {} : { heardBy }),
  };
  const without = (why: string, review?: ReviewReason): AnswerEvaluation => ({ ...base, ...unjudged(rubric, question.expectedPoints, why), ...(review ? { review: [review] } : {}) });
  if (tokenise(visibleText(answer, Infinity), isEnglish(plan.language)).length < MIN_WORDS) return without('the answer is too short to judge.');
  if (isUnsure(words)) return without(UNSURE_WORDS, 'low-confidence');
  const wantsFeedback = plan.feedback ?? plan.purpose === 'practice';
  const shown = blindQuestion(question, plan, answer);
  const replies = [];
  for (let index = 0; index < repeats; index++) {
    const key = sha256Hex(`${seed} ${question.id} ${index}`);
    const request = scoreRequest({ question: shown, answer, rubric, language: plan.language, feedback: wantsFeedback, key }, model.capabilities.json);
    replies.push(withoutMark(await askModel(model, request, ScoreReplySchema, { ...call, timeLimitMs: TIME_LIMIT_MS }), markOf(key)));
  }
  const { isDisputed, ...checked } = checkScores(replies, answer, rubric, question.expectedPoints);
  const review: ReviewReason[] = [
    ...(isDisputed ? ['disagreement' as const] : []),
    ...(answer.includes(UNCLEAR_MARK) ? ['unclear-words' as const] : []),
    ...(isInstructionLike(answer) ? ['instruction-like' as const] : []),
  ];
  const feedback = wantsFeedback ? visibleText(replies[0]?.feedback ?? '', 400) : '';
  return { ...base, ...checked, ...(feedback && isPlainText(feedback) ? { feedback } : {}), ...(review.length > 0 ? { review } : {}) };
}
