/** Words of a text that a finding rests on: UTF-16 offsets into it, `end` exclusive. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A stretch of a text without the space around it. */
export function passage(source: string, from: number, to: number): Passage {
  const raw = source.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const text = raw.trim();
  return { start, end: start + text.length, text };
}

/** The lines of a text. */
export function linesOf(source: string): Passage[] {
  const lines: Passage[] = [];
  let at = 0;
  for (const line of source.split('\n')) {
    lines.push(passage(source, at, at + line.length));
    at += line.length + 1;
  }
  return lines;
}
