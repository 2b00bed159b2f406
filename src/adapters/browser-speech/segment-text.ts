/** A stretch of text that is spoken in one go, with its place in the whole. */
export interface Clause {
  readonly text: string;
  readonly offset: number;
}

/**
 * Cuts text into clauses of at most `longest` characters, at the end of a sentence, else at a comma, else between words.
 * Chromium's remote voices fall silent without a word after about 15 s (Chromium issue 41294170).
 */
export function segmentText(text: string, longest = 180): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  while (from < text.length) {
    const to = text.length - from <= longest ? text.length : cut(text, from, longest);
    const raw = text.slice(from, to);
    const spoken = raw.trim();
    if (spoken) clauses.push({ text: spoken, offset: from + raw.indexOf(spoken) });
    from = to;
  }
  return clauses;
}

function cut(text: string, from: number, longest: number): number {
  const window = text.slice(from, from + longest);
  for (const pattern of [/[.!?…。！？]+["')\]]?\s+(?=\S)/gu, /[,;:–—、，]\s*(?=\S)/gu, /\s+(?=\S)/gu]) {
    const last = [...window.matchAll(pattern)].at(-1);
    // A cut in the first third makes needlessly short pieces.
    if (last && last.index > longest / 3) return from + last.index + last[0].length;
  }
  return from + longest;
}
