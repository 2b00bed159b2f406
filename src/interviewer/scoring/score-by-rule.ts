import type { AnswerEvaluation, Criterion, CriterionScore, ExpectedPoint, Question, Rubric } from '../../spec/index.js';
import { DEFAULT_RUBRIC } from '../default-rubric.js';
import { detailsOf, type Detail } from './detail.js';
import { readAnswer, type AnswerReading, type Evidence } from './evidence.js';

/** Name and version of the rule, stamped into every evaluation. The version changes whenever a level could. */
export const RULE_EVALUATOR = { provider: 'question-bank', version: '1.1.0' } as const;

export interface ScoreByRuleOptions {
  /** Words are compared without their endings, and lists and "I don't know" are recognised, in English (the default). */
  readonly language?: string;
  /** For a follow-up: all points of the question that it follows up, and what was answered there before. */
  readonly earlier?: { readonly points: readonly ExpectedPoint[]; readonly answers: readonly string[] };
}

/** Lowest share of points for the levels 5, 4, 3, 2; see the anchors of `DEFAULT_RUBRIC`. */
const CONTENT_STEPS = [0.85, 0.65, 0.45, 0.25];
const SENTENCES_FOR_TOP_DETAIL = 4;
const NO_EVIDENCE = 'No evidence';

/**
 * Judges an answer against the expected points of its question by counting, without a model. See `readAnswer` for
 * what counts as evidence and what such a rule cannot judge. A level always comes with a quote from the answer; where
 * nothing was found the level is null, which means "no evidence" and not "bad". Languages written without spaces are judged
 * where the browser can part their words (see `tokenise`).
 */
export function scoreByRule(question: Question, answer: string, rubric: Rubric = DEFAULT_RUBRIC, options: ScoreByRuleOptions = {}): AnswerEvaluation {
  const english = isEnglish(options.language ?? 'en');
  const points = question.expectedPoints;
  const reading = readAnswer(answer, points, { questionText: question.text, english });
  const share = shareOf(reading, points, options.earlier, english);
  const details = english ? detailsOf(answer, reading, points) : undefined;
  const found = new Set(reading.evidence.map((evidence) => evidence.point.id));
  return {
    questionId: question.id,
    scores: rubric.criteria.map((criterion) => scoreCriterion(criterion, points, reading.evidence, share, details)),
    covered: reading.evidence.map(({ point, quote }) => ({ pointId: point.id, text: point.text, quote })),
    missing: points.filter((point) => !found.has(point.id)).map((point) => ({ pointId: point.id, text: point.text })),
    evaluator: RULE_EVALUATOR,
  };
}

export function isEnglish(language: string): boolean {
  return /^en(?:-|$)/i.test(language);
}

/** A follow-up asks for one point, so one point alone would be "all": it is judged on top of what was said before. */
function shareOf(reading: AnswerReading, points: readonly ExpectedPoint[], earlier: ScoreByRuleOptions['earlier'], english: boolean) {
  const covered = new Set(reading.evidence.map((evidence) => evidence.point.id));
  const all = new Set([...(earlier?.points ?? []), ...points].map((point) => point.id));
  for (const before of earlier?.answers ?? []) {
    for (const { point } of readAnswer(before, earlier?.points ?? [], { english }).evidence) covered.add(point.id);
  }
  return { covered: covered.size, all: all.size };
}

function scoreCriterion(
  criterion: Criterion,
  points: readonly ExpectedPoint[],
  evidence: readonly Evidence[],
  share: { readonly covered: number; readonly all: number },
  details: readonly Detail[] | undefined,
): CriterionScore {
  const none = (why: string): CriterionScore => ({ criterionId: criterion.id, level: null, reason: `${NO_EVIDENCE}: ${why}` });
  const [first] = evidence;
  if (criterion.id !== 'content' && criterion.id !== 'detail') return none('a rule cannot judge this criterion; it needs a person.');
  if (points.length === 0) return none('the question has no expected points to compare with; it needs a person.');
  if (!first) return none('none of the expected points was found in the answer.');
  if (criterion.id === 'content') {
    const step = CONTENT_STEPS.findIndex((least) => share.covered / share.all >= least);
    return {
      criterionId: criterion.id,
      level: anchored(criterion, step < 0 ? 1 : 5 - step),
      quote: first.quote,
      reason: `${share.covered} of ${share.all} expected points found.`,
    };
  }
  if (!details) return none('reasons, examples and figures are recognised in English only.');
  const kinds = [...new Set(details.map((detail) => detail.kind))];
  const sentences = new Set(details.map((detail) => detail.sentence)).size;
  const level = kinds.length === 3 && sentences >= SENTENCES_FOR_TOP_DETAIL ? 5 : kinds.length + 1;
  return {
    criterionId: criterion.id,
    level: anchored(criterion, level),
    quote: details[0]?.quote ?? first.quote,
    reason: kinds.length === 0 ? 'Points are named without a reason, an example or a figure.' : `Found beside the points: ${kinds.join(', ')}.`,
  };
}

/** The highest level of the criterion that is not above `level`: a host's scale may have fewer than five. */
function anchored(criterion: Criterion, level: number): number {
  const levels = criterion.levels.map((anchor) => anchor.level).sort((a, b) => a - b);
  return levels.filter((each) => each <= level).at(-1) ?? levels[0] ?? level;
}
