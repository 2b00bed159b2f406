import type { Token } from './tokens.js';

/** How many words "I don't know ..." reaches forward and "... I don't know" reaches back. */
const FORWARD_REACH = 10;
const BACKWARD_REACH = 8;

const FILLER = '(?:really |actually |even |quite |honestly |yet |fully |too |very |so |entirely |ever |just |much |exactly )*';

/**
 * Somebody says of himself that he does not know. The subject must be "I", or be left out at the start:
 * "you don't know the cause yet, so you measure" is a good answer.
 */
const IGNORANCE = new RegExp(
  `(?:^|\\bi |\\bi (?:am|have|had|do|must say|would say) |\\b(?:well|um|uh|sorry|honestly|actually|and|no|yes) )${FILLER}` +
    `(?:(?:am |do |can |could |have |had |was )?not ${FILLER}` +
    '(?:know|understand|remember|recall|sure|familiar|certain|aware|heard|used|worked with|come across|dealt with|learned|learnt|done)' +
    `|no (?:real |practical |prior )?(?:idea|clue|experience|knowledge)|never ${FILLER}(?:heard|used|seen|worked|learned|learnt|understood|come across|tried|touched|done)` +
    '|unsure|unfamiliar|clueless|unaware|forgot(?:ten)? (?:what|how|about|most|everything|the (?:name|word|term)))\\b',
  'g',
);

/** A question back to the interviewer. */
const ASKING_BACK = /^(?:so |well |um |uh |sorry |and )*(?:what (?:is|are|does|do you mean)|do you mean)\b/;

/** Where the speaker goes over from what he does not know to what he does. */
const TURN = /\b(?:but|however|although|though|yet|instead|so|then|therefore|anyway|(?:i|we) (?:would|think|can|will|believe|guess|start|use|used|did|had))\b/;

/** Says whether words of one sentence only name what the speaker does not know. */
export function ignoranceIn(tokens: readonly Token[], isQuestion: boolean): (from: number, to: number) => boolean {
  const offsets: number[] = [];
  let line = '';
  for (const token of tokens) {
    offsets.push(line.length);
    line += `${token.word} `;
  }
  const text = line.trimEnd();
  if (isQuestion && ASKING_BACK.test(text)) return () => true;
  const spans = [...text.matchAll(IGNORANCE)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  if (spans.length === 0) return () => false;
  return (from, to) => {
    const start = offsets[from] ?? 0;
    const end = (offsets[to - 1] ?? 0) + (tokens[to - 1]?.word.length ?? 0);
    return spans.some((span) => {
      if (span.end <= start) return reaches(text.slice(span.end, start), FORWARD_REACH);
      if (span.start < end) return true;
      // "Sharding is something I have never used." denies; "I would add an index, I don't know which kind." does not.
      const closing = /^(?: (?:about|much|it|that|this|at all|anything|well|before|with))*$/.test(text.slice(span.end));
      return closing && reaches(text.slice(end, span.start), BACKWARD_REACH);
    });
  };
}

/** True where the sentence says somewhere that the speaker does not know. */
export function saysIgnorance(tokens: readonly Token[]): boolean {
  return tokens.map((token) => token.word).join(' ').search(IGNORANCE) >= 0;
}

function reaches(between: string, limit: number): boolean {
  return between.split(' ').filter(Boolean).length <= limit && !TURN.test(between);
}
