/** How long a simulated provider takes, ms: always the same, or log-normal with this median and this 95th percentile. */
export type SimulatedDelay = number | { readonly p50: number; readonly p95: number };

/** 95th percentile of the standard normal distribution. */
const Z95 = 1.6448536269514722;

/** Draws delays one after another. `random`: in [0, 1), as of `seededRandom`. Source: a log-normal value is exp(ln p50 + sigma z). */
export function delays(delay: SimulatedDelay, random: () => number): () => number {
  if (typeof delay === 'number') return () => delay;
  const sigma = Math.log(delay.p95 / delay.p50) / Z95;
  return () => delay.p50 * Math.exp(sigma * normal(random));
}

/** Standard normal by the method of Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
