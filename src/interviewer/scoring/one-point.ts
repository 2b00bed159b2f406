import type { Match } from './evidence.js';

/** Matches of one sentence, by what their words can stand for. */
export interface SortedMatches {
  /** Their words say this point alone. */
  readonly sure: readonly Match[];
  /** Their words are signals of several points, of which they say one. */
  readonly shared: readonly Match[];
}

/**
 * What has been said once is one point, not two. Where signals of two points overlap, the longer one is meant: "post to
 * create" says which method is meant for what, and not also that something was "created".
 */
export function sortMatches(matches: readonly Match[]): SortedMatches {
  const left = matches.filter((match) => !matches.some((other) => isRival(match, other) && lengthOf(other) > lengthOf(match)));
  const isShared = (match: Match): boolean => left.some((other) => isRival(match, other));
  return { sure: left.filter((match) => !isShared(match)), shared: left.filter(isShared) };
}

/** Of another point, with at least one word in common. */
export function isRival(one: Match, other: Match): boolean {
  return one.point !== other.point && one.from < other.to && other.from < one.to;
}

function lengthOf({ from, to }: Match): number {
  return to - from;
}
