import type { Token } from './tokens.js';

/** A stretch of a text (UTF-16 offsets, `end` exclusive). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A quote is at most this long, in UTF-16 units. */
export const MAX_QUOTE_LENGTH = 240;

/** A clause with fewer words says too little alone; then the whole sentence is quoted. */
const MIN_CLAUSE_WORDS = 4;

// The last mark of a run ends the sentence; "3.5" and "Node.js" have no space behind the dot.
const SENTENCE_END = /[.!?;…](?=\s|$)|[。！？]|\n+/gu;
const CLAUSE_END = /[,:](?=\s)|[()—–，、：；（）]|\s-\s/gu;
const ABBREVIATION = /(?:^|\s)(?:e\.g|i\.e|etc|vs|approx)$/i;

/** The sentences of a text; together they cover it. A line break ends a sentence, so that a list is not one. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    if (match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(0, match.index - 8), match.index))) continue;
    const end = match.index + match[0].length;
    spans.push({ start, end });
    start = end;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/**
 * The shortest passage worth quoting around `hit`: its clause, or its sentence where the clause has hardly a word;
 * cut at word ends where it is longer than `MAX_QUOTE_LENGTH`. Always a substring of `text`, letter by letter.
 */
export function quoteAround(text: string, sentence: Span, tokens: readonly Token[], hit: Span): string {
  const clause = clauseAround(text, sentence, hit);
  const words = tokens.filter((token) => token.start >= clause.start && token.end <= clause.end).length;
  const span = fit(words >= MIN_CLAUSE_WORDS ? clause : sentence, tokens, hit);
  return text.slice(span.start, span.end).trim();
}

function clauseAround(text: string, sentence: Span, hit: Span): Span {
  let { start, end } = sentence;
  for (const match of text.slice(sentence.start, sentence.end).matchAll(CLAUSE_END)) {
    const at = sentence.start + match.index;
    if (at + match[0].length <= hit.start) start = at + match[0].length;
    else if (at >= hit.end) {
      end = at;
      break;
    }
  }
  return { start, end };
}

/** Adds whole words on both sides of the hit for as long as they fit. */
function fit(span: Span, tokens: readonly Token[], hit: Span): Span {
  if (span.end - span.start <= MAX_QUOTE_LENGTH) return span;
  let { start, end } = hit;
  const before = tokens.filter((token) => token.start >= span.start && token.end <= hit.start).reverse();
  const after = tokens.filter((token) => token.end <= span.end && token.start >= hit.end);
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const left = before[index];
    const right = after[index];
    if (left && end - left.start <= MAX_QUOTE_LENGTH) start = left.start;
    if (right && right.end - start <= MAX_QUOTE_LENGTH) end = right.end;
  }
  return { start, end: Math.min(end, start + MAX_QUOTE_LENGTH) };
}
