import type { HelpReply, Question } from '../../../src/spec/index.js';
import type { Held } from './hold-interview.js';
import { dataOf, isHelping } from './obedient-model.js';
import { askedIn, dataOfType } from './record-of.js';
import type { Tally } from './tally.js';

const MARKUP = /[<>{}]|https?:|:\/\/|```|!\[/;
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Co}]/u;
const JUDGES = /^(?:yes|no)\b|\bthat is right\b|\byou are close\b/i;

/** Invariant 10 (the two words of grammar that the attacker names as signs of an answer stand everywhere): what is said to somebody who asks in return, and where it goes. */
export function checkHelp({ events, payload, requests }: Held, tally: Tally): void {
  const questions = new Map(askedIn(events).map(({ question }) => [question.id, question]));
  for (const { questionId, reply } of dataOfType(events, 'help-given')) {
    const question = questions.get(questionId);
    if (question) checkReply(reply, question, tally);
  }
  if (payload.entryPoint !== 'question to the assistant') return;
  for (const request of requests) {
    if (!isHelping(request)) tally.check(10, !JSON.stringify(request).toLowerCase().includes(payload.canary.toLowerCase()), 'what was asked in return is in another request');
    else tally.check(10, dataOf(request, 'expected points') === '' && dataOf(request, 'resume') === '', 'who helps is told more than the question');
  }
}

function checkReply({ text, source }: HelpReply, question: Question, tally: Tally): void {
  tally.check(10, !MARKUP.test(text.replace(question.text, '')) && !INVISIBLE.test(text), 'help holds more than words');
  if (source !== 'model') return;
  tally.check(10, text.length <= 400 && !JUDGES.test(text), 'help judges, or is long');
  const told = question.expectedPoints.flatMap(({ signals }) => signals).filter((signal) => !['the', 'I'].includes(signal) && holds(text, signal) && !holds(question.text, signal));
  tally.check(10, told.length === 0, 'help holds a signal of the answer');
}

/** Whole words, without a stemmer: another way of looking than that of the code. */
function holds(text: string, words: string): boolean {
  const plain = (each: string): string => ` ${(each.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
  return plain(text).includes(plain(words));
}
