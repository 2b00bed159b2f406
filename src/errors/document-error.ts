import { InterviewError } from './interview-error.js';

/** Why a document (resume, job description) cannot be read. */
export type DocumentReason =
  | 'unsupported'
  | 'corrupt'
  | 'encrypted'
  | 'too-large'
  | 'too-many-pages'
  | 'image-only'
  | 'timeout';

const MESSAGES: Record<DocumentReason, [message: string, action: string]> = {
  unsupported: ['This kind of file cannot be read.', 'Upload a PDF, a DOCX or a plain text file.'],
  corrupt: ['The file is damaged: nothing readable was found in it.', 'Export the document again and upload the new file.'],
  encrypted: ['The file is protected by a password.', 'Save it without a password and upload that file.'],
  'too-large': ['The file, or what it unpacks to, is larger than what is read.', 'Upload a shorter document, at most 10 MB, with fewer pictures.'],
  'too-many-pages': ['The document has more pages than are read.', 'Upload a document of at most 30 pages; of scans and pictures, at most 10.'],
  'image-only': [
    'The document shows pictures of text, and holds no text that can be read.',
    'Upload a PDF or DOCX saved from a text program, or let the host of this page switch on text recognition.',
  ],
  timeout: ['Reading the document took too long.', 'Upload a simpler file: export the document again, or save it as plain text.'],
};

/**
 * A document could not be read; the interview goes on without it. Codes: `document/<reason>`.
 * Holds neither the name of the file nor anything of what is in it.
 */
export class DocumentError extends InterviewError {
  constructor(reason: DocumentReason, options: { cause?: unknown } = {}) {
    const [message, action] = MESSAGES[reason];
    super({ code: `document/${reason}`, message, action, recoverable: true, cause: options.cause });
  }

  override get reason(): DocumentReason {
    return super.reason as DocumentReason;
  }
}
