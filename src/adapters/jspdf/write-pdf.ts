import { jsPDF } from 'jspdf';
import { ExportError } from '../../errors/index.js';
import { drawPages } from './draw-marks.js';
import { jspdfTypeface } from './jspdf-typeface.js';
import { layOut } from './layout/lay-out.js';
import { PAGE_SIZES } from './layout/paginate.js';
import type { PdfRequest, WrittenPdf } from './protocol.js';

/** A PDF of a document, with its text as text, a title, a language, an outline and links. Throws `ExportError`. */
export function writePdf({ document, fonts, format }: PdfRequest): WrittenPdf {
  const size = PAGE_SIZES[format];
  const pdf = new jsPDF({ unit: 'pt', format: [size.width, size.height], compress: true, putOnlyUsedFonts: true });
  const typeface = jspdfTypeface(pdf, fonts);
  const { pages, characters } = layOut(document, size, typeface);
  if (characters.missing > 0) {
    throw new ExportError('characters-missing', { detail: characters.scripts.join(', ') });
  }
  drawPages(pdf, pages);
  pdf.setDocumentProperties({ title: document.title, creator: 'interview-elements' });
  pdf.setCreationDate(new Date(document.createdAt ?? Date.now()));
  setLanguage(pdf, document.language);
  pdf.viewerPreferences({ DisplayDocTitle: true, Direction: document.direction === 'rtl' ? 'R2L' : 'L2R' });
  return { bytes: pdf.output('arraybuffer'), pages: pages.length, replaced: characters.replaced };
}

/** jsPDF passes over tags that it does not know; the language without its region then stands. */
function setLanguage(pdf: jsPDF, language: string): void {
  type Known = Parameters<jsPDF['setLanguage']>[0];
  pdf.setLanguage((language.split('-')[0] ?? language) as Known).setLanguage(language as Known);
}
