/** What layout needs to know of a font. Only the Basic Multilingual Plane: jsPDF writes nothing beyond it. */
export interface Typeface {
  has(code: number, bold: boolean): boolean;
  /** Advance of one UTF-16 unit in thousandths of the size. */
  advance(code: number, bold: boolean): number;
  /** Puts a line in the order in which it is drawn from left to right, letters joined as their script joins them. */
  visual(line: string, rtl: boolean): string;
}

/** Size in points. */
export interface TextStyle {
  readonly size: number;
  readonly bold: boolean;
}

/** Width in points of text as it is drawn. */
export function widthOf(text: string, { size, bold }: TextStyle, typeface: Typeface): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) width += typeface.advance(text.charCodeAt(index), bold);
  return (width * size) / 1000;
}

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const FIRST_LETTER = /\p{L}/u;

/** The direction of the first letter, as `dir="auto"` does (HTML, 3.2.6.4); undefined without letters. */
export function ownDirection(text: string): 'ltr' | 'rtl' | undefined {
  const [letter] = FIRST_LETTER.exec(text) ?? [];
  return letter === undefined ? undefined : RTL.test(letter) ? 'rtl' : 'ltr';
}

export function hasRtl(text: string): boolean {
  return RTL.test(text);
}
