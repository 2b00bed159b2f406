/** The samples from this time on. They are in the order of their times, so nobody has to look at those that stay. */
export function samplesSince<Sample extends { readonly at: number }>(samples: readonly Sample[], from: number): readonly Sample[] {
  const first = samples.findIndex(({ at }) => at >= from);
  if (first === 0) return samples;
  return first < 0 ? [] : samples.slice(first);
}
