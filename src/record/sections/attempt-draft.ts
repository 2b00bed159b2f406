import type { LogEventData } from '../../spec/index.js';
import { roundTo } from '../round.js';

/** One attempt at an answer while its events are read. */
export class AttemptDraft {
  setAside = false;
  readonly #spoken: string[] = [];
  readonly #confidences: number[] = [];
  readonly #recognisers = new Set<string>();
  /** The last edit and what was heard after it; an edit supersedes all before. */
  #parts: string[] = [];

  hear({ text, confidence, provider }: LogEventData['transcript-ended']): void {
    this.#recognisers.add(provider);
    this.#spoken.push(text);
    this.#parts.push(text);
    if (confidence !== undefined) this.#confidences.push(confidence);
  }

  edit(text: string): void {
    this.#parts = [text];
  }

  /** What was submitted is what counts. */
  submit(text: string): void {
    this.#parts = [text];
  }

  get text(): string {
    return joined(this.#parts);
  }

  /** Everything that was recognised; undefined where nothing was. */
  get spoken(): string | undefined {
    return this.#spoken.length === 0 ? undefined : joined(this.#spoken);
  }

  /** Who recognised it, in order of their first words. */
  get recognisers(): readonly string[] {
    return [...this.#recognisers];
  }

  get confidence(): number | undefined {
    const sum = this.#confidences.reduce((total, each) => total + each, 0);
    return this.#confidences.length === 0 ? undefined : roundTo(sum / this.#confidences.length, 3);
  }
}

/** As the session joins stretches of speech: one space between two, none at the ends where nothing stands. */
function joined(parts: readonly string[]): string {
  return parts.reduce((before, after) => (before && after ? `${before.trimEnd()} ${after.trimStart()}` : before + after), '');
}
