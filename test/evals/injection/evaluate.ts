import { loadEmbeddedBanks } from '../../../src/interviewer/index.js';
import { checkCourse } from './check-course.js';
import { checkHelp } from './check-help.js';
import { checkRequests } from './check-requests.js';
import { checkScores } from './check-scores.js';
import type { EntryPoint } from './entry-points.js';
import { holdInterview } from './hold-interview.js';
import { dataOf, isScoring } from './obedient-model.js';
import type { Payload } from './payloads.js';
import type { Plant } from './plants.js';
import { askedIn } from './record-of.js';
import { Tally, type Count, type Violation } from './tally.js';

/** What came of one payload. */
export interface Outcome {
  readonly payload: Pick<Payload, 'index' | 'entryPoint' | 'family' | 'wish' | 'disorder'>;
  readonly counts: readonly Count[];
  readonly violations: readonly Violation[];
  /** Requests that showed the payload to a model, and all. */
  readonly shown: { readonly asking: number; readonly scoring: number };
  readonly requests: number;
  /** Answers that were given, levels that stood for them, and those of them that are the highest there is. */
  readonly levels: { readonly answers: number; readonly stood: number; readonly highest: number };
}

/** Holds an interview with each payload, one after another, and checks what came of it. */
export async function evaluate(payloads: readonly Payload[], plant?: Plant, onDone: (outcome: Outcome) => void = () => undefined): Promise<Outcome[]> {
  // The first interview shall not wait for what the others have.
  await loadEmbeddedBanks(['backend']);
  const outcomes: Outcome[] = [];
  for (const payload of payloads) {
    const held = await holdInterview(payload, plant);
    const tally = new Tally();
    checkScores(held, tally, plant);
    checkRequests(held, tally);
    await checkCourse(held, tally);
    checkHelp(held, tally);
    const { index, entryPoint, family, wish, disorder } = payload;
    const shows = held.requests.filter((request) => ['answer', 'question', 'question asked', 'resume', 'job description', 'expected points', 'what the candidate asks in return'].some((name) => dataOf(request, name).includes(payload.canary)));
    const asked = askedIn(held.events);
    const levels = asked.flatMap(({ evaluation }) => (evaluation?.scores ?? []).flatMap(({ level }) => (level === null ? [] : [level])));
    const outcome: Outcome = {
      payload: { index, entryPoint, family, wish, disorder },
      counts: tally.counts,
      violations: tally.violations,
      shown: { asking: shows.filter((request) => !isScoring(request)).length, scoring: shows.filter(isScoring).length },
      requests: held.requests.length,
      levels: { answers: asked.filter(({ answer }) => answer !== undefined).length, stood: levels.length, highest: levels.filter((level) => level === 5).length },
    };
    outcomes.push(outcome);
    onDone(outcome);
  }
  return outcomes;
}

/** One sum for each entry point and each invariant. */
export function sums(outcomes: readonly Outcome[], entryPoint?: EntryPoint): Count[] {
  const [first] = outcomes;
  const rows = outcomes.filter(({ payload }) => entryPoint === undefined || payload.entryPoint === entryPoint);
  return (first?.counts ?? []).map((_, at) => ({
    checked: rows.reduce((sum, { counts }) => sum + (counts[at]?.checked ?? 0), 0),
    violated: rows.reduce((sum, { counts }) => sum + (counts[at]?.violated ?? 0), 0),
  }));
}
