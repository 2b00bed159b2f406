import type { AnswerEvaluation, LogEvent } from '../../spec/index.js';
import { hearingDifference } from '../../utils/hearing-difference.js';
import type { ReportSecondHearing } from '../report.js';
import { roundTo } from '../round.js';

/** What became of hearing each answer a second time, by the id of the answer. */
export type SecondHearings = ReadonlyMap<string, Extract<LogEvent, { readonly type: 'answer-heard-again' | 'answer-not-heard-again' }>>;

/** Of two the first counts, as it does for the judge. */
export function secondHearingsOf(events: readonly LogEvent[]): SecondHearings {
  const found = new Map<string, Extract<LogEvent, { readonly type: 'answer-heard-again' | 'answer-not-heard-again' }>>();
  for (const event of events) {
    if (event.type !== 'answer-heard-again' && event.type !== 'answer-not-heard-again') continue;
    if (event.data && !found.has(event.data.answerId)) found.set(event.data.answerId, event);
  }
  return found;
}

/** `live`: the submitted text and who wrote it down. Undefined where nobody was to hear it again. */
export function secondHearingOf(
  event: ReturnType<SecondHearings['get']>,
  live: { readonly text: string; readonly by: readonly string[] },
  evaluation: AnswerEvaluation | undefined,
): ReportSecondHearing | undefined {
  const by = event?.data?.provider ?? evaluation?.heardBy;
  if (by === undefined) return undefined;
  const judged = evaluation && (evaluation.heardBy === undefined ? 'submitted' : 'heard-again');
  return { liveBy: live.by, by, ...outcomeOf(event, live.text), ...(judged ? { judged } : {}) };
}

function outcomeOf(event: ReturnType<SecondHearings['get']>, live: string): Pick<ReportSecondHearing, 'heard' | 'failure'> {
  if (!event?.data) return {};
  if (event.type === 'answer-not-heard-again') {
    const { reason, code } = event.data;
    return { failure: { reason, ...(code === undefined ? {} : { code }) } };
  }
  const { text, confidence } = event.data;
  return { heard: { text, ...(confidence === undefined ? {} : { confidence: roundTo(confidence, 3) }), difference: roundTo(hearingDifference(live, text), 2) } };
}
