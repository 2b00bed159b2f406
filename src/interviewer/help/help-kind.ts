import type { HelpKind, HelpWanted } from '../../spec/index.js';
import { wantedKindOf, type HeardPhrases } from '../phrases/index.js';

/** What people say when they want each kind; English. The first that fits counts. */
const SAID: readonly (readonly [HelpKind, RegExp])[] = [
  ['decline', /\b(?:right|correct|good|best|model|sample|expected) answer|\bthe answer\b|\b(?:a|any) hint|\b(?:am|was|is|were) (?:i|it|that|this|my answer) (?:right|correct|wrong|ok|okay|enough|good)\b|\bhow (?:did|am|was) i\b|\bmy (?:score|result|mark)\b/i],
  ['time', /\bhow (?:long|much time|many (?:minutes|seconds|questions|more))\b|\btime (?:is |do i have |have i |i have )?(?:left|remaining)\b|\bquestions? (?:are |is )?(?:left|remaining)\b/i],
  ['clarify', /\b(?:other|different|simpler|plainer|easier) words|\b(?:rephrase|reword|clarify|clarification|simplify|elaborate)\b|\bwhat\b.*\b(?:do|did|does|is|are)\b.*\b(?:mean|meant)\b|\bwhat (?:do|did) you (?:want|ask)\b|(?:\bnot|n['’]t|\bdidnt|\bdont) (?:really |quite |fully )?understand (?:the|this|your) question\b|\bexplain (?:the|this|your) question\b/i],
  ['repeat', /\b(?:repeat|say|ask|read|hear) .*\b(?:again|once more|please|question)\b|\b(?:repeat|pardon|come again)\b|\bwhat was the question\b|(?:\bnot|n['’]t|\bdidnt) (?:hear|catch|get) (?:you|that|it|the question)\b/i],
  ['about', /\b(?:skip|pause|break|typ(?:e|ing)|start (?:over|again)|come back|camera|microphone|record(?:ed|ing)?|interview)\b/i],
];

/** What is wanted; undefined where the patterns of the language do not tell. English ones where `heard` has none. */
export function helpKindOf(wanted: HelpWanted, heard?: HeardPhrases): HelpKind | undefined {
  if ('wish' in wanted) return wanted.wish;
  if (heard?.wants) return wantedKindOf(wanted.text, heard);
  return SAID.find(([, pattern]) => pattern.test(wanted.text))?.[0];
}
