import type { CriterionScore, ExpectedPoint, Rubric } from '../../spec/index.js';
import { combineLevels } from './combine-levels.js';
import { findQuote } from './find-quote.js';
import type { ScoreReply } from './score-prompt.js';
import { visibleText } from './untrusted.js';

const LONGEST_REASON = 600;

export interface CheckedScores {
  readonly scores: readonly CriterionScore[];
  readonly covered: readonly { readonly pointId: string; readonly text: string; readonly quote: string }[];
  readonly missing: readonly { readonly pointId: string; readonly text: string }[];
  readonly isDisputed: boolean;
}

interface Judgement {
  readonly level: number | null;
  readonly quote?: string;
  readonly reason: string;
}

/**
 * What is left of replies once code has looked at them: only criteria of the rubric, only levels that it describes, and
 * only with a quote that is the candidate's own. A level without one is "no evidence", whatever the model wanted.
 */
export function checkScores(replies: readonly ScoreReply[], answer: string, rubric: Rubric, points: readonly ExpectedPoint[]): CheckedScores {
  let isDisputed = false;
  const scores = rubric.criteria.map((criterion): CriterionScore => {
    const judgements = replies.map((reply) => judgementOf(reply, criterion.id, new Set(criterion.levels.map(({ level }) => level)), answer));
    const { level, isDisputed: disputed } = combineLevels(judgements.map((judgement) => judgement.level));
    isDisputed ||= disputed;
    const levels = judgements.length > 1 ? { levels: judgements.map((judgement) => judgement.level) } : {};
    const chosen = judgements.find((judgement) => judgement.level === level) ?? judgements[0];
    const quote = level === null ? undefined : chosen?.quote;
    return { criterionId: criterion.id, level, ...(quote === undefined ? {} : { quote }), reason: chosen?.reason ?? 'No evidence: it was not judged.', ...levels };
  });
  const covered = points.flatMap(({ id, text }) => {
    const quote = quoteOfPoint(replies, id, answer);
    return quote === undefined ? [] : [{ pointId: id, text, quote }];
  });
  const said = new Set(covered.map(({ pointId }) => pointId));
  const missing = points.flatMap(({ id, text }) => (said.has(id) ? [] : [{ pointId: id, text }]));
  return { scores, covered, missing, isDisputed };
}

function judgementOf({ criteria }: ScoreReply, id: string, levels: ReadonlySet<number>, answer: string): Judgement {
  const named = criteria.filter((criterion) => criterion.id === id);
  const [given] = named;
  const none = (why: string): Judgement => ({ level: null, reason: `No evidence: ${why}` });
  if (!given || named.length > 1) return none('it was not judged.');
  if (given.level === null) return none(visibleText(given.reason, LONGEST_REASON) || 'nothing in the answer shows it.');
  if (!levels.has(given.level)) return none('the level that was given does not exist.');
  const quote = findQuote(answer, given.quote ?? '');
  if (quote === undefined) return none('no words of the answer were given for it.');
  return { level: given.level, quote, reason: visibleText(given.reason, LONGEST_REASON) };
}

/** A point is said where every judgement found it. */
function quoteOfPoint(replies: readonly ScoreReply[], id: string, answer: string): string | undefined {
  const quotes = replies.map(({ covered }) => {
    const given = covered.find((point) => point.id === id);
    return given && findQuote(answer, given.quote);
  });
  return quotes.every((quote) => quote !== undefined) ? quotes[0] : undefined;
}
