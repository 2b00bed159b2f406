/** Tag characters (U+E0000..E007F), which can carry a whole hidden message. */
export const TAGS = /[\u{E0000}-\u{E007F}]/gu;

/** Marks that turn the direction of the text around. */
export const DIRECTIONS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Writing systems in which the zero-width joiner and non-joiner spell words (Unicode 16, 23.2). */
const JOINING =
  '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Mongolian}]';
const JOINERS = '[\\u200C\\u200D]';

/**
 * What shows nothing: fillers, zero-width and format characters, variation selectors; and joiners but for a single one
 * between two letters of a writing system that spells with them.
 */
export const FILLERS = new RegExp(`(?!${JOINERS})[\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFB\\u{13430}-\\u{1343F}]|(?<!${JOINING}\\p{M}*)${JOINERS}|${JOINERS}(?!${JOINING})`, 'gu');

/** Controls but tab and line end, halves of surrogate pairs, private and unassigned signs. */
export const CONTROLS = /[\p{Co}\p{Cn}\p{Cs}]|(?![\t\n])\p{Cc}/gu;

const LINE_ENDS = /\r\n?|[\u0085\u000B\u000C\u2028\u2029]/g;

/** Each line ended by a line feed, whichever sign ended it before. */
export function withPlainLines(text: string): string {
  return text.replace(LINE_ENDS, '\n');
}

/** Without characters that a reader does not see, of whatever kind; in Unicode form C. */
export function visibleText(text: string): string {
  const plain = withPlainLines(text.normalize('NFC').replace(TAGS, '').replace(DIRECTIONS, '').replace(FILLERS, ''));
  // What stood between two letters may have kept them from being one.
  return plain.replace(CONTROLS, '').normalize('NFC');
}
