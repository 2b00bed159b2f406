/** Nearest rank; undefined of nothing. `part`: 0..1. */
export function quantile(values: readonly number[], part: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))];
}

/** NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Middle, upper end and worst; null of nothing, as JSON has no NaN. */
export type Spread = { readonly p50: number | null; readonly p95: number | null; readonly max: number | null };

export function spread(values: readonly number[]): Spread {
  return { p50: quantile(values, 0.5) ?? null, p95: quantile(values, 0.95) ?? null, max: quantile(values, 1) ?? null };
}
