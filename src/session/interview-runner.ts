import type { InterviewError } from '../errors/index.js';
import type { HelpReply, Interviewer, InterviewerContext, LogEntry, Question, Turn } from '../spec/index.js';
import { answerRemainingMs, interviewRemainingMs, type FinishedTurn, type SessionState } from './state.js';

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
}

/** Asks the interviewer what comes next and what an answer is worth. A late reply to an old question is dropped. */
export class InterviewRunner {
  readonly #options: InterviewRunnerOptions;
  #controller = new AbortController();

  constructor(options: InterviewRunnerOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#controller.abort();
  }

  async decideNext(): Promise<void> {
    const { interviewer, record, onEnd, onFailure, onRecovered } = this.#options;
    const signal = this.#renew();
    try {
      const step = await interviewer.nextStep(this.#context(), { signal, onFailure: onRecovered });
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

  async evaluate(questionId: string): Promise<void> {
    const turn = this.#options.state().turns.find(({ question }) => question.id === questionId);
    if (!turn) return;
    const signal = this.#renew();
    try {
      const evaluation = await this.#options.interviewer.evaluate(this.#context(), toTurn(turn), { signal, onFailure: this.#options.onRecovered });
      if (!signal.aborted) this.#options.record({ type: 'answer-evaluated', data: { evaluation } });
    } catch (error) {
      if (signal.aborted) return;
      this.#options.onError(error);
      await this.decideNext();
    }
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

function toTurn({ question, answer, confidence, evaluation }: FinishedTurn): Turn {
  return {
    question,
    ...(answer === undefined ? {} : { answer }),
    ...(confidence === undefined ? {} : { confidence }),
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
