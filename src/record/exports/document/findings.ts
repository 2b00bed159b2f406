import type { PrintBlock, PrintCell } from '../../../spec/index.js';
import type { CriterionFinding, PointsFinding, Recommendation } from '../../findings.js';
import { questionName } from '../report-words.js';
import { anchorOf, chapter, decimal, type Printing } from './printing.js';

/** What stands out, each with its evidence and a way to it. Nothing where nothing does. */
export function findingsBlocks(printing: Printing): PrintBlock[] {
  const { report, say } = printing;
  const { strengths, gaps } = report.findings;
  const recommendations = printing.forCandidate && report.purpose === 'hiring' ? [] : report.findings.recommendations;
  if (strengths.length + gaps.length + recommendations.length === 0) return [];
  const part = (title: string, blocks: readonly PrintBlock[]): PrintBlock[] => (blocks.length > 0 ? [{ type: 'heading', level: 2, text: title }, ...blocks] : []);
  return [
    chapter(say('reportFindings'), 'findings'),
    { type: 'paragraph', text: say('reportFindingsText'), small: true },
    ...part(say('reportStrengths'), strengths.flatMap((finding) => criterionBlocks(finding, printing))),
    ...part(say('reportGaps'), gaps.flatMap((finding) => (finding.type === 'criterion' ? criterionBlocks(finding, printing) : pointsBlocks(finding, printing)))),
    ...part(say(report.purpose === 'practice' ? 'reportTrain' : 'reportNext'), recommendations.length > 0 ? [recommendationTable(recommendations, printing)] : []),
  ];
}

function criterionBlocks({ criterionId, mean, quotes }: CriterionFinding, printing: Printing): PrintBlock[] {
  const { say, language, report } = printing;
  return [
    { type: 'level', label: say('reportFindingMean', printing.criterionName(criterionId), decimal(mean, language)), level: mean, max: report.technical.max },
    ...quotes.map(({ question, level, quote }): PrintBlock => {
      return { type: 'quote', text: quote, source: say('reportLevelOf', nameOf(question, printing), say('reportLevelShort', level)), link: anchorOf(question) };
    }),
  ];
}

function pointsBlocks({ question, points }: PointsFinding, printing: Printing): PrintBlock[] {
  return [
    { type: 'heading', level: 3, text: printing.say('reportFindingPoints', nameOf(question, printing)) },
    { type: 'list', items: points.map(({ text }) => ({ text, mark: 'ring' })) },
  ];
}

function recommendationTable(recommendations: readonly Recommendation[], printing: Printing): PrintBlock {
  const { say } = printing;
  return {
    type: 'table',
    columns: [
      { label: say('reportWhat'), width: 4 },
      { label: say('reportWhere'), width: 1.5 },
    ],
    rows: recommendations.map((each): PrintCell[] => [sentence(each, printing), { text: nameOf(each.question, printing), link: anchorOf(each.question) }]),
  };
}

function sentence(recommendation: Recommendation, { say, language, criterionName }: Printing): PrintCell {
  const text = say(`reportNext ${recommendation.type}`);
  switch (recommendation.type) {
    case 'listen':
    case 'fill-in':
    case 'check-words':
    case 'judge':
      return { text };
    case 'compare':
      return { text, note: recommendation.criterionIds.map((id) => criterionName(id)).join(say('comma')) };
    case 'ask-again':
    case 'train-points':
      return { text, note: recommendation.points.map((point) => point.text).join('\n') };
    case 'train-criterion':
      return { text, note: say('reportFindingMean', criterionName(recommendation.criterionId), decimal(recommendation.mean, language)) };
  }
}

function nameOf(index: number, { report, say }: Printing): string {
  const turn = report.questions[index];
  return turn ? questionName(turn, say) : '';
}
