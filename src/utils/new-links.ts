interface Link {
  readonly sessionId: string;
  readonly seq: number;
  readonly hash: string;
}

/**
 * What of a batch is to be added to a log that has `length` links. Links that the log holds already are left out.
 * Undefined where the batch does not fit as a whole: another hash under a known number, a gap, another session.
 * `knownHash` is asked for numbers below `length` only.
 */
export function newLinks<Item extends Link>(
  sessionId: string,
  batch: readonly Item[],
  length: number,
  knownHash: (seq: number) => string | undefined,
): readonly Item[] | undefined {
  const added: Item[] = [];
  for (const link of batch) {
    if (link.sessionId !== sessionId) return undefined;
    const next = length + added.length;
    if (link.seq === next) {
      added.push(link);
      continue;
    }
    const known = link.seq < length ? knownHash(link.seq) : added[link.seq - length]?.hash;
    if (known !== link.hash) return undefined;
  }
  return added;
}
