import type { Typeface } from './typeface.js';

/** Drawn by no font: controls, and marks that only steer what is around them. The joiners stay until letters are joined. */
const UNSEEN = /(?![\n\u200c\u200d])[\p{Cc}\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/gu;
const CARRIES_MEANING = /[\p{L}\p{M}\p{N}]/u;

/** Named in the error, so that a host knows which font to give. */
const SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Devanagari', 'Bengali', 'Tamil', 'Telugu', 'Thai', 'Khmer', 'Myanmar', 'Ethiopic', 'Sinhala', 'Gujarati', 'Gurmukhi'] as const;
const IN_SCRIPT = SCRIPTS.map((script) => ({ script, pattern: new RegExp(`\\p{Script=${script}}`, 'u') }));

/** Makes text fit to be drawn, and keeps account of what the font lacks. */
export class Characters {
  readonly #typeface: Typeface;
  readonly #scripts = new Set<string>();
  /** How many symbols were replaced by their codes. */
  replaced = 0;
  /** How many letters, marks and digits the font lacks: what they say would be lost. */
  missing = 0;

  constructor(typeface: Typeface) {
    this.#typeface = typeface;
  }

  /** Writing systems of the missing letters, in English. */
  get scripts(): readonly string[] {
    return [...this.#scripts].sort();
  }

  /** The text without what is not seen; a symbol that the font lacks becomes its code, e.g. `[U+1F642]`. */
  prepare(text: string, bold: boolean): string {
    const clean = text.normalize('NFC').replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ').replace(UNSEEN, '');
    let ready = '';
    for (const character of clean) ready += this.#isDrawn(character, bold) ? character : this.#replace(character, bold);
    return ready;
  }

  #isDrawn(character: string, bold: boolean): boolean {
    if (character === '\n' || character === '\u200c' || character === '\u200d') return true;
    return character.length === 1 && this.#typeface.has(character.charCodeAt(0), bold);
  }

  #replace(character: string, bold: boolean): string {
    // A letter in fancy dress, e.g. of the mathematical alphabets, is still that letter.
    const plain = character.normalize('NFKC');
    if (plain !== character && [...plain].every((each) => this.#isDrawn(each, bold))) return plain;
    if (!CARRIES_MEANING.test(character)) {
      this.replaced += 1;
      return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
    }
    this.missing += 1;
    this.#scripts.add(IN_SCRIPT.find(({ pattern }) => pattern.test(character))?.script ?? 'other');
    return '';
  }
}
