import { UNCLEAR_MARK, type AnswerEvaluation, type CallContext, type InterviewPlan, type LanguageModel, type ReviewReason, type Rubric, type Turn } from '../../spec/index.js';
import { sha256Hex } from '../../utils/sha256.js';
import { isEnglish } from '../scoring/score-by-rule.js';
import { tokenise } from '../scoring/tokens.js';
import { askModel } from './ask-model.js';
import { blindQuestion } from './blind-question.js';
import { isPlainText } from './check-question.js';
import { checkScores, type CheckedScores } from './check-scores.js';
import { markOf, withoutMark } from './datamark.js';
import { isInstructionLike } from './instruction-like.js';
import { SCORE_PROMPT_VERSION, ScoreReplySchema, scoreRequest } from './score-prompt.js';
import { visibleText } from './untrusted.js';

/** Changes whenever the same replies could lead to other levels. */
export const MODEL_SCORER_VERSION = '1.1.0';

/** Fewer words are no answer that could be judged (":" or "Thought process:" alone have moved models; arXiv 2507.08794). */
const MIN_WORDS = 4;
/**
 * Recognition less sure than this is not judged. Where a recogniser states no confidence (a model that writes down what it
 * hears has none), the words are judged as the candidate saw them and let them stand, as typed ones are; what could not be
 * made out is marked in them. Deaf speech is misheard ten times as often (PubMed 39157956): to judge what a machine misheard
 * would be unfair.
 */
const MIN_CONFIDENCE = 0.6;
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
  const answer = turn.answer ?? '';
  const base = {
    questionId: question.id,
    evaluator: { provider: 'model-scorer', version: MODEL_SCORER_VERSION, modelId: model.modelId, promptVersion: SCORE_PROMPT_VERSION, rubric: { id: rubric.id, version: rubric.version } },
  };
  const unjudged = (why: string, review?: ReviewReason): AnswerEvaluation => ({ ...base, ...nothingFound(rubric, question.expectedPoints, why), ...(review ? { review: [review] } : {}) });
  if (tokenise(visibleText(answer, Infinity), isEnglish(plan.language)).length < MIN_WORDS) return unjudged('the answer is too short to judge.');
  if (turn.confidence !== undefined && turn.confidence < MIN_CONFIDENCE) {
    return unjudged('the recogniser was not sure enough of the words; a person should listen or read.', 'low-confidence');
  }
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

function nothingFound(rubric: Rubric, points: Turn['question']['expectedPoints'], why: string): Omit<CheckedScores, 'isDisputed'> {
  return {
    scores: rubric.criteria.map(({ id }) => ({ criterionId: id, level: null, reason: `No evidence: ${why}` })),
    covered: [],
    missing: points.map(({ id, text }) => ({ pointId: id, text })),
  };
}
