// The files that a report can be taken away as. Loaded when the first of them is wanted.
import { loadPart } from '../../src/errors/index.js';
import { exportRecord } from '../../src/record/export-record.js';
import { edxReview } from '../../src/record/exports/edx-comments.js';
import { isNeutral, reasonOf } from '../../src/record/exports/evidence-words.js';
import { reportCsv } from '../../src/record/exports/report-csv.js';
import { reportDocument } from '../../src/record/exports/report-document.js';
import type { SayReport } from '../../src/record/exports/report-words.js';
import type { ReportIncident } from '../../src/record/index.js';
import type { DocumentWriter, LogEvent, WriteContext } from '../../src/spec/index.js';
import { criterionName, type ReportView } from './report-view.js';

/**
 * `edx`: what was noticed, as review comments of edx-proctoring. `report`: what is shown, as JSON. `record`: the events behind
 * it, as JSON, with which it can be checked.
 */
export type ReportFormat = 'pdf' | 'csv' | 'edx' | 'report' | 'record';

export interface FileSource {
  readonly view: ReportView;
  /** Absent where there is only a report. */
  readonly log: readonly LogEvent[] | undefined;
  /** The host's own; the embedded one where absent. */
  readonly writer: DocumentWriter | undefined;
  readonly assetsUrl: string;
}

/** A file named after the session. Rejects with what making it rejects with: `ExportError`, `AssetError`, `InvalidInputError` (`record/invalid`) without a log. */
export async function reportFile(format: ReportFormat, { view, log, writer, assetsUrl }: FileSource, context: WriteContext): Promise<File> {
  const { report } = view;
  const file = (suffix: string, content: BlobPart, type: string): File => new File([content], `interview-${report.sessionId}${suffix}`.replace(/[^\w.-]+/g, '_'), { type });
  switch (format) {
    case 'csv':
      return file('.csv', reportCsv(report, { bom: true }), 'text/csv');
    case 'edx':
      return file('-edx.json', JSON.stringify(edxReview(report, { comment: (each) => commentOf(each, view.text) }), null, 2), 'application/json');
    case 'report':
      return file('-report.json', JSON.stringify(report, null, 2), 'application/json');
    case 'record':
      return file('.json', JSON.stringify(exportRecord(log ?? []), null, 2), 'application/json');
    case 'pdf': {
      const made = writer ?? (await loadPart('document-writer', () => import('../internal/load-document-writer.js'))).loadDocumentWriter(assetsUrl);
      context.signal.throwIfAborted();
      const document = reportDocument(report, {
        // Its keys are keys of ours, and a test tries them all; the types of each key's own values are lost on the way.
        say: view.text as unknown as SayReport,
        language: view.language,
        direction: view.direction,
        forCandidate: view.viewer === 'candidate',
        criterionName: (id) => criterionName(view, id),
      });
      const content = await made.write(document, context);
      context.signal.throwIfAborted();
      return file(`.${made.type === 'application/pdf' ? 'pdf' : (made.type.split('/')[1] ?? 'bin')}`, content, made.type);
    }
  }
}

/** In the words of whoever saves it, with what the reviewer noted. */
function commentOf({ incident, verdicts }: ReportIncident, text: ReportView['text']): string {
  const neutral = isNeutral(incident) ? ` (${text('evidenceNeutral')})` : '';
  return [`${text(`kind ${incident.kind}`)}${neutral}: ${reasonOf(incident, text as unknown as SayReport).sentence}`, verdicts?.at(-1)?.note].filter(Boolean).join(' ');
}
