import type { RecordReview } from '../../../src/record/index.js';
import type { LogEvent } from '../../../src/spec/index.js';

/** What was typed or chosen, by name of the field. */
export type Values = Readonly<Record<string, string>>;

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly text?: string | undefined;
  /** BCP 47 tag of `text`, where it is not the reader's. */
  readonly lang?: string | undefined;
}

export type Field =
  | { readonly kind: 'choice'; readonly name: string; readonly label: string; readonly choices: readonly Choice[] }
  | { readonly kind: 'text'; readonly name: string; readonly label: string; /** Characters. */ readonly limit: number; readonly optional?: boolean };

/** One form: what opens it, what it asks, and what is written then. */
export interface FormSpec {
  /** Names the form and its place; what was typed is kept under it. */
  readonly key: string;
  /** On the button that opens it. */
  readonly action: string;
  /** With what it is about; begins with `action`. */
  readonly label: string;
  readonly intro?: string;
  readonly fields: readonly Field[];
  /** Who will read it. */
  readonly readers: string;
  readonly submit: string;
  /** `id`: the same for the same words, so that trying again adds nothing twice. */
  save(review: RecordReview, values: Values, id: string): Promise<LogEvent>;
}

export type Problem = { readonly key: 'reviewChoose' | 'reviewWrite' } | { readonly key: 'reviewTooLong'; readonly count: number };

/** What keeps the form from being saved, by name of the field. */
export function problemsOf(fields: readonly Field[], values: Values): ReadonlyMap<string, Problem> {
  const problems = new Map<string, Problem>();
  for (const field of fields) {
    const value = (values[field.name] ?? '').trim();
    if (field.kind === 'choice') {
      if (value === '') problems.set(field.name, { key: 'reviewChoose' });
    } else if (value === '' && !field.optional) problems.set(field.name, { key: 'reviewWrite' });
    else if (value.length > field.limit) problems.set(field.name, { key: 'reviewTooLong', count: value.length - field.limit });
  }
  return problems;
}
