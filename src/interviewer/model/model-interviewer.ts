import { AdapterError, InterviewError, InvalidInputError } from '../../errors/index.js';
import {
  destinationsOf,
  plannedQuestionCount,
  type AnswerEvaluation,
  type HelpReply,
  type HelpRequest,
  type Interviewer,
  type InterviewerCall,
  type InterviewerContext,
  type InterviewPlan,
  type LanguageModel,
  type NextStep,
  type Rubric,
  type Turn,
} from '../../spec/index.js';
import { bankInterviewer } from '../bank-interviewer.js';
import { threadOf, type QuestionThread } from '../follow-up.js';
import { helpByRule } from '../help/help-by-rule.js';
import { phrasesFor } from '../phrases/index.js';
import { banksInReserve } from './choose-banks.js';
import { helpWithModel } from './help-with-model.js';
import { MODEL_RUBRIC } from './model-rubric.js';
import { modelQuestion } from './model-question.js';
import { scoreWithModel } from './model-scorer.js';

/** Changes whenever the same plan, turns and replies could lead to other questions. */
export const MODEL_INTERVIEWER_VERSION = '1.2.0';

/** A question is not begun with less than this left of the whole interview. */
const MIN_ANSWER_MS = 20_000;
const DEFAULT_REPEATS = 2;

export interface ModelInterviewerOptions {
  /** Asks; and judges, where there is no `scorer`. */
  readonly model: LanguageModel;
  /** Judges. A call of its own in any case, without memory of the questions. */
  readonly scorer?: LanguageModel;
  /** Takes over in the same turn when a model fails, is limited, or answers nonsense. The embedded question banks by default. */
  readonly fallback?: Interviewer;
  /** Used where the plan has none; `MODEL_RUBRIC` by default. */
  readonly rubric?: Rubric;
  /** How often each answer is judged, 1..5; 2 by default. Several judgements show how far they can be relied on. */
  readonly repeats?: number;
}

/**
 * An interviewer that makes its questions from the role, the job description and the resume, follows up, and judges by the
 * plan's rubric. What the model says is data: how many questions there are, how difficult they are, when it ends, whether a
 * level stands, is decided by code. Stateless like every interviewer; a replayed session asks what its record says.
 */
export function modelInterviewer(options: ModelInterviewerOptions): Interviewer {
  return new ModelInterviewer(options);
}

class ModelInterviewer implements Interviewer {
  readonly specificationVersion = 'v1';
  readonly provider: string;
  readonly version = MODEL_INTERVIEWER_VERSION;
  readonly destinations: Interviewer['destinations'];
  readonly #options: ModelInterviewerOptions;
  readonly #fallback: Interviewer;
  readonly #repeats: number;

  constructor(options: ModelInterviewerOptions) {
    this.#options = options;
    this.provider = `model-interviewer/${options.model.provider}`;
    this.#fallback = options.fallback ?? bankInterviewer();
    this.#repeats = options.repeats ?? DEFAULT_REPEATS;
    this.destinations = destinationsOf([options.model, ...(options.scorer ? [options.scorer] : []), this.#fallback]);
    if (!Number.isInteger(this.#repeats) || this.#repeats < 1 || this.#repeats > 5) {
      throw new InvalidInputError('option', [{ path: 'repeats', message: 'must be a whole number from 1 to 5' }]);
    }
  }

  async prepare(plan: InterviewPlan): Promise<void> {
    try {
      await this.#fallback.prepare(inReserve(plan));
    } catch (error) {
      // What the host did not ask for is no mistake of the plan: the interview is then held without a reserve.
      const needsReserve = plan.domains.length + plan.questions.length > 0 || plan.practiceQuestion;
      if (needsReserve || !isPlanInvalid(error)) throw error;
    }
  }

  async nextStep(context: InterviewerContext, call: InterviewerCall): Promise<NextStep> {
    const { plan, seed, turns, remainingMs } = context;
    const { signal } = call;
    const asked = turns.filter(({ question }) => question.kind === 'planned').length;
    const total = plannedQuestionCount(plan);
    const thread = threadToFollow(context);
    const isPractice = plan.practiceQuestion && turns.length === 0;
    const isOwn = !thread && asked < plan.questions.length;
    if (isPractice || isOwn) return this.#fallback.nextStep({ ...context, plan: inReserve(plan) }, call);
    if (!thread && asked >= total) return { type: 'end', reason: 'all questions asked' };
    if (remainingMs !== undefined && remainingMs < MIN_ANSWER_MS) return { type: 'end', reason: 'time' };
    try {
      const number = asked < total && asked >= plan.questions.length ? asked + 1 : undefined;
      const question = await modelQuestion({ model: this.#options.model, plan, seed, turns, thread, number }, call);
      if (question) return { type: 'question', question };
      // The last answer wants no follow-up, and what comes next is not the model's to say.
      return asked < plan.questions.length ? this.#fallback.nextStep({ ...context, plan: { ...inReserve(plan), followUps: 0 } }, call) : { type: 'end', reason: 'all questions asked' };
    } catch (cause) {
      signal.throwIfAborted();
      const error = asInterviewError(cause, this.#options.model);
      const step = await this.#stepInReserve(context, call, error);
      return step.type === 'end' ? told(step, error, call) : told({ type: 'question', question: { ...step.question, reason: `${step.question.reason} The model could not be asked (${error.code}).` } }, error, call);
    }
  }

  /** Without a reserve the model's own failure is what is wrong. */
  async #stepInReserve(context: InterviewerContext, call: InterviewerCall, failure: InterviewError): Promise<NextStep> {
    try {
      return await this.#fallback.nextStep({ ...context, plan: inReserve(context.plan) }, call);
    } catch (error) {
      call.signal.throwIfAborted();
      throw isPlanInvalid(error) ? failure : error;
    }
  }

  /** Only the host's own questions are known before they are asked. */
  async upcoming({ plan, turns }: InterviewerContext): Promise<readonly string[]> {
    const asked = turns.filter(({ question }) => question.kind === 'planned').length;
    return plan.questions.slice(asked, asked + 1).map(({ text }) => text);
  }

  async evaluate(context: InterviewerContext, turn: Turn, call: InterviewerCall): Promise<AnswerEvaluation> {
    const { plan, seed } = context;
    const { model, scorer } = this.#options;
    const rubric = plan.rubric ?? this.#options.rubric ?? MODEL_RUBRIC;
    try {
      return await scoreWithModel({ model: scorer ?? model, repeats: this.#repeats, rubric }, { plan, seed, turn }, call);
    } catch (cause) {
      call.signal.throwIfAborted();
      const error = asInterviewError(cause, scorer ?? model);
      const evaluation = await this.#fallback.evaluate({ ...context, plan: { ...inReserve(plan), rubric } }, turn, call);
      return told({ ...evaluation, review: [...(evaluation.review ?? []), 'fallback'] }, error, call);
    }
  }

  async help(context: InterviewerContext, request: HelpRequest, call: InterviewerCall): Promise<HelpReply> {
    const { model } = this.#options;
    try {
      return await helpWithModel(model, context, request, call);
    } catch (cause) {
      call.signal.throwIfAborted();
      const reply = (await this.#fallback.help?.({ ...context, plan: inReserve(context.plan) }, request, call)) ?? helpByRule(context, request, await phrasesFor(context.plan.language));
      return told(reply, asInterviewError(cause, model), call);
    }
  }
}

/** What the question bank is to hold, should it take over. */
function inReserve(plan: InterviewPlan): InterviewPlan {
  const domains = [...banksInReserve(plan)];
  if (domains.length > 0) return { ...plan, domains };
  // Without a bank it can ask the host's own questions, and no more.
  const own: InterviewPlan = { ...plan, topics: [] };
  delete own.jobDescription;
  delete own.resume;
  return own;
}

function isPlanInvalid(error: unknown): boolean {
  return InterviewError.isInstance(error) && error.code === 'plan/invalid';
}

/** The thread whose last answer may be followed up: it was answered, and has had fewer follow-ups than the plan allows. */
function threadToFollow({ plan, turns }: InterviewerContext): QuestionThread | undefined {
  const last = turns.at(-1);
  const thread = last && threadOf(turns, last);
  return thread && last.answer?.trim() && thread.turns.length - 1 < plan.followUps ? thread : undefined;
}

function told<Result>(result: Result, error: InterviewError, { onFailure }: InterviewerCall): Result {
  onFailure?.(error);
  return result;
}

/** A host's own model may throw anything. */
function asInterviewError(cause: unknown, { provider }: LanguageModel): InterviewError {
  return InterviewError.isInstance(cause) ? cause : new AdapterError(provider, 'malformed', 'it failed unexpectedly', { cause });
}
