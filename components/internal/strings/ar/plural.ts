import { pluralOf } from '../plural.js';

export const plural = pluralOf('ar');

/** What is counted, in its five forms: one, two, a few (3 to 10), many (11 to 99), and any other number. */
export type Counted = readonly [one: string, two: string, few: string, many: string, other: string];

/** A number with what is counted; one and two are words. */
export function counted(count: number, [one, two, few, many, other]: Counted): string {
  return plural(count, { one, two, few: `${count} ${few}`, many: `${count} ${many}`, other: `${count} ${other}` });
}

export const QUESTIONS: Counted = ['سؤال واحد', 'سؤالان', 'أسئلة', 'سؤالًا', 'سؤال'];
export const ANSWERS: Counted = ['إجابة واحدة', 'إجابتان', 'إجابات', 'إجابة', 'إجابة'];
export const LEVELS: Counted = ['مستوى واحد', 'مستويان', 'مستويات', 'مستوى', 'مستوى'];
