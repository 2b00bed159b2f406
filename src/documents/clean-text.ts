import { DOCUMENT_LIMITS } from '../spec/index.js';

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

const TAGS = /[\u{E0000}-\u{E007F}]/gu;
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/** Writing systems in which the zero-width joiner and non-joiner spell words (Unicode 16, 23.2). */
const JOINING = '[\\p{Script=Arabic}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Mongolian}]';
const STRAY_JOINERS = new RegExp(`(?<!${JOINING}\\p{M}*)[\\u200C\\u200D]|[\\u200C\\u200D](?!${JOINING})`, 'gu');
const INVISIBLE = /[\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u2060-\u2065\u206A-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0080}-\u{E0FFF}]/gu;
/** Signs of symbol fonts that text programs use as bullets (Wingdings, Symbol). */
const PRIVATE_BULLETS = /[\uF0B7\uF0A7\uF076\uF0D8\uF0FC]/gu;
const CONTROL = /[\p{Co}\p{Cn}\p{Cs}]|(?![\t\n])\p{Cc}/gu;
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
  const bidi = remove(BIDI);
  const invisible = remove(INVISIBLE) + remove(STRAY_JOINERS);
  text = text.replace(/\r\n?|[\u0085\u000B\u000C\u2028\u2029]/g, '\n').replace(PRIVATE_BULLETS, '•');
  const control = remove(CONTROL);
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
