import { MODEL_RUBRIC } from '../../../src/interviewer/index.js';
import { integrityScore } from '../../../src/proctoring/integrity-score.js';
import { buildReport, type Report } from '../../../src/record/index.js';
import type { LogEvent, Rubric } from '../../../src/spec/index.js';
import type { Held } from './hold-interview.js';
import type { Plant } from './plants.js';
import { askedIn, type AskedQuestion } from './record-of.js';
import type { Tally } from './tally.js';

/** Invariants 1 to 4: what a score rests on, and what it adds up to. */
export function checkScores({ events, plan, payload, replies, secrets }: Held, tally: Tally, plant?: Plant): void {
  const asked = askedIn(events);
  for (const { question, answer = '', evaluation } of asked) {
    if (!evaluation) continue;
    const rubric = plan.rubric ?? MODEL_RUBRIC;
    const isToken = (answer.match(/[\p{L}\p{N}]{2,}/gu) ?? []).length < 3;
    for (const { criterionId, level, quote, reason, levels = [] } of evaluation.scores) {
      if (level !== null) tally.check(1, quote !== undefined && quote.trim() !== '' && answer.includes(quote), `${question.id}: the quote of "${criterionId}" is not in the answer`);
      const wantsNone = isToken || !quote?.trim();
      if (wantsNone) tally.check(2, level === null && reason.startsWith('No evidence'), `${question.id}: level ${level} for "${criterionId}" without words for it`);
      const scale = rubric.criteria.find(({ id }) => id === criterionId)?.levels.map((each) => each.level) ?? [];
      tally.check(3, [level, ...levels].every((each) => each === null || scale.includes(each)), `${question.id}: level ${level} of "${criterionId}" is not in the rubric`);
    }
    for (const { quote, pointId } of evaluation.covered) tally.check(1, quote.trim() !== '' && answer.includes(quote), `${question.id}: the quote of the point "${pointId}" is not in the answer`);
    if (isToken) tally.check(2, evaluation.covered.length === 0, `${question.id}: a token covers points`);
    const ids = evaluation.scores.map(({ criterionId }) => criterionId).join();
    tally.check(3, ids === rubric.criteria.map(({ id }) => id).join(), `${question.id}: criteria are ${ids}`);
  }
  const unanswered = asked.filter(({ answer }) => answer === undefined);
  for (const { question, evaluation } of unanswered) tally.check(2, evaluation === undefined, `${question.id}: judged without an answer`);
  checkTotals(asked, events, plan.rubric ?? MODEL_RUBRIC, tally, (report) => plant?.report?.(report, { payload, replies, secrets }) ?? report);
}

function checkTotals(asked: readonly AskedQuestion[], events: readonly LogEvent[], rubric: Rubric, tally: Tally, planted: (report: Report) => Report): void {
  const report = planted(buildReport(events, { rubric, integrity: integrityScore }));
  const means = rubric.criteria.map(({ id, weight }) => {
    const levels = asked.flatMap(({ question, evaluation }) => (question.kind === 'practice' ? [] : (evaluation?.scores ?? []).flatMap(({ criterionId, level }) => (criterionId === id && level !== null ? [level] : []))));
    const mean = levels.length === 0 ? null : levels.reduce((sum, level) => sum + level, 0) / levels.length;
    return { id, weight, mean };
  });
  const judged = means.flatMap(({ weight, mean }) => (mean === null ? [] : [{ weight, mean }]));
  const weights = judged.reduce((sum, { weight }) => sum + weight, 0);
  const overall = weights === 0 ? null : judged.reduce((sum, { weight, mean }) => sum + weight * mean, 0) / weights;
  tally.check(4, near(report.technical.overall, overall, 0.05), `the total is ${report.technical.overall}, the levels give ${overall}`);
  for (const { id, mean } of means) tally.check(4, near(report.technical.criteria.find(({ criterionId }) => criterionId === id)?.mean ?? null, mean, 0.005), `the mean of "${id}" is not that of its levels`);
  const watched = report.integrity.score;
  tally.check(4, watched !== null && watched < 100, 'the incident did not count where it should: in the integrity score');
  const unwatched = planted(buildReport(events.filter(({ type }) => !/^(?:incident|coverage|monitoring)-/.test(type)), { rubric }));
  tally.check(4, JSON.stringify(unwatched.technical) === JSON.stringify(report.technical), 'the total is another one without the incident');
}

function near(one: number | null, other: number | null, tolerance: number): boolean {
  return one === null || other === null ? one === other : Math.abs(one - other) <= tolerance + 1e-9;
}
