import type { PrintBlock } from '../../../spec/index.js';
import { day, duration } from '../../../utils/format.js';
import type { CriterionResult, ReportQuestion } from '../../report.js';
import { chapter, decimal, type Printing } from './printing.js';
import { reviewedTechnical } from './review.js';

/** What this is about, when it was, and how far it came. */
export function headBlocks({ report, say, language }: Printing): PrintBlock[] {
  const { counts, durationMs, endReason, purpose, title, role, createdAt, status } = report;
  const { asked, answered, skipped, followUps } = counts;
  const unanswered = asked - answered - skipped;
  const about = [...new Set([title, role ?? '']), ...(purpose === 'practice' ? [say('reportRehearsal')] : [])].filter(Boolean);
  const facts = [
    duration(durationMs, language),
    say('reportCountQuestions', asked),
    ...(followUps > 0 ? [say('reportCountFollowUps', followUps)] : []),
    say('reportCountAnswered', answered),
    ...(skipped > 0 ? [say('reportCountSkipped', skipped)] : []),
    ...(unanswered > 0 ? [say('reportCountUnanswered', unanswered)] : []),
    ...(endReason && endReason !== 'completed' ? [say(`end ${endReason}`)] : []),
  ];
  const unfinished: PrintBlock = { type: 'note', tone: 'caution', title: say('reportUnfinished'), text: say('reportUnfinishedText') };
  return [
    { type: 'title', text: say('reportInterviewOf', day(createdAt, language)), facts, ...(about.length > 0 ? { over: about.join(say('comma')) } : {}) },
    ...(status === 'unfinished' ? [unfinished] : []),
  ];
}

/** The technical score with the criteria that it is made of. */
export function answersBlocks(printing: Printing): PrintBlock[] {
  const { report, say, language } = printing;
  const { overall, max, criteria } = report.technical;
  const isWeighted = new Set(criteria.map(({ weight }) => weight)).size > 1;
  const weight = (value: number): string => (isWeighted ? `${say('comma')}${say('reportWeight', new Intl.NumberFormat(language).format(value))}` : '');
  const reviewed = new Map(reviewedTechnical(report)?.criteria.map(({ criterionId, mean }) => [criterionId, mean]));
  const reviewedMean = (criterionId: string): string => {
    const mean = reviewed.get(criterionId);
    return mean === undefined ? '' : `\n${say('reviewMean', mean === null ? say('reportNoEvidence') : decimal(mean, language))}`;
  };
  const table: PrintBlock = {
    type: 'table',
    columns: [
      { label: say('reportRubric'), width: 4 },
      { label: say('reportMean'), width: 1.5, align: 'end' },
      { label: say('reportLevels'), width: 4.7 },
    ],
    rows: criteria.map((criterion) => [
      { text: printing.criterionName(criterion.criterionId), strong: true, note: say('reportFrom', criterion.answers, criterion.of) + weight(criterion.weight) + reviewedMean(criterion.criterionId) },
      criterion.mean === null ? { text: say('reportNoEvidence'), tone: 'quiet' } : { text: decimal(criterion.mean, language), strong: true },
      { text: levelsOf(criterion, printing), ...spreadNote(criterion, printing) },
    ]),
  };
  return [
    chapter(say('reportAnswers'), 'answers'),
    overall === null
      ? { type: 'figure', value: say('reportNoScore'), note: say('reportNoScoreText') }
      : { type: 'figure', value: decimal(overall, language), of: say('reportOf', max), note: say('reportScale') },
    ...reviewedBlocks(printing),
    ...(criteria.length > 0 ? [table] : []),
  ];
}

/** The figure with the levels that a person changed; one is not the other's correction. */
function reviewedBlocks({ report, say, language }: Printing): PrintBlock[] {
  const reviewed = reviewedTechnical(report);
  if (!reviewed) return [];
  const figure = reviewed.overall === null ? say('reportNoScore') : `${decimal(reviewed.overall, language)} ${say('reportOf', reviewed.max)}`;
  return [{ type: 'note', tone: 'quiet', title: `${say('reviewAsReviewed')}: ${figure}`, text: say('reviewTechnicalText') }];
}

/** `Q1 5`, and `Q2 4 (3, 5)` where it was judged more than once and not alike. */
function levelsOf({ criterionId }: CriterionResult, { report, say }: Printing): string {
  return report.questions
    .flatMap((turn) => {
      const score = turn.practice ? undefined : turn.evaluation?.scores.find((each) => each.criterionId === criterionId);
      if (!score) return [];
      const { level, levels = [] } = score;
      const apart = new Set(levels).size > 1 ? ` (${levels.map((each) => each ?? '\u2013').join(say('comma'))})` : '';
      return [`${short(turn, say)} ${level ?? '\u2013'}${apart}`.trim()];
    })
    .join('   ');
}

function short({ question, number }: ReportQuestion, say: Printing['say']): string {
  return number === null ? '' : say('reportQuestionShort', number, question?.kind === 'follow-up');
}

function spreadNote({ spread }: CriterionResult, { say }: Printing): { note?: string } {
  return spread ? { note: say('reportSpread', spread.answers, spread.widest) } : {};
}
