import { InterviewError, InvalidInputError } from '../../src/errors/index.js';
import { DEFAULT_RUBRIC } from '../../src/interviewer/default-rubric.js';
import { integrityScore } from '../../src/proctoring/integrity-score.js';
import { buildReport } from '../../src/record/build-report.js';
import type { Report } from '../../src/record/index.js';
import type { LogEvent, Rubric } from '../../src/spec/index.js';

/** The report of a log, with the integrity figure. Throws `InvalidInputError` (`record/invalid`) for what is no log. */
export function reportOf(events: readonly LogEvent[], rubric: Rubric | undefined): Report {
  try {
    return buildReport(events, { integrity: integrityScore, ...fallback(events, rubric) });
  } catch (error) {
    if (InterviewError.isInstance(error)) throw error;
    throw new InvalidInputError('record', [{ path: 'events', message: 'cannot be read as a record' }]);
  }
}

/** The embedded interviewer judges by its own criteria where the plan has none; anybody else's are not known here. */
function fallback(events: readonly LogEvent[], rubric: Rubric | undefined): { rubric?: Rubric } {
  if (rubric) return { rubric };
  const known = new Set(DEFAULT_RUBRIC.criteria.map(({ id }) => id));
  const embedded = events.some((event) => event.type === 'session-created' && event.data?.interviewer.provider === 'question-bank');
  const own = events.every((event) => event.type !== 'answer-evaluated' || (event.data?.evaluation.scores ?? []).every(({ criterionId }) => known.has(criterionId)));
  return embedded && own ? { rubric: DEFAULT_RUBRIC } : {};
}
