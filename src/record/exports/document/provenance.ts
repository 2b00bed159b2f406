import { CANDIDATE_FIELDS, type AnswerEvaluation, type PrintBlock } from '../../../spec/index.js';
import type { ConsentState } from '../../report.js';
import { enginesOf } from '../evidence-words.js';
import { chapter, momentOf, type Printing } from './printing.js';

const FIELDS = { name: 'fieldName', email: 'fieldEmail', subject: 'fieldSubject' } as const;

/** Who it was. At the end, so that the answers are read first. */
export function candidateBlocks({ report: { candidate }, say }: Printing): PrintBlock[] {
  const rows = CANDIDATE_FIELDS.flatMap((field) => (candidate?.[field] ? [{ label: say(FIELDS[field]), value: candidate[field] }] : []));
  if (rows.length === 0) return [];
  return [chapter(say('reportCandidate'), 'candidate'), { type: 'paragraph', text: say('reportCandidateText'), small: true }, { type: 'pairs', rows }];
}

/** Who and what made this record: enough to check it. */
export function provenanceBlocks(printing: Printing): PrintBlock[] {
  const { report, say } = printing;
  const { software, interviewer, evaluators, recognisers, rules = [], observations = [], seed, head, events, erased } = report.provenance;
  const { rubric } = report.technical;
  const pairs: readonly (readonly [label: string, value: string | undefined])[] = [
    ...consentPairs(printing),
    [say('reportInterviewer'), interviewer && named(interviewer)],
    [say('reportRecognisedBy'), recognisers.join(say('comma'))],
    [say('reportScoredBy'), evaluators.map(named).join(say('comma'))],
    [say('reportRubric'), rubric && `${rubric.id} ${rubric.version}`],
    ...enginesOf(report.provenance).map(({ role, engine, modelHash }) => [say(role === 'objects' ? 'evidenceObjects' : 'reportEngine'), [engine, modelHash].filter(Boolean).join(' ')] as const),
    [say('evidenceRules'), rules.map(({ id, version, thresholds }) => [id, version, ...Object.entries(thresholds).map((pair) => pair.join(' '))].join(' ')).join('\n')],
    ...observations.map(({ count, hash, beyond }) => [say('evidenceObservations'), [say('evidenceObservationCount', count), hash, beyond && `(${say('evidenceBeyondKept', beyond)})`].filter(Boolean).join(' ')] as const),
    [say('reportVersion'), software],
    [say('reportSession'), report.sessionId],
    [say('reportSeed'), seed],
    [say('reportEvents'), say('reportEventsErased', events, erased)],
    [say('reportRecordHash'), head],
  ];
  return [chapter(say('reportProvenance'), 'provenance'), { type: 'pairs', rows: pairs.flatMap(([label, value]) => (value ? [{ label, value }] : [])) }];
}

function named({ provider, version, modelId, promptVersion }: Pick<AnswerEvaluation['evaluator'], 'provider' | 'version' | 'modelId' | 'promptVersion'>): string {
  const by = [modelId, promptVersion && `prompt ${promptVersion}`].filter(Boolean).join(', ');
  return [provider, version, by && `(${by})`].filter(Boolean).join(' ');
}

function consentPairs(printing: Printing): (readonly [string, string])[] {
  const { report, say } = printing;
  const purposes = report.consent?.purposes ?? [];
  const name = ({ purpose, withdrawnAt }: ConsentState): string => {
    const what = say(`purpose ${purpose}`);
    return withdrawnAt === undefined ? what : say('reportWithdrawn', what, momentOf(printing, withdrawnAt));
  };
  const list = (granted: boolean): string => purposes.filter((each) => each.granted === granted).map(name).join(say('comma'));
  return [
    [say('reportConsent'), list(true)],
    [say('reportNotConsented'), list(false)],
  ];
}
