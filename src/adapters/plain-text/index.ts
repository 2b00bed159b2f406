export { plainTextDocumentReader } from './plain-text-document-reader.js';
