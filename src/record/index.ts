export { buildReport, type BuildReportOptions } from './build-report.js';
export { eraseData } from './erase-data.js';
export { EventLog, type EventLogOptions } from './event-log.js';
export type { EvidenceReport, IncidentEvidence, PolicyStep, QuestionStrip, ReportDropped, ReportSnapshot, ReportTrace, StripGap } from './evidence.js';
export { exportRecord, type RecordExport } from './export-record.js';
export { EDX_REVIEW_STATUSES, edxCallback, edxReview, type EdxCallback, type EdxComment, type EdxReview, type EdxReviewOptions, type EdxReviewStatus } from './exports/edx-comments.js';
export { reportCsv, type ReportCsvOptions } from './exports/report-csv.js';
export { reportDocument, type ReportDocumentOptions } from './exports/report-document.js';
export type { ReportWord, SayReport } from './exports/report-words.js';
export type { CriterionFinding, FindingQuote, Findings, MissingPoint, PointsFinding, Recommendation } from './findings.js';
export { readObservations } from './read-observations.js';
export { parseRecord } from './record-export.js';
export { openReview, type OpenReviewOptions, type RecordReview, type StoredReviewOptions, type UnstoredReviewOptions } from './review/record-review.js';
export type { Appeal, LevelOverride, ReportVerdict, ReviewComment, ReviewEntry, ReviewReport } from './review/review-report.js';
export type {
  ConsentState,
  CoverageReport,
  CoverageSpan,
  CriterionResult,
  IntegrityReport,
  MonitoringEngine,
  MonitoringRule,
  Provenance,
  Report,
  ReportAnswer,
  ReportAttempt,
  ReportConsent,
  ReportError,
  ReportHelp,
  ReportHearing,
  ReportPhrase,
  ReportIncident,
  ReportQuestion,
  ReportSecondHearing,
  SignalCoverage,
  SpeechSpan,
  TechnicalScore,
  Timeline,
} from './report.js';
export { GAP_BELOW, STRENGTH_FROM } from './sections/findings.js';
export { MIN_COVERAGE, type IntegrityFunction } from './sections/integrity.js';
export type { Span } from './spans.js';
export { verifyLog, type ExpectedLog, type LogProblem, type LogVerdict } from './verify-log.js';
