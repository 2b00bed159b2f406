import { InterviewError } from './interview-error.js';

/** Why a document could not be made, or not quite as it was given. */
export type ExportReason = 'characters-missing' | 'symbols-replaced' | 'font-unreadable' | 'timeout' | 'failed';

const MESSAGES: Record<ExportReason, [message: string, action: string]> = {
  'characters-missing': [
    'The document holds letters that its font does not have, so it was not made.',
    'Print the page instead, or give the writer a font that has them (option "fonts").',
  ],
  'symbols-replaced': [
    'The document holds symbols that its font does not have; their codes stand in their places.',
    'Print the page instead, or give the writer a font that has them (option "fonts").',
  ],
  'font-unreadable': ['The font of the document cannot be read.', 'Use a TrueType font (.ttf) with a Unicode character table.'],
  timeout: ['Making the document took too long.', 'Try again, or print the page instead.'],
  failed: ['The document could not be made.', 'Print the page instead, or save the report in another format.'],
};

/** A report could not be made into a file, or not quite; nothing of it is lost. Codes: `export/<reason>`. Holds nothing of what is in the document. */
export class ExportError extends InterviewError {
  /** For `characters-missing`: the writing systems of the letters, e.g. `Han`; for `symbols-replaced`: how many. */
  readonly detail: string;

  constructor(reason: ExportReason, options: { cause?: unknown; detail?: string } = {}) {
    const [message, action] = MESSAGES[reason];
    const { detail = '', cause } = options;
    super({ code: `export/${reason}`, message: detail ? `${message} (${detail})` : message, action, recoverable: true, cause });
    this.detail = detail;
  }

  override get reason(): ExportReason {
    return super.reason as ExportReason;
  }
}
