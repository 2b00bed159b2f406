/** Rounds half up. The detour over text keeps 1.15, which is stored as 1.149999..., from becoming 1.1. */
export function roundTo(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(Number((value * factor).toFixed(6))) / factor;
}
