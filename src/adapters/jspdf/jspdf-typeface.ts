import { jsPDF } from 'jspdf';
import { ExportError } from '../../errors/index.js';
import { binaryString } from '../../utils/binary-string.js';
import { joinArabic } from './layout/join-arabic.js';
import type { Typeface } from './layout/typeface.js';
import type { FontFiles } from './protocol.js';

/** The parts of a TrueType font as jsPDF reads it that are used here; they are not in its types. */
interface FontTables {
  readonly cmap: { readonly unicode: { readonly codeMap: Readonly<Record<number, number>> } };
  widthOfGlyph(glyph: number): number;
}

/** The parts of jsPDF's bidirectional algorithm that are used here. */
interface BidiEngine {
  doBidiReorder(text: string): string;
}
type Topics = { readonly internal: { readonly events: { getTopics(): Record<string, unknown> } } };
type Ordering = { readonly __bidiEngine__: new (options: object) => BidiEngine };

export const FAMILY = 'Body';

/** Gives both fonts to a document and reads what layout needs of them. Throws `ExportError` (`export/font-unreadable`). */
export function jspdfTypeface(document: jsPDF, fonts: FontFiles): Typeface {
  const regular = addFont(document, 'normal', fonts.regular);
  const bold = addFont(document, 'bold', fonts.bold);
  const tables = (isBold: boolean): Map<number, number> => (isBold ? bold : regular);
  const { __bidiEngine__: Bidi } = jsPDF as unknown as Ordering;
  // Its own joining of Arabic letters takes an alef before a lam for one after it, and stops at vowel signs.
  delete (document as unknown as Topics).internal.events.getTopics()['preProcessText'];
  const engines = [false, true].map(
    (isInputRtl) => new Bidi({ isInputVisual: false, isOutputVisual: true, isInputRtl, isOutputRtl: false, isSymmetricSwapping: true }),
  );
  return {
    has: (code, isBold) => tables(isBold).has(code),
    advance: (code, isBold) => tables(isBold).get(code) ?? 0,
    visual: (line, rtl) => engines[rtl ? 1 : 0]?.doBidiReorder(joinArabic(line)) ?? line,
  };
}

/** Advance by character. As whole thousandths: so jsPDF puts them into the file, and so they are drawn. */
function addFont(document: jsPDF, style: 'normal' | 'bold', file: ArrayBuffer): Map<number, number> {
  const name = `${style}.ttf`;
  document.addFileToVFS(name, binaryString(new Uint8Array(file)));
  try {
    document.addFont(name, FAMILY, style);
  } catch (cause) {
    throw new ExportError('font-unreadable', { cause });
  }
  const tables = document.setFont(FAMILY, style).getFont().metadata as Partial<FontTables> | undefined;
  const codes = tables?.cmap?.unicode.codeMap;
  if (!codes || !tables.widthOfGlyph) throw new ExportError('font-unreadable');
  const advances = new Map<number, number>();
  for (const [code, glyph] of Object.entries(codes)) if (glyph !== 0) advances.set(Number(code), Math.trunc(tables.widthOfGlyph(glyph)));
  return advances;
}
