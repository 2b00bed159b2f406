export { pictureDocumentReader, type PictureDocumentReaderOptions } from './picture-document-reader.js';
