import { InterviewError } from '../errors/index.js';
import type { AnswerEvaluation, HelpReply, Interviewer, InterviewerContext, LogEntry, NextStep, Question, Turn } from '../spec/index.js';
import { HEARINGS_DIFFER_FROM, hearingDifference } from '../utils/hearing-difference.js';
import { needsEvaluation } from './reducer.js';
import { Speculation } from './speculation.js';
import { answerRemainingMs, heardOf, interviewRemainingMs, type FinishedTurn, type SessionState } from './state.js';

export interface InterviewRunnerOptions {
  readonly interviewer: Interviewer;
  state(): SessionState;
  seed(): string;
  at(): number;
  record(entry: LogEntry): void;
  onEnd(reason: 'completed' | 'time-limit'): void;
  /** The interviewer cannot say what comes next. */
  onFailure(error: unknown): void;
  /** An answer could not be judged; the interview goes on. */
  onError(error: unknown): void;
  /** Something failed and was made up for; the candidate need not know. */
  onRecovered(error: InterviewError): void;
  /** Resolves once the answer was heard a second time, or will not be; rejects with the signal's reason. */
  onHearing(turn: FinishedTurn, signal: AbortSignal): Promise<void> | undefined;
  /** Somebody waits for the judge. */
  onWaiting(): void;
  /** The beginning of the question that is coming, all of it so far. */
  onQuestionText(text: string): void;
  /** The same, of a question that comes only if the answer is over. */
  onDraft(text: string, isWhole: boolean): void;
  /** It will not. */
  onDraftDropped(): void;
}

/** Asks the interviewer what comes next and what an answer is worth. A late reply to an old question is dropped. */
export class InterviewRunner {
  readonly #options: InterviewRunnerOptions;
  #controller = new AbortController();
  #speculation: Speculation | undefined;
  #scoring: Promise<void> | undefined;
  readonly #life = new AbortController();

  constructor(options: InterviewRunnerOptions) {
    this.#options = options;
  }

  /** What was prepared in case that the answer is over stays. */
  stop(): void {
    this.#controller.abort();
  }

  close(): void {
    this.stop();
    this.dropSpeculation();
    this.#life.abort();
  }

  /** Finds out what comes next if this is the whole answer. One at a time: a new one ends the one before. */
  speculate(answer: string): void {
    this.dropSpeculation();
    const { interviewer, onDraft, onQuestionText, onRecovered } = this.#options;
    const { question, heardTo } = this.#options.state();
    if (!question) return;
    const context = this.#context();
    const after = { ...context, turns: [...context.turns, { question, answer, ...heardOf(question, heardTo) }] };
    this.#speculation = new Speculation({ questionId: question.id, answer, onDraft, onQuestionText, onRecovered }, (call) => interviewer.nextStep(after, call));
  }

  dropSpeculation(): void {
    if (!this.#speculation) return;
    this.#speculation.drop();
    this.#speculation = undefined;
    this.#options.onDraftDropped();
  }

  /** Texts that are likely to come next. */
  async upcoming(): Promise<readonly string[]> {
    const { interviewer, state } = this.#options;
    const { question } = state();
    const context = this.#context();
    return (question && (await interviewer.upcoming?.({ ...context, turns: [...context.turns, { question }] }))) ?? [];
  }

  async decideNext(): Promise<void> {
    const { record, onEnd, onFailure } = this.#options;
    const signal = this.#renew();
    try {
      const step = await this.#nextStep(signal);
      if (signal.aborted) return;
      if (step.type === 'end') {
        this.#options.onWaiting();
        await this.evaluateRest();
      }
      if (signal.aborted) return;
      if (step.type === 'question') {
        record({ type: 'question-asked', data: { question: step.question, number: numberOf(step.question, this.#options.state()) } });
      } else {
        onEnd(step.reason === 'time' ? 'time-limit' : 'completed');
      }
    } catch (error) {
      if (!signal.aborted) onFailure(error);
    }
  }

  /** What was prepared for this very answer, or else a new step. */
  #nextStep(signal: AbortSignal): Promise<NextStep> {
    const { interviewer, state, onRecovered, onQuestionText } = this.#options;
    const prepared = this.#speculation;
    const last = state().turns.at(-1);
    const ask = (): Promise<NextStep> => interviewer.nextStep(this.#context(), { signal, onFailure: onRecovered, onQuestionText });
    if (!prepared || !last || !prepared.fits(last)) {
      this.dropSpeculation();
      return ask();
    }
    this.#speculation = undefined;
    return prepared.take(signal).catch((error: unknown) => {
      signal.throwIfAborted();
      // What failed ahead of time is tried once more in time.
      if (InterviewError.isInstance(error)) onRecovered(error);
      return ask();
    });
  }

  /** Judges what is not judged yet, one answer after another, beside the conversation. */
  evaluateRest(): Promise<void> {
    this.#scoring ??= this.#evaluateRest().finally(() => (this.#scoring = undefined));
    return this.#scoring;
  }

  async #evaluateRest(): Promise<void> {
    const { state, record, onError } = this.#options;
    const { signal } = this.#life;
    const failed = new Set<string>();
    const next = (): FinishedTurn | undefined => state().turns.find((turn) => needsEvaluation(turn) && !failed.has(turn.question.id));
    for (let turn = next(); turn && !signal.aborted; turn = next()) {
      try {
        const evaluation = await this.#judge(turn, signal);
        if (!signal.aborted) record({ type: 'answer-evaluated', data: { evaluation } });
      } catch (error) {
        if (signal.aborted) return;
        failed.add(turn.question.id);
        onError(error);
      }
    }
  }

  async evaluate(questionId: string): Promise<void> {
    const turn = this.#turn(questionId);
    if (!turn) return;
    const signal = this.#renew();
    this.#options.onWaiting();
    try {
      const evaluation = await this.#judge(turn, signal);
      if (!signal.aborted) this.#options.record({ type: 'answer-evaluated', data: { evaluation } });
    } catch (error) {
      if (signal.aborted) return;
      this.#options.onError(error);
      await this.decideNext();
    }
  }

  /** Once the words to be judged are there. Where two recognisers heard very different ones, a person is asked to look. */
  async #judge(finished: FinishedTurn, signal: AbortSignal): Promise<AnswerEvaluation> {
    const { interviewer, onHearing, onRecovered } = this.#options;
    await onHearing(finished, signal);
    const turn = this.#turn(finished.question.id) ?? finished;
    const evaluation = await interviewer.evaluate(this.#context(), toTurn(turn), { signal, onFailure: onRecovered });
    const { answer = '', heardAgain } = turn;
    if (typeof heardAgain !== 'object' || hearingDifference(answer, heardAgain.text) < HEARINGS_DIFFER_FROM) return evaluation;
    return { ...evaluation, review: [...(evaluation.review ?? []), 'hearings-differ'] };
  }

  #turn(questionId: string): FinishedTurn | undefined {
    return this.#options.state().turns.find(({ question }) => question.id === questionId);
  }

  /** Has the candidate's request answered; where that fails the question is said again, so that nobody waits in vain. */
  async help(): Promise<void> {
    const { interviewer, record, onRecovered } = this.#options;
    const state = this.#options.state();
    const { question, number, help } = state;
    if (!question || !help) return;
    const signal = this.#renew();
    const again: HelpReply = { kind: 'repeat', text: question.text, source: 'rule' };
    const answerRemaining = answerRemainingMs(state, this.#options.at()) ?? question.timeLimitMs;
    let reply = again;
    try {
      const request = { question, number, wanted: help.wanted, answerRemainingMs: answerRemaining };
      reply = (await interviewer.help?.(this.#context(), request, { signal, onFailure: onRecovered })) ?? again;
    } catch (error) {
      if (!signal.aborted) this.#options.onError(error);
    }
    if (!signal.aborted) record({ type: 'help-given', data: { questionId: question.id, helpId: help.id, reply } });
  }

  #renew(): AbortSignal {
    this.#controller.abort();
    this.#controller = new AbortController();
    return this.#controller.signal;
  }

  #context(): InterviewerContext {
    const state = this.#options.state();
    const remainingMs = interviewRemainingMs(state, this.#options.at());
    return {
      plan: state.plan,
      seed: this.#options.seed(),
      turns: state.turns.map(toTurn),
      ...(remainingMs === undefined ? {} : { remainingMs }),
    };
  }
}

function toTurn({ question, heard, answer, confidence, heardAgain, evaluation }: FinishedTurn): Turn {
  return {
    question,
    ...(heard === undefined ? {} : { heard }),
    ...(answer === undefined ? {} : { answer }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(typeof heardAgain === 'object' ? { heardAgain } : {}),
    ...(evaluation ? { evaluation } : {}),
  };
}

/** Planned questions count up; a follow-up keeps the number of its question; practice is 0. */
function numberOf(question: Question, state: SessionState): number {
  if (question.kind === 'practice') return 0;
  const numbers = state.turns.map(({ number }) => number);
  const highest = Math.max(0, ...numbers);
  return question.kind === 'follow-up' ? highest : highest + 1;
}
