export { tesseractPictureToText, type TesseractPictureToTextOptions } from './tesseract-picture-to-text.js';
