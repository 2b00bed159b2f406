import { InvalidInputError } from '../errors/index.js';
import type { LogEvent, LogEventData, LogEventType, Rubric } from '../spec/index.js';
import type { Report, ReportQuestion } from './report.js';
import { applyReview, splitReview } from './review/apply-review.js';
import { consentOf } from './sections/consent.js';
import { coverageOf } from './sections/coverage.js';
import { findingsOf } from './sections/findings.js';
import { noticedOf } from './sections/incidents.js';
import { integrityOf, type IntegrityFunction } from './sections/integrity.js';
import { provenanceOf } from './sections/provenance.js';
import { withStrips } from './sections/question-strips.js';
import { runningTimeOf } from './sections/running-time.js';
import { speechOf } from './sections/speech.js';
import { technicalOf } from './sections/technical.js';
import { turnsOf } from './sections/turns.js';
import { lengthOf } from './spans.js';

export interface BuildReportOptions {
  /** Computes the integrity score; without it there is none. */
  readonly integrity?: IntegrityFunction;
  /** The rubric that the interviewer fell back on, for titles and weights; the plan's own, where it has one, wins. */
  readonly rubric?: Rubric;
}

/**
 * The report of a log: the same log and options always give the same report. Takes unfinished logs and erased data.
 * Trusts the log; check it with `verifyLog` or `parseRecord` first. Throws `InvalidInputError` (`record/invalid`) for
 * an empty log.
 */
export function buildReport(log: readonly LogEvent[], { integrity, rubric }: BuildReportOptions = {}): Report {
  // What was added afterwards is of another time: no stretch of the interview may reach into it.
  const { interview: events, added } = splitReview(log);
  const [first] = events;
  if (!first) throw new InvalidInputError('record', [{ path: 'events', message: 'there are none' }]);
  const plan = lastOf(events, 'session-created')?.plan;
  const { startedAt, endedAt, lastAt, spans } = runningTimeOf(events);
  const candidate = lastOf(events, 'candidate-entered')?.details;
  const endReason = lastOf(events, 'session-ended')?.reason;
  const consent = consentOf(events);
  const deviceCheck = lastOf(events, 'device-checked');
  const { incidents, evidence } = noticedOf(events);
  const coverage = coverageOf(events, spans);
  const questions = withStrips(turnsOf(events), incidents, coverage);
  const purpose = plan?.purpose ?? 'hiring';
  const judgedBy = plan?.rubric ?? rubric;
  const technical = technicalOf(questions, judgedBy);
  const report: Report = {
    schemaVersion: '1',
    sessionId: first.sessionId,
    title: plan?.title ?? '',
    ...(plan?.role === undefined ? {} : { role: plan.role }),
    purpose,
    language: plan?.language ?? 'und',
    ...(candidate ? { candidate } : {}),
    status: endedAt === undefined ? 'unfinished' : 'finished',
    ...(endReason ? { endReason } : {}),
    createdAt: first.wallTime,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    durationMs: lengthOf(spans),
    counts: countsOf(questions),
    technical,
    findings: findingsOf(questions, technical.criteria, purpose),
    questions,
    integrity: integrityOf(incidents, coverage, plan?.proctoring.weights, integrity),
    timeline: { from: startedAt ?? 0, to: endedAt ?? lastAt, speech: speechOf(events, spans), incidents, coverage: coverage.signals },
    ...(evidence ? { evidence } : {}),
    ...(consent ? { consent } : {}),
    ...(deviceCheck ? { deviceCheck } : {}),
    errors: events.flatMap(({ type, at, data }) => (type === 'error-occurred' && data ? [{ at, code: data.code, message: data.message }] : [])),
    provenance: provenanceOf(log),
  };
  return applyReview(report, added, judgedBy, integrity);
}

function lastOf<Type extends LogEventType>(events: readonly LogEvent[], type: Type): LogEventData[Type] | undefined {
  const event = events.findLast((each) => each.type === type && each.data !== null);
  return event?.data as LogEventData[Type] | undefined;
}

function countsOf(questions: readonly ReportQuestion[]): Report['counts'] {
  const counted = questions.filter(({ practice }) => !practice);
  const count = (outcome: ReportQuestion['outcome']): number => counted.filter((each) => each.outcome === outcome).length;
  return {
    asked: counted.length,
    answered: count('answered'),
    skipped: count('skipped'),
    followUps: counted.filter(({ question }) => question?.kind === 'follow-up').length,
  };
}
