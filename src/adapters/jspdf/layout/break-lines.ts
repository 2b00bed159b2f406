import { hasRtl, ownDirection, widthOf, type TextStyle, type Typeface } from './typeface.js';

/** One line as it is drawn from left to right. */
export interface Line {
  readonly text: string;
  readonly width: number;
  readonly rtl: boolean;
}

export interface BreakOptions extends TextStyle {
  /** Points. */
  readonly width: number;
  readonly typeface: Typeface;
  /** Of a paragraph without letters. */
  readonly direction: 'ltr' | 'rtl';
}

const SPACE = /(\s+)/;
/** Where a word may break: after a hyphen or slash within it, and anywhere around letters that are written without spaces. */
const WITHIN = /(?<=[-\u2013\u2014/])(?=[\p{L}\p{N}])|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u;
const MARK = /\p{M}/u;

/** Breaks text into lines no wider than `width`; a word that is wider is cut. Each character is looked at a fixed number of times. */
export function breakLines(text: string, options: BreakOptions): Line[] {
  return text.split('\n').flatMap((paragraph) => {
    const rtl = (ownDirection(paragraph) ?? options.direction) === 'rtl';
    return breakParagraph(paragraph.trimEnd(), options).map((line) => drawn(line, rtl, options));
  });
}

function breakParagraph(paragraph: string, options: BreakOptions): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  let space = '';
  for (const token of paragraph.split(SPACE)) {
    if (token.trim() === '') {
      space = token === '' ? space : token;
      continue;
    }
    for (const piece of token.split(WITHIN)) {
      const pieceWidth = measure(piece, options);
      const gap = space === '' ? 0 : measure(space, options);
      if (line !== '' && width + gap + pieceWidth > options.width) {
        lines.push(line);
        line = '';
        width = 0;
        space = '';
      }
      if (pieceWidth > options.width) {
        const parts = cut(piece, options);
        lines.push(...parts.slice(0, -1));
        line = parts.at(-1) ?? '';
        width = measure(line, options);
      } else {
        line += space + piece;
        width += (space === '' ? 0 : gap) + pieceWidth;
      }
      space = '';
    }
  }
  return [...lines, line];
}

/** A word that fits on no line, in parts that do. */
function cut(word: string, options: BreakOptions): string[] {
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const character of word) {
    const advance = widthOf(character, options, options.typeface);
    if (part !== '' && width + advance > options.width && !MARK.test(character)) {
      parts.push(part);
      part = '';
      width = 0;
    }
    part += character;
    width += advance;
  }
  return [...parts, part];
}

function measure(text: string, options: BreakOptions): number {
  return widthOf(hasRtl(text) ? options.typeface.visual(text, true) : text, options, options.typeface);
}

function drawn(line: string, rtl: boolean, options: BreakOptions): Line {
  const needsOrder = rtl || hasRtl(line);
  const text = (needsOrder ? options.typeface.visual(line, rtl) : line).replace(/[\u200c\u200d]/g, '');
  return { text, width: widthOf(text, options, options.typeface), rtl };
}
