export { pdfDocumentReader, type PdfDocumentReaderOptions } from './pdf-document-reader.js';
