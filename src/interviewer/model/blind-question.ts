import type { InterviewPlan, Question } from '../../spec/index.js';
import { FUNCTION_WORDS } from '../scoring/function-words.js';
import { visibleText } from './untrusted.js';

/** From this many words in a row on, a text was copied. */
const RUN = 5;
/** Stands for what is left out. */
const GAP = '…';
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** E-mail addresses; telephone numbers with a + or of nine digits. */
const CONTACT = /\S+@\S+|\+\d[\d\s().-]{6,}\d|\b\d(?:[\s().-]?\d){8,}/g;
/** The name stands at the head of a resume. In languages that write nouns with a capital, only that is looked at. */
const HEAD = 200;

/** What a judge needs of a question. */
export type BlindQuestion = Pick<Question, 'text' | 'expectedPoints'>;

/**
 * A question as who judges the answer sees it. A model that read the resume may put names, contacts or whole lines of it
 * into its question ("Ada, at Acme you..."), and of the job description too; there they are left out, but for what the
 * candidate said again and, of names, what role, job, company and topics name anyway. By words and capitals: it does little
 * in scripts without them, and nothing against a model that writes in riddles.
 */
export function blindQuestion(question: Question, plan: InterviewPlan, answer: string): BlindQuestion {
  const { text, expectedPoints, source } = question;
  if (source !== 'model') return { text, expectedPoints };
  const { resume = '', jobDescription = '', companyContext = '', role = '', topics, language } = plan;
  const said = wordsOf(answer);
  const copied = new Set([...runsOf(wordsOf(resume)), ...runsOf(wordsOf(jobDescription))]);
  for (const run of runsOf(said)) copied.delete(run);
  const names = namesIn(/^(?:de|lb)\b/i.test(language) ? resume.slice(0, HEAD) : resume);
  for (const word of [...said, ...wordsOf([jobDescription, companyContext, role, ...topics].join('\n'))]) names.delete(word);
  const blind = (words: string): string => withoutWords(visibleText(words, Infinity).replace(CONTACT, GAP), copied, names);
  return { text: blind(text), expectedPoints: expectedPoints.map((point) => ({ ...point, text: blind(point.text) })) };
}

function withoutWords(text: string, copied: ReadonlySet<string>, names: ReadonlySet<string>): string {
  const words = wordsOf(text);
  const isGap = words.map((word) => names.has(word));
  runsOf(words).forEach((run, start) => copied.has(run) && isGap.fill(true, start, start + RUN));
  let index = 0;
  return text.replace(WORD, (word) => (isGap[index++] ? GAP : word)).replace(/…(?:[^\p{L}\p{N}…]*…)+/gu, GAP);
}

/** Words that a text writes with a capital and never without. */
function namesIn(text: string): Set<string> {
  const words = visibleText(text, Infinity).replace(CONTACT, ' ').match(WORD) ?? [];
  const small = new Set(words.filter((word) => word === word.toLowerCase()));
  return new Set(words.filter((word) => word !== word.toLowerCase()).map((word) => word.toLowerCase()).filter((word) => !small.has(word) && !FUNCTION_WORDS.has(word)));
}

function wordsOf(text: string): string[] {
  return visibleText(text, Infinity).toLowerCase().match(WORD) ?? [];
}

/** Each word with those that follow it, `RUN` in all. */
function runsOf(words: readonly string[]): string[] {
  return words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, start) => words.slice(start, start + RUN).join(' '));
}
