import { sha256Hex } from '../../utils/sha256.js';

/**
 * The mark that stands between the words of others in one request, so that a model can tell these words from its
 * instructions all the way through (spotlighting by datamarking; Hines et al., 2024, arXiv 2403.14720). It follows from a key
 * that the author of the words cannot know, and is a private sign, which cleaned text does not hold.
 */
export function markOf(key: string): string {
  return String.fromCodePoint(0xe000 + (Number.parseInt(sha256Hex(`datamark ${key}`).slice(0, 8), 16) % 0x1900));
}

/** The mark in place of each gap between words. */
export function datamark(text: string, mark: string): string {
  return text.replace(/\s+/g, mark);
}

/** The same for a text whose lines say something, as in a resume: a line break follows its mark. */
export function datamarkLines(text: string, mark: string): string {
  return text.replace(/\s+/g, (gap) => (gap.includes('\n') ? `${mark}\n` : mark));
}

/** A reply with spaces again where a model copied the mark along with the words. */
export function withoutMark<Value>(value: Value, mark: string): Value {
  if (typeof value === 'string') return value.replaceAll(mark, ' ') as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => withoutMark(each, mark)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutMark(each as unknown, mark)])) as Value;
}
