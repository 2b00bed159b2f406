import { InterviewError, InvalidInputError } from '../../src/errors/index.js';
import { DEFAULT_RUBRIC } from '../../src/interviewer/default-rubric.js';
import { MODEL_RUBRIC } from '../../src/interviewer/model/model-rubric.js';
import { integrityScore } from '../../src/proctoring/integrity-score.js';
import { buildReport } from '../../src/record/build-report.js';
import type { Report } from '../../src/record/index.js';
import type { LogEvent, Rubric } from '../../src/spec/index.js';

/** The criteria of our own interviewers, in English. */
export const OWN_RUBRICS: readonly Rubric[] = [DEFAULT_RUBRIC, MODEL_RUBRIC];

/** The report of a log, with the integrity figure. Throws `InvalidInputError` (`record/invalid`) for what is no log. */
export function reportOf(events: readonly LogEvent[], rubric: Rubric | undefined): Report {
  try {
    return buildReport(events, { integrity: integrityScore, ...fallback(events, rubric) });
  } catch (error) {
    if (InterviewError.isInstance(error)) throw error;
    throw new InvalidInputError('record', [{ path: 'events', message: 'cannot be read as a record' }]);
  }
}

/** What the levels of a log mean, where that is known: by the plan, by the host, or because the interviewer is ours. */
export function rubricOf(events: readonly LogEvent[], rubric: Rubric | undefined): Rubric | undefined {
  const created = events.find((event) => event.type === 'session-created');
  return (created?.type === 'session-created' && created.data?.plan.rubric) || fallback(events, rubric).rubric;
}

/** Our interviewers judge by their own criteria where the plan has none; anybody else's are not known here. */
function fallback(events: readonly LogEvent[], rubric: Rubric | undefined): { rubric?: Rubric } {
  if (rubric) return { rubric };
  const created = events.find((event) => event.type === 'session-created');
  const provider = (created?.type === 'session-created' && created.data?.interviewer.provider) || '';
  const own = provider === 'question-bank' ? DEFAULT_RUBRIC : provider.startsWith('model-interviewer/') ? MODEL_RUBRIC : undefined;
  const known = new Set(own?.criteria.map(({ id }) => id));
  const judged = events.flatMap((event) => (event.type === 'answer-evaluated' ? (event.data?.evaluation.scores ?? []) : []));
  return own && judged.every(({ criterionId }) => known.has(criterionId)) ? { rubric: own } : {};
}
