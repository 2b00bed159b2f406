export type { PageFormat } from './layout/paginate.js';
export { pdfDocumentWriter, type FontSource, type PdfDocumentWriterOptions } from './pdf-document-writer.js';
