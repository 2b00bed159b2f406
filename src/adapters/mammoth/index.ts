export { docxDocumentReader, type DocxDocumentReaderOptions } from './docx-document-reader.js';
