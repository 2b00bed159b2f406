import type { PrintBlock } from '../../../spec/index.js';
import { percent } from '../../../utils/format.js';
import { ANGLES } from '../angle-facts.js';
import { degrees, droppedSentences, policySentences, stripSentences } from '../evidence-words.js';
import { questionName } from '../report-words.js';
import { momentOf, type Printing } from './printing.js';

/** What was kept beside the incidents: what belongs to none, how much was moved, and what was erased. */
export function besideBlocks(printing: Printing): PrintBlock[] {
  const { report, say, language } = printing;
  if (!report.evidence) return [];
  const { other, movement, erased } = report.evidence;
  const small = (text: string): PrintBlock => ({ type: 'paragraph', text, small: true });
  const taken = other.snapshots.filter(({ deletedAt }) => deletedAt !== undefined).length;
  const kept = other.snapshots.length - taken;
  const apart = [
    ...(kept > 0 ? [say('evidenceKept', kept)] : []),
    ...(taken > 0 ? [say('evidenceTaken', taken)] : []),
    ...droppedSentences(other, say),
    ...other.policy.flatMap((step) => [`${say(`kind ${step.kind}`)}: ${policySentences({ policy: [step] }, report.timeline.from, say).join(' ')}`]),
  ];
  return [
    ...(apart.length > 0 ? [{ type: 'heading', level: 2, text: say('evidenceOther') } as const, small(apart.join(' '))] : []),
    ...(movement.length > 0
      ? [
          { type: 'heading', level: 2, text: say('movementTitle') } as const,
          small(`${say('movementText')} ${say('movementSpread')}.`),
          {
            type: 'table',
            columns: [{ label: say('reportWhen'), width: 1, align: 'end' }, ...[...ANGLES.map((angle) => say(`angle ${angle}`)), say('movementOnScreen')].map((label) => ({ label, width: 2, align: 'end' as const }))],
            rows: movement.map((each) => [{ text: momentOf(printing, each.from), tone: 'quiet' as const }, ...[...ANGLES.map((angle) => degrees(each[angle], language)), percent(each.onScreen, language)].map((text) => ({ text }))]),
          } satisfies PrintBlock,
        ]
      : []),
    ...(erased > 0 ? [small(say('evidenceErased', erased))] : []),
  ];
}

/** How much was noticed over each question, in words. */
export function stripBlocks({ report, say, language }: Printing): PrintBlock[] {
  const { incidents, from } = report.timeline;
  const rows = report.questions.map((turn) => ({ label: questionName(turn, say), value: stripSentences(turn, incidents, from, say, language).join('\n') })).filter(({ value }) => value !== '');
  if (rows.length === 0) return [];
  const rest = report.questions.filter(({ strip }) => strip).length - rows.length;
  return [
    { type: 'heading', level: 2, text: say('stripTitle') },
    { type: 'pairs', rows },
    ...(rest > 0 ? [{ type: 'paragraph', text: say('stripOthers', rest), small: true } as const] : []),
  ];
}
