import type { InterviewError } from '../../../src/errors/index.js';
import type { ModelRequest } from '../../../src/spec/index.js';
import type { Held } from './hold-interview.js';
import { dataOf, isScoring } from './obedient-model.js';
import { dataOfType } from './record-of.js';
import type { Tally } from './tally.js';

/** Shows nothing, or turns text around. Private use is apart: it marks answers. */
const INVISIBLE = /[\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\u{e0000}-\u{e0fff}]/u;
const PRIVATE = /\p{Co}/u;

/** From this many words in a row on, a text was copied. */
const RUN = 5;

/** Invariants 5 to 7: what a model is told, and what is told of it. */
export function checkRequests(held: Held, tally: Tally): void {
  const { payload, plan, requests, modelCanary, secrets } = held;
  const papers = { resume: runsOf(plan.resume ?? ''), 'job description': runsOf(plan.jobDescription ?? '') };
  for (const request of requests) {
    const isScore = isScoring(request);
    if (isScore) {
      for (const [from, words] of Object.entries(secrets)) tally.check(5, !words.some((word) => holds(request, word)), `the ${from} is in what the scorer is told`);
      const asked = runsOf(`${dataOf(request, 'question')}\n${dataOf(request, 'expected points')}`);
      for (const [from, runs] of Object.entries(papers)) tally.check(5, ![...asked].some((run) => runs.has(run)), `five words of the ${from} are in what the scorer is told`);
    }
    const told = [request.system, ...request.messages.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])))].join('\n');
    // An answer is the only thing that its author must not find there either.
    const untrusted = [payload.canary, modelCanary, 'ledger service', 'two teams waited', 'wubbleflix', 'Ostrelline', ...Object.values(secrets).flat()];
    tally.check(6, !untrusted.some((word) => told.toLowerCase().includes(word.toLowerCase())), 'untrusted text is among the instructions');
    for (const part of request.messages.flatMap(({ parts }) => parts)) {
      if (part.type !== 'data') continue;
      const isMarked = !isScore || part.name === 'answer';
      tally.check(6, !INVISIBLE.test(part.text) && (isMarked || !PRIVATE.test(part.text)), `"${part.name}" holds what nobody sees`);
      if (!isMarked) continue;
      const marks = new Set(part.text.match(/\p{Co}/gu));
      const isBare = isScore ? /\s/.test(part.text) : /(?<!\p{Co})\s/u.test(part.text);
      tally.check(6, !isBare && (marks.size === 1 || (marks.size === 0 && !isScore)), `"${part.name}" stands without marks between its words`);
    }
    if (isScore) tally.check(6, dataOf(request, 'answer') !== '', 'a scorer got no answer as data');
  }
  const marks = requests.filter((request) => !isScoring(request)).map(({ system }) => PRIVATE.exec(system)?.[0]);
  // Two calls may have the same mark by chance.
  if (marks.length > 2) tally.check(6, new Set(marks).size > 1, 'every call has the same mark');
  checkErrors(held, tally);
}

function holds(request: ModelRequest, word: string): boolean {
  const plain = JSON.stringify(request).replace(/\p{Co}/gu, ' ');
  return plain.toLowerCase().includes(word.toLowerCase());
}

/** Each word with the four after it, without what nobody sees. */
function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().replace(/(?!\s)[\p{Cf}\p{Co}\p{Cc}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, '').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return new Set(words.flatMap((_, start) => (start + RUN > words.length ? [] : [words.slice(start, start + RUN).join(' ')])));
}

function checkErrors({ errors, events, logged, payload, modelCanary }: Held, tally: Tally): void {
  const words = [payload.canary, modelCanary, 'ledger service', 'two teams waited'];
  const isClean = (text: string): boolean => !words.some((word) => text.toLowerCase().includes(word.toLowerCase()));
  for (const error of errors) tally.check(7, isClean(wordsOf(error)), `${error.code} tells what was written`);
  for (const error of dataOfType(events, 'error-occurred')) tally.check(7, isClean(JSON.stringify(error)), `${error.code} in the record tells what was written`);
  tally.check(7, logged.length === 0, 'something was written to the console');
}

/** What a log or a screen shows of an error. Its cause is whatever a host's own model threw, and is not ours. */
function wordsOf({ message, code, action, stack = '' }: InterviewError): string {
  return [message, code, action, stack].join('\n');
}
