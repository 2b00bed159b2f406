/** Pictures that are equal to the last bit, up to now. */
export interface StillPicture {
  /** The first of them. */
  readonly since: number;
  readonly pictures: number;
  /** Their fingerprints: one, or two that take turns. */
  readonly fingerprints: readonly string[];
  /** What was seen before these, as long as it was one picture over and over. */
  readonly before?: Omit<StillPicture, 'before'>;
}

/**
 * With the picture that comes now. One and the same picture is read back as one of two by Chromium, a hair apart and in
 * no order (measured with a video that stood still), so two that come back in turns are one. A camera that gives few
 * pictures shows each for a while and never again: that starts anew each time.
 */
export function nextStill(last: StillPicture | undefined, fingerprint: string, at: number): StillPicture {
  const alone = { since: at, pictures: 1, fingerprints: [fingerprint] };
  if (!last) return alone;
  const { before, ...now } = last;
  if (now.fingerprints.includes(fingerprint)) return { ...last, pictures: last.pictures + 1 };
  if (before?.fingerprints.includes(fingerprint) && now.fingerprints.length === 1) {
    return { since: before.since, pictures: before.pictures + now.pictures + 1, fingerprints: [...before.fingerprints, ...now.fingerprints] };
  }
  return now.fingerprints.length === 1 ? { ...alone, before: now } : alone;
}
