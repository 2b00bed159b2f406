// Writes small DOCX files (ECMA-376), good ones and bad ones, by hand: what is under test is the reading of exactly these bytes.
import { zip, type ZipEntry } from './zip-file.js';

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OTHERS =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface DocxOptions {
  /** Inside of `w:styles`. */
  readonly styles?: string;
  /** Replaces `word/document.xml` as a whole. */
  readonly document?: ZipEntry;
  readonly entries?: readonly ZipEntry[];
}

/** `body`: inside of `w:body`. */
export function docx(body: string, { styles = '', document, entries = [] }: DocxOptions = {}): File {
  const types =
    `<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`;
  const target = 'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"';
  const parts: ZipEntry[] = [
    { name: '[Content_Types].xml', data: `${HEAD}<Types xmlns="${PACKAGE}/content-types">${types}</Types>` },
    { name: '_rels/.rels', data: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" ${target}/></Relationships>` },
    document ?? { name: 'word/document.xml', data: `${HEAD}<w:document ${WORD} ${OTHERS}><w:body>${body}</w:body></w:document>` },
    { name: 'word/styles.xml', data: `${HEAD}<w:styles ${WORD}>${styles}</w:styles>` },
    ...entries,
  ];
  return new File([zip(parts)], 'somebody.docx');
}

/** A paragraph of one run. */
export function paragraph(text: string, runProperties = '', paragraphProperties = ''): string {
  return `<w:p><w:pPr>${paragraphProperties}</w:pPr>${run(text, runProperties)}</w:p>`;
}

export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}
