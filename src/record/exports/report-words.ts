import type { ReportPhrase, ReportQuestion } from '../report.js';

/** Words that a printed report needs; they are keys of the texts of `<interview-report>`. */
export type ReportWord =
  | 'end candidate'
  | 'end failed'
  | 'end host'
  | 'end policy'
  | 'end time-limit'
  | 'fieldEmail'
  | 'fieldName'
  | 'fieldSubject'
  | 'comma'
  | 'unknown'
  | `angle ${string}`
  | `coverage ${string}`
  | `dropped ${string}`
  | `evidence${string}`
  | `kind ${string}`
  | `movement${string}`
  | `outcome ${string}`
  | `policy ${string}`
  | `purpose ${string}`
  | `reason ${string}`
  | `report${string}`
  | `review${string}`
  | `severity ${string}`
  | `signal ${string}`
  | `sound ${string}`
  | `strip${string}`
  | `verdict ${string}`
  | `why ${string}`;

/** Gives the text of a key in the reader's language, with what goes into it. */
export type SayReport = (key: ReportWord, ...args: readonly (string | number | boolean)[]) => string;

/** How many words of the part that was heard are enough to find its end. */
const LAST_WORDS = 4;

/** The last words of a question that were heard before it was cut short; undefined where none were, or nobody knows. */
function lastHeard({ question, cutShort }: ReportQuestion): string | undefined {
  const heard = question?.text.slice(0, cutShort?.heardTo ?? 0).trim() ?? '';
  return heard === '' ? undefined : heard.split(/\s+/).slice(-LAST_WORDS).join(' ');
}

/** How the question was read out and repeated, as facts. */
export function spokenFacts(turn: ReportQuestion, say: SayReport): readonly string[] {
  const { repeats, repeatsByVoice = 0, cutShort } = turn;
  const last = lastHeard(turn);
  return [
    ...(repeats > 0 ? [say('reportRepeated', repeats)] : []),
    ...(repeatsByVoice > 0 ? [say('reportByVoice', repeatsByVoice, repeats)] : []),
    ...(cutShort ? [last === undefined ? say('reportCutShort') : say('reportHeardTo', last)] : []),
  ];
}

/** Why a phrase was said, and what became of it where it was not simply heard. */
export function phraseFacts({ purpose, outcome }: ReportPhrase, say: SayReport): string {
  const why = say(`reportPhrase ${purpose}`);
  return outcome === 'heard' || purpose === 'abandoned' ? why : `${why}${say('comma')}${say(`reportPhrase ${outcome}`)}`;
}

/** What ended an answer, where it was not the candidate. */
export function endOfAnswer({ answer }: ReportQuestion, say: SayReport): readonly string[] {
  if (answer?.reason === 'time-limit') return [say('reportTimeUp')];
  return answer?.reason === 'turn-end' ? [say('reportTurnEnd')] : [];
}

/** Which text was scored, whose it is, and how far the two are apart; nothing where nobody was to hear the answer again. `share` words a share of 1. */
export function hearingFacts({ answer }: ReportQuestion, say: SayReport, share: (of: number) => string): readonly string[] {
  const { by, liveBy, heard, failure, judged } = answer?.secondHearing ?? {};
  if (by === undefined || liveBy === undefined) return [];
  const live = liveBy.join(say('comma')) || say('reportNobody');
  return [
    ...(judged === undefined ? [] : [judged === 'submitted' ? say('reportScoredSubmitted', live) : say('reportScoredAgain', by)]),
    ...(heard ? [say('reportHeardDifference', share(heard.difference), judged === 'submitted' ? by : live)] : []),
    ...(failure ? [say(`reportHearing ${failure.reason}`, by)] : []),
  ];
}

/** `Question 2`, `Follow-up to question 2`... */
export function questionName({ question, number, practice }: ReportQuestion, say: SayReport): string {
  if (practice) return say('reportPractice');
  if (number === null) return say('reportErased');
  return say(question?.kind === 'follow-up' ? 'reportFollowUp' : 'reportQuestion', number);
}
