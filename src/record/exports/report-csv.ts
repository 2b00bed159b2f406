import type { CriterionScore, ReviewSubject } from '../../spec/index.js';
import type { Report, ReportQuestion } from '../report.js';
import { csvRow, type CsvCell } from './csv-cell.js';

export interface ReportCsvOptions {
  /** Begins with a byte order mark, without which Excel takes UTF-8 for something else. Default false. */
  readonly bom?: boolean;
}

type Row = {
  readonly report: Report;
  readonly turn?: ReportQuestion;
  readonly place?: number;
  readonly criterionId?: string;
  readonly score?: CriterionScore | undefined;
  /** What people wrote about the question. */
  readonly comments?: string | undefined;
  readonly appeals?: string | undefined;
};

/** Name and content of each column. Names are never translated, renamed or used for something else; new ones come at the end. */
const COLUMNS: readonly (readonly [name: string, cell: (row: Row) => CsvCell])[] = [
  ['session_id', ({ report }) => report.sessionId],
  ['title', ({ report }) => report.title],
  ['role', ({ report }) => report.role],
  ['created_at', ({ report }) => new Date(report.createdAt).toISOString()],
  ['status', ({ report }) => report.status],
  ['candidate_name', ({ report }) => report.candidate?.name],
  ['candidate_email', ({ report }) => report.candidate?.email],
  ['candidate_subject', ({ report }) => report.candidate?.subject],
  ['technical_overall', ({ report }) => report.technical.overall],
  ['integrity_score', ({ report }) => report.integrity.score],
  ['integrity_coverage', ({ report }) => report.integrity.coverage.overall],
  ['place', ({ place }) => (place === undefined ? undefined : place + 1)],
  ['question_number', ({ turn }) => turn?.number],
  ['question_kind', ({ turn }) => turn?.question?.kind],
  ['question', ({ turn }) => turn?.question?.text],
  ['outcome', ({ turn }) => turn?.outcome],
  ['started_at_ms', ({ turn }) => turn?.startedAt],
  ['answer', ({ turn }) => turn?.answer?.text],
  ['answer_mode', ({ turn }) => turn?.answer?.mode],
  ['answer_ms', ({ turn }) => turn?.answer?.durationMs],
  ['recogniser_confidence', ({ turn }) => turn?.answer?.confidence],
  ['criterion_id', ({ criterionId }) => criterionId],
  ['criterion', ({ report, criterionId }) => report.technical.criteria.find((each) => each.criterionId === criterionId)?.title],
  ['level', ({ score }) => score?.level],
  ['level_max', ({ report, score }) => score && report.technical.max],
  ['judgements', ({ score }) => score?.levels?.map((level) => level ?? 'none').join(' ')],
  ['quote', ({ score }) => score?.quote],
  ['reason', ({ score }) => score?.reason],
  ['reviewed_level', (row) => reviewed(row)],
  ['reviewed_by', (row) => standing(row)?.reviewer],
  ['reviewed_reason', (row) => standing(row)?.reason],
  ['review_flags', ({ turn }) => turn?.evaluation?.review?.join(' ')],
  ['points_said', ({ turn }) => turn?.evaluation?.covered.map(({ text }) => text).join('\n')],
  ['points_missing', ({ turn }) => turn?.evaluation?.missing.map(({ text }) => text).join('\n')],
  ['feedback', ({ turn }) => turn?.evaluation?.feedback],
  ['evaluator', ({ turn }) => evaluator(turn)],
  ['comments', ({ comments }) => comments],
  ['appeals', ({ appeals }) => appeals],
  ['reviewed_overall', ({ report }) => report.review?.technical.overall],
  ['reviewed_integrity', ({ report }) => report.review?.integrity.score],
  ['answer_ended_by', ({ turn }) => turn?.answer?.reason],
  ['heard_again', ({ turn }) => turn?.answer?.secondHearing?.heard?.text],
  ['heard_again_by', ({ turn }) => turn?.answer?.secondHearing?.by],
  ['heard_again_difference', ({ turn }) => turn?.answer?.secondHearing?.heard?.difference],
  ['heard_again_failure', ({ turn }) => turn?.answer?.secondHearing?.failure?.reason],
  ['judged_text', ({ turn }) => turn?.answer?.secondHearing?.judged],
];

/**
 * The report as a table (RFC 4180, CRLF): one row for each question and criterion, one for a question that was not
 * judged, and one without question for an interview that has none. What a spreadsheet would run is made harmless.
 */
export function reportCsv(report: Report, { bom = false }: ReportCsvOptions = {}): string {
  const rows = rowsOf(report).map((row) => csvRow(COLUMNS.map(([, cell]) => cell(row))));
  return `${bom ? '\ufeff' : ''}${[csvRow(COLUMNS.map(([name]) => name)), ...rows].join('\r\n')}\r\n`;
}

function rowsOf(report: Report): Row[] {
  if (report.questions.length === 0) return [{ report }];
  const comments = textsByQuestion(report.review?.comments ?? []);
  const appeals = textsByQuestion(report.review?.appeals ?? []);
  return report.questions.flatMap((turn, place): Row[] => {
    const id = turn.question?.id ?? '';
    const base = { report, turn, place, comments: comments.get(id), appeals: appeals.get(id) };
    const scores = turn.evaluation?.scores ?? [];
    const judged = new Set(scores.map(({ criterionId }) => criterionId));
    // A person may judge what no evaluator did.
    const added = (turn.overrides ?? []).filter(({ criterionId, stands }) => stands && !judged.has(criterionId));
    const rows = [...scores.map((score) => ({ ...base, criterionId: score.criterionId, score })), ...added.map(({ criterionId }) => ({ ...base, criterionId }))];
    return rows.length > 0 ? rows : [base];
  });
}

function standing({ turn, criterionId }: Row): NonNullable<ReportQuestion['overrides']>[number] | undefined {
  return turn?.overrides?.find((override) => override.stands && override.criterionId === criterionId);
}

/** Empty where nobody reviewed it; `none` where a person saw no evidence. */
function reviewed(row: Row): CsvCell {
  const override = standing(row);
  return override && (override.level ?? 'none');
}

function textsByQuestion(entries: readonly { readonly about: ReviewSubject; readonly text: string }[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { about, text } of entries) {
    if (about.type === 'question') texts.set(about.questionId, [texts.get(about.questionId), text].filter(Boolean).join('\n'));
  }
  return texts;
}

function evaluator(turn: ReportQuestion | undefined): string | undefined {
  const { provider, version, modelId } = turn?.evaluation?.evaluator ?? {};
  return provider && [provider, version, modelId].filter(Boolean).join(' ');
}
