/** Brings samples up to a higher rate (Hz) along straight lines: for a microphone that changes to that of a telephone meanwhile. */
export function toRate(samples: Int16Array, from: number, to: number): Int16Array {
  const made = new Int16Array(Math.round((samples.length * to) / from));
  const step = from / to;
  return made.map((_, index) => {
    const place = index * step;
    const before = samples[Math.floor(place)] ?? 0;
    const after = samples[Math.floor(place) + 1] ?? before;
    return Math.round(before + (after - before) * (place % 1));
  });
}
