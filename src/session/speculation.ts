import type { InterviewError } from '../errors/index.js';
import type { InterviewerCall, NextStep } from '../spec/index.js';
import { sameWords } from '../utils/same-words.js';
import type { FinishedTurn } from './state.js';

export interface SpeculationOptions {
  readonly questionId: string;
  /** The answer as it was heard so far. */
  readonly answer: string;
  onDraft(text: string, isWhole: boolean): void;
  onQuestionText(text: string): void;
  onRecovered(error: InterviewError): void;
}

/** A step that was asked for before it was known that the answer is over. Nothing of it shows until it is taken. */
export class Speculation {
  readonly #options: SpeculationOptions;
  readonly #life = new AbortController();
  readonly #step: Promise<NextStep>;
  readonly #failures: InterviewError[] = [];
  #text = '';
  #isTaken = false;

  constructor(options: SpeculationOptions, ask: (call: InterviewerCall) => Promise<NextStep>) {
    this.#options = options;
    this.#step = this.#ask(ask);
    this.#step.catch(() => undefined);
  }

  /** Whether it was asked for after this very answer: recognisers change case and punctuation to the last. */
  fits({ question, answer }: FinishedTurn): boolean {
    return question.id === this.#options.questionId && answer !== undefined && sameWords(answer, this.#options.answer);
  }

  drop(): void {
    this.#life.abort();
  }

  /** The answer is over: what is known is told, and the rest as it comes. */
  take(signal: AbortSignal): Promise<NextStep> {
    const { onRecovered, onQuestionText } = this.#options;
    const stop = (): void => this.drop();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    this.#isTaken = true;
    for (const error of this.#failures) onRecovered(error);
    if (this.#text !== '') onQuestionText(this.#text);
    return this.#step.finally(() => signal.removeEventListener('abort', stop));
  }

  async #ask(ask: (call: InterviewerCall) => Promise<NextStep>): Promise<NextStep> {
    const { signal } = this.#life;
    const step = await ask({ signal, onQuestionText: (text) => this.#tell(text), onFailure: (error) => this.#fail(error) });
    signal.throwIfAborted();
    if (step.type === 'question') this.#tell(step.question.text, true);
    return step;
  }

  #tell(text: string, isWhole = false): void {
    if (this.#life.signal.aborted) return;
    this.#text = text;
    if (this.#isTaken) this.#options.onQuestionText(text);
    else this.#options.onDraft(text, isWhole);
  }

  #fail(error: InterviewError): void {
    if (this.#isTaken) this.#options.onRecovered(error);
    else this.#failures.push(error);
  }
}
