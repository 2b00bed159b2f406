import type { ExpectedPoint } from '../../spec/index.js';
import type { AnswerReading, Sentence } from './evidence.js';
import { FUNCTION_WORDS } from './function-words.js';
import { quoteAround } from './passages.js';
import { tokenise } from './tokens.js';

/** What makes an answer more than a list of names. */
export type DetailKind = 'cause' | 'example' | 'figure';

export interface Detail {
  readonly kind: DetailKind;
  /** Exact substring of the answer. */
  readonly quote: string;
  /** Index of the sentence. */
  readonly sentence: number;
}

const UNIT =
  '(?:%|percent|per\\s+cent|ms|milliseconds?|s|secs?|seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|[kmg]b|bytes?|rows?|requests?|users?|' +
  'customers?|tickets?|calls?|people|engineers?|dollars?|euros?|pounds?|rupees?|k|million|billion|thousand|times|x|fold|basis points)';
const NUMBER_WORD = '(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand)';

const CAUSES = "because|so that|that is why|that['’]s why|therefore|due to|which means|as a result|otherwise|the reason";
const EXAMPLES =
  'for example|for instance|e\\.g|(?:in|at) my (?:last|previous|current|first)|in (?:one|a previous|our last) (?:project|job|role|team|case)|' +
  'once (?:we|i) had|i once|we once|last (?:year|month|quarter|spring|summer|autumn|winter)|when i (?:worked|was (?:at|in|working))';

const MARKERS: readonly { readonly kind: DetailKind; readonly pattern: RegExp }[] = [
  { kind: 'cause', pattern: phrases(CAUSES) },
  { kind: 'example', pattern: phrases(EXAMPLES) },
  { kind: 'figure', pattern: new RegExp(`[$€£₹]\\s?\\d|\\b(?:\\d[\\d.,]{0,15}|${NUMBER_WORD})[\\s-]{0,3}${UNIT}(?![\\p{L}\\p{N}])`, 'giu') },
];

function phrases(alternatives: string): RegExp {
  return new RegExp(`\\b(?:${alternatives.replaceAll(' ', '\\s+')})\\b`, 'gi');
}

/** A marker belongs to a point where it stands this near to the words that say the point. */
const REACH_WORDS = 25;

/**
 * Causes, examples and figures that belong to a point: in the sentence of its evidence, or in the one right after it
 * where that still speaks of the subject (it has a content word of one of the question's signals). A "because" in
 * padding or praise belongs to none, and counts for nothing.
 */
export function detailsOf(answer: string, reading: AnswerReading, points: readonly ExpectedPoint[]): Detail[] {
  const subject = new Set(
    points.flatMap((point) => point.signals.flatMap((signal) => tokenise(signal).filter((token) => !FUNCTION_WORDS.has(token.word)).map((token) => token.stem))),
  );
  const details: Detail[] = [];
  reading.sentences.forEach((sentence, index) => {
    if (sentence.isEcho) return;
    const here = reading.evidence.filter((evidence) => evidence.sentence === index);
    const follows = reading.evidence.some((evidence) => evidence.sentence === index - 1);
    if (here.length === 0 && !(follows && sentence.tokens.some((token) => subject.has(token.stem)))) return;
    for (const { kind, start, end } of markersIn(answer, sentence)) {
      const at = sentence.tokens.findIndex((token) => token.end > start);
      if (here.length > 0 && !here.some((evidence) => at >= evidence.from - REACH_WORDS && at <= evidence.to + REACH_WORDS)) continue;
      details.push({ kind, quote: quoteAround(answer, sentence, sentence.tokens, { start, end }), sentence: index });
    }
  });
  return details;
}

function markersIn(answer: string, sentence: Sentence) {
  const text = answer.slice(sentence.start, sentence.end);
  return MARKERS.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind,
      start: sentence.start + match.index,
      end: sentence.start + match.index + match[0].length,
    })),
  );
}
