import { InvalidInputError } from '../errors/index.js';
import { plannedQuestionCount, UNCLEAR_MARK, type AnswerEvaluation, type HelpReply, type HelpRequest, type Interviewer, type InterviewerCall, type InterviewerContext, type InterviewPlan, type NextStep, type Question, type QuestionBank, type Rubric, type Turn } from '../spec/index.js';
import { loadEmbeddedBanks } from './banks/index.js';
import { banksOfPlan, checkBanks } from './check-plan.js';
import { DEFAULT_RUBRIC } from './default-rubric.js';
import { drawQuestions, type DrawnQuestion } from './draw-questions.js';
import { feedbackOf } from './feedback.js';
import { bankQuestionOf, nextFollowUp, threadOf } from './follow-up.js';
import { helpByRule } from './help/help-by-rule.js';
import { sameLanguage } from './language-match.js';
import { hasPhrases, PHRASE_LANGUAGES, phrasesFor } from './phrases/index.js';
import { judgedWords } from './scoring/judged-words.js';
import { RULE_EVALUATOR, scoreByRule } from './scoring/score-by-rule.js';
import { isUnsure, UNSURE_WORDS, unjudged } from './scoring/unjudged.js';

/** Changes whenever the same plan, banks and seed could lead to other questions. */
export const BANK_INTERVIEWER_VERSION = '1.0.0';

/** A question is not begun with less than this left of the whole interview. */
const MIN_ANSWER_MS = 20_000;

export interface BankInterviewerOptions {
  /** Banks to draw from, or a function that loads them when first needed. The embedded banks that the plan names where absent. */
  readonly banks?: readonly QuestionBank[] | (() => Promise<readonly QuestionBank[]>);
  /** Used where the plan has no rubric; `DEFAULT_RUBRIC` where absent. */
  readonly rubric?: Rubric;
  /** The practice question, in the plan's language; there is a built-in one in each of `PHRASE_LANGUAGES`. */
  readonly practiceText?: string;
}

/**
 * The interviewer that needs no model, key or network: asks the host's own questions, then questions from banks, asks
 * once more for what an answer left out, and scores by rule. Everything follows from the context: the same plan, banks,
 * seed and turns give the same step.
 *
 * `prepare` and `nextStep` reject with `InvalidInputError` (`plan/invalid`, `bank/invalid`), or with what the `banks` function threw.
 */
export function bankInterviewer(options: BankInterviewerOptions = {}): Interviewer {
  return new BankInterviewer(options);
}

class BankInterviewer implements Interviewer {
  readonly specificationVersion = 'v1';
  readonly provider = 'question-bank';
  readonly destinations = [];
  readonly version = BANK_INTERVIEWER_VERSION;
  readonly #options: BankInterviewerOptions;
  /** What was loaded, by what was asked for; contents never change, so this is no memory of an interview. */
  readonly #loaded = new Map<string, Promise<readonly QuestionBank[]>>();

  constructor(options: BankInterviewerOptions) {
    this.#options = options;
  }

  async prepare(plan: InterviewPlan): Promise<void> {
    if (plan.practiceQuestion && this.#options.practiceText === undefined && !hasPhrases(plan.language)) {
      const message = `there is no built-in practice question in this language (there is in ${PHRASE_LANGUAGES.join(', ')}); hand "practiceText" to bankInterviewer()`;
      throw new InvalidInputError('plan', [{ path: 'practiceQuestion', message }]);
    }
    await this.#banks(plan);
  }

  async nextStep(context: InterviewerContext, { signal, onFailure }: InterviewerCall): Promise<NextStep> {
    signal.throwIfAborted();
    const banks = await this.#banks(context.plan);
    signal.throwIfAborted();
    const question = (await this.#practice(context, onFailure)) ?? nextFollowUp(context.plan, context.turns, banks) ?? plannedQuestion(context, banks);
    signal.throwIfAborted();
    if (!question) return { type: 'end', reason: 'all questions asked' };
    if (context.remainingMs !== undefined && context.remainingMs < MIN_ANSWER_MS) return { type: 'end', reason: 'time' };
    return { type: 'question', question };
  }

  /** The planned question that follows if nothing is asked back, which depends on the answer. */
  async upcoming(context: InterviewerContext): Promise<readonly string[]> {
    const next = plannedQuestion(context, await this.#banks(context.plan));
    return next ? [next.text] : [];
  }

  async evaluate(context: InterviewerContext, turn: Turn, { signal, onFailure }: InterviewerCall): Promise<AnswerEvaluation> {
    signal.throwIfAborted();
    const { plan } = context;
    if (turn.question.kind === 'practice') {
      throw new InvalidInputError('option', [{ path: 'turn.question.kind', message: 'practice questions are never evaluated' }]);
    }
    const thread = turn.question.kind === 'follow-up' ? threadOf(context.turns, turn) : undefined;
    const rubric = plan.rubric ?? this.#options.rubric ?? DEFAULT_RUBRIC;
    const words = judgedWords(turn);
    const { answer, heardBy } = words;
    const by = heardBy === undefined ? {} : { heardBy };
    if (isUnsure(words)) return { questionId: turn.question.id, ...unjudged(rubric, turn.question.expectedPoints, UNSURE_WORDS), evaluator: RULE_EVALUATOR, ...by, review: ['low-confidence'] };
    const judged = scoreByRule(turn.question, answer, rubric, {
      language: plan.language,
      ...(thread ? { earlier: { points: thread.planned.expectedPoints, answers: thread.turns.slice(0, -1).map((each) => judgedWords(each).answer) } } : {}),
    });
    const evaluation: AnswerEvaluation = { ...judged, ...by, ...(answer.includes(UNCLEAR_MARK) ? { review: ['unclear-words'] } : {}) };
    const wantsFeedback = (plan.feedback ?? plan.purpose === 'practice') && hasPhrases(plan.language);
    const phrases = wantsFeedback ? await phrasesFor(plan.language, onFailure) : undefined;
    signal.throwIfAborted();
    // Nothing, rather than words of another language beside an answer.
    const feedback = phrases && sameLanguage(phrases.language, plan.language) ? feedbackOf(evaluation, phrases) : undefined;
    return feedback === undefined ? evaluation : { ...evaluation, feedback };
  }

  async help(context: InterviewerContext, request: HelpRequest, { signal, onFailure }: InterviewerCall): Promise<HelpReply> {
    signal.throwIfAborted();
    const source = request.question.bank && bankQuestionOf(request.question, await this.#banks(context.plan));
    const phrases = await phrasesFor(context.plan.language, onFailure);
    signal.throwIfAborted();
    return helpByRule(context, request, phrases, { inOtherWords: request.question.kind === 'planned' ? source?.inOtherWords : undefined });
  }

  async #practice({ plan, turns }: InterviewerContext, onFailure: InterviewerCall['onFailure']): Promise<Question | undefined> {
    if (!plan.practiceQuestion || turns.length > 0) return undefined;
    return {
      id: 'practice',
      kind: 'practice',
      text: this.#options.practiceText ?? (await phrasesFor(plan.language, onFailure)).practice,
      source: 'plan',
      reason: 'A first question to get used to the microphone; it is not counted.',
      expectedPoints: [],
      timeLimitMs: limit(plan, undefined),
    };
  }

  async #banks(plan: InterviewPlan): Promise<QuestionBank[]> {
    if (plan.domains.length === 0) return banksOfPlan(plan, []);
    const { banks } = this.#options;
    const key = banks ? '' : plan.domains.join('\n');
    const loading = this.#loaded.get(key) ?? load(banks, plan.domains);
    this.#loaded.set(key, loading);
    try {
      return banksOfPlan(plan, await loading);
    } catch (error) {
      // A failed download is tried again by the next call.
      this.#loaded.delete(key);
      throw error;
    }
  }
}

async function load(banks: BankInterviewerOptions['banks'], domains: readonly string[]): Promise<readonly QuestionBank[]> {
  if (!banks) return loadEmbeddedBanks(domains);
  return checkBanks(typeof banks === 'function' ? await banks() : banks);
}

function plannedQuestion({ plan, seed, turns }: InterviewerContext, banks: readonly QuestionBank[]): Question | undefined {
  const asked = turns.filter((turn) => turn.question.kind === 'planned');
  const number = asked.length + 1;
  const total = plannedQuestionCount(plan);
  if (number > total) return undefined;
  const base = { id: `q${number}`, kind: 'planned' } as const;
  const own = plan.questions[number - 1];
  if (own) {
    const reason = `The host's own question ${number} of ${plan.questions.length}.`;
    return { ...base, text: own.text, source: 'plan', reason, expectedPoints: [], timeLimitMs: limit(plan, own.timeLimitMs) };
  }
  const drawn = drawQuestions(banks, plan, total - plan.questions.length, seed);
  const place = number - 1 - plan.questions.length;
  // In an interview that another interviewer began, the question that is due may have been asked.
  const next = [...drawn.slice(place), ...drawn.slice(0, place)].find((each) => !asked.some((turn) => isSame(turn, each)));
  if (!next) return undefined;
  const { bank, question } = next;
  return {
    ...base,
    text: question.text,
    source: 'bank',
    reason: `Question ${number} of ${total}, drawn from the bank "${bank.id}" at difficulty ${question.difficulty} of 5.`,
    expectedPoints: question.expectedPoints,
    timeLimitMs: limit(plan, question.timeLimitMs),
    bank: { id: bank.id, version: bank.version, questionId: question.id },
    difficulty: question.difficulty,
    tags: question.tags,
  };
}

function isSame({ question }: Turn, drawn: DrawnQuestion): boolean {
  return question.bank?.id === drawn.bank.id && question.bank.questionId === drawn.question.id;
}

function limit(plan: InterviewPlan, own: number | undefined): number {
  return (own ?? plan.timeLimitMs) * plan.accommodations.extraTime;
}
