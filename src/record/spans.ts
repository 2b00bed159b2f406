/** A stretch of the session, ms on its clock. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Sum of the lengths, ms. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + (to - from), 0);
}

/** The parts of `spans` that lie within `limits`. Both are in order and do not overlap themselves; takes one pass. */
export function clip<Part extends Span>(spans: readonly Part[], limits: readonly Span[]): Part[] {
  const clipped: Part[] = [];
  let at = 0;
  for (const span of spans) {
    while (at < limits.length && (limits[at]?.to ?? 0) <= span.from) at++;
    for (let index = at; index < limits.length; index++) {
      const limit = limits[index];
      if (!limit || limit.from >= span.to) break;
      const [from, to] = [Math.max(span.from, limit.from), Math.min(span.to, limit.to)];
      if (to > from) clipped.push({ ...span, from, to });
    }
  }
  return clipped;
}
