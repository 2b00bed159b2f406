import type { InterviewError } from '../../../src/errors/index.js';
import { randomId } from '../../../src/utils/random-id.js';
import type { Problem, Values } from './form-spec.js';

/** A form that was begun. Closing it or failing to save it loses nothing of what was typed. */
export class Draft {
  isOpen = false;
  isSaving = false;
  failure: InterviewError | undefined;
  problems: ReadonlyMap<string, Problem> = new Map();
  /** For ids within the shadow root. */
  readonly dom: string;
  #values: Values = {};
  #id = randomId();
  /** It may have been saved, and only the confirmation lost. */
  #tried = false;

  constructor(number: number) {
    this.dom = `form-${number}`;
  }

  get values(): Values {
    return this.#values;
  }

  /** The id of the entry: other words after a try are another entry. */
  get id(): string {
    return this.#id;
  }

  set(name: string, value: string): void {
    if (this.#values[name] === value) return;
    this.#values = { ...this.#values, [name]: value };
    if (this.#tried) this.#id = randomId();
    this.#tried = false;
  }

  try(): void {
    this.#tried = true;
    this.isSaving = true;
    this.failure = undefined;
  }
}
