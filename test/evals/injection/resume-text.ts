import mammoth from 'mammoth';
import { readDocx } from '../../../src/adapters/mammoth/read-docx.js';
import { plainTextDocumentReader } from '../../../src/adapters/plain-text/index.js';
import { parseDocument } from '../../../src/documents/parse-document.js';
import type { DocumentReader } from '../../../src/spec/index.js';
import { docx, paragraph } from '../../helpers/docx-file.js';

/** The code of the worker, run here. */
const DOCX_READER: DocumentReader = {
  specificationVersion: 'v1',
  provider: 'mammoth-document',
  accepts: (type) => type.endsWith('wordprocessingml.document'),
  read: async (file) => readDocx(new Uint8Array(await file.arrayBuffer()), { extractRawText: ({ arrayBuffer }) => mammoth.extractRawText({ buffer: Buffer.from(arrayBuffer) }) }),
};

export interface ResumeFile {
  readonly name: string;
  readonly lines: readonly string[];
  /** In the file, and not to be seen. */
  readonly hidden?: string;
}

/** What the package makes of a resume file: a text file, or a DOCX where something is to be hidden in it. */
export async function resumeText({ name, lines, hidden }: ResumeFile): Promise<string> {
  const file = hidden === undefined ? new File([lines.join('\n')], name) : new File([docx(lines.map((line) => paragraph(escape(line))).join('') + paragraph(escape(hidden), '<w:vanish/>'))], name);
  return (await parseDocument(file, [plainTextDocumentReader(), DOCX_READER])).text;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
