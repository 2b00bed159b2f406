import { DOCUMENT_LIMITS } from '../spec/index.js';
import { CONTROLS, DIRECTIONS, FILLERS, TAGS, withPlainLines } from '../utils/visible-text.js';

/** How many characters that a reader does not see were taken out, by kind. */
export interface RemovedCharacters {
  /** Zero-width characters, fillers, soft hyphens, variation selectors. */
  readonly invisible: number;
  /** Marks that turn the direction of the text around (U+202A..202E, 2066..2069, 200E, 200F, 061C). */
  readonly bidi: number;
  /** Tag characters (U+E0000..E007F), which can carry a whole hidden message. */
  readonly tags: number;
  /** Control characters but tab and line ends, halves of surrogate pairs, private and unassigned signs. */
  readonly control: number;
}

export interface CleanText {
  readonly text: string;
  readonly removed: RemovedCharacters;
  /** True where the text was longer than is kept. */
  readonly truncated: boolean;
}

/** Signs of symbol fonts that text programs use as bullets (Wingdings, Symbol). */
const PRIVATE_BULLETS = /[\uF0B7\uF0A7\uF076\uF0D8\uF0FC]/gu;
/** Ligatures of Latin letters, which some fonts store as one sign. */
const LIGATURES = /[\uFB00-\uFB06]/gu;

/**
 * Text as a person reads it: without characters that show nothing, in Unicode form C, with plain spaces and line ends and
 * no more than one empty line in a row. Runs of space that hold a tab stay one tab, for it parts columns.
 * At most `maxLength` UTF-16 units, by default 200,000.
 */
export function cleanText(raw: string, { maxLength = DOCUMENT_LIMITS.characters }: { readonly maxLength?: number } = {}): CleanText {
  let text = raw;
  const remove = (pattern: RegExp, replacement = ''): number => {
    let count = 0;
    text = text.replace(pattern, () => (count++, replacement));
    return count;
  };
  const tags = remove(TAGS);
  const bidi = remove(DIRECTIONS);
  const invisible = remove(FILLERS);
  text = withPlainLines(text).replace(PRIVATE_BULLETS, '•');
  const control = remove(CONTROLS);
  text = text
    .replace(LIGATURES, (sign) => sign.normalize('NFKC'))
    .normalize('NFC')
    .replace(/[^\S\n]+/g, (space) => (space.includes('\t') ? '\t' : ' '))
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const truncated = text.length > maxLength;
  return { text: truncated ? cut(text, maxLength) : text, removed: { invisible, bidi, tags, control }, truncated };
}

/** Never through the middle of a pair. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '').trimEnd();
}
