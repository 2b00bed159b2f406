/** Levels further apart than this are a disagreement. */
const TOLERATED = 1;

export interface CombinedLevel {
  /** Median of what was judged, the lower of two; null where more judgements saw no evidence than saw some. */
  readonly level: number | null;
  readonly isDisputed: boolean;
}

/** One level from several judgements of the same answer. */
export function combineLevels(levels: readonly (number | null)[]): CombinedLevel {
  const judged = levels.filter((level) => level !== null).sort((a, b) => a - b);
  const silent = levels.length - judged.length;
  const spread = (judged.at(-1) ?? 0) - (judged[0] ?? 0);
  const isDisputed = spread > TOLERATED || (silent > 0 && judged.length > 0);
  if (judged.length === 0 || silent > judged.length) return { level: null, isDisputed };
  return { level: judged[Math.floor((judged.length - 1) / 2)] ?? null, isDisputed };
}
