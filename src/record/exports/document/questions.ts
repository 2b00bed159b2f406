import type { AnswerEvaluation, CriterionScore, PrintBlock } from '../../../spec/index.js';
import { duration, percent } from '../../../utils/format.js';
import type { ReportQuestion } from '../../report.js';
import { endOfAnswer, hearingFacts, phraseFacts, questionName, spokenFacts } from '../report-words.js';
import { overrideBlocks } from './review.js';
import { anchorOf, chapter, momentOf, type Printing } from './printing.js';

const MODES = { speech: 'reportSpoken', typed: 'reportTyped', mixed: 'reportMixed' } as const;
/** Of a question's text in the outline, characters. */
const OUTLINE_LENGTH = 60;

/** Every question in order, each answer with its levels and the words that they rest on. */
export function questionBlocks(printing: Printing): PrintBlock[] {
  const { report, say } = printing;
  if (report.questions.length === 0) return [];
  return [chapter(say('reportQuestions'), 'questions'), ...report.questions.flatMap((turn, index) => turnBlocks(turn, index, printing))];
}

function turnBlocks(turn: ReportQuestion, index: number, printing: Printing): PrintBlock[] {
  const { say } = printing;
  const { question, answer, evaluation, outcome, practice } = turn;
  const scored = evaluation !== undefined && !practice;
  const text = question?.text ?? say('reportErasedText');
  const small = (words: string): PrintBlock => ({ type: 'paragraph', text: words, small: true });
  return [
    { type: 'heading', level: 2, text, anchor: anchorOf(index), outline: outlineOf(turn, text, say), facts: factsOf(turn, printing) },
    ...(scored ? evaluationBlocks(turn, evaluation, printing) : []),
    ...unjudgedOverrides(turn, printing),
    ...hearingFacts(turn, say, (of) => percent(of, printing.language)).map(small),
    ...(outcome === 'answered' && !scored && !practice ? [small(say('reportNotScored'))] : []),
    ...(outcome === 'answered' && !answer ? [small(say('reportErasedText'))] : []),
    ...answerBlocks(turn, printing),
    ...helpBlocks(turn, printing),
    ...phraseBlocks(turn, printing),
    ...writtenBlocks(turn, printing),
  ];
}

function outlineOf(turn: ReportQuestion, text: string, say: Printing['say']): string {
  const name = questionName(turn, say);
  const short = text.length > OUTLINE_LENGTH ? `${text.slice(0, OUTLINE_LENGTH).trimEnd()}\u2026` : text;
  return `${name}: ${short}`;
}

function factsOf(turn: ReportQuestion, printing: Printing): string[] {
  const { say } = printing;
  const { answer, startedAt, outcome } = turn;
  return [
    questionName(turn, say),
    say('reportAt', momentOf(printing, startedAt)),
    ...(answer ? [duration(answer.durationMs, printing.language), say(MODES[answer.mode])] : []),
    ...endOfAnswer(turn, say),
    ...spokenFacts(turn, say),
    ...(outcome === 'answered' ? [] : [say(outcome === 'skipped' ? 'reportSkipped' : 'reportUnanswered')]),
  ];
}

function evaluationBlocks(turn: ReportQuestion, evaluation: AnswerEvaluation, printing: Printing): PrintBlock[] {
  const { say } = printing;
  const { scores, covered, missing, feedback, review = [] } = evaluation;
  return [
    ...review.map((reason): PrintBlock => ({ type: 'note', tone: 'caution', text: say(`review ${reason}`) })),
    ...scores.flatMap((score) => [...scoreBlocks(score, printing), ...overrideBlocks(turn, score.criterionId, printing)]),
    ...(covered.length > 0
      ? ([
          { type: 'heading', level: 3, text: say('reportSaid') },
          { type: 'list', items: covered.map(({ text, quote }) => ({ text, note: quote, mark: 'check' as const })) },
        ] as const)
      : []),
    ...(missing.length > 0
      ? ([
          { type: 'heading', level: 3, text: say('reportNotSaid') },
          { type: 'list', items: missing.map(({ text }) => ({ text, mark: 'ring' as const })) },
        ] as const)
      : []),
    ...(feedback
      ? ([
          { type: 'heading', level: 3, text: say('reportFeedback') },
          { type: 'paragraph', text: feedback },
        ] as const)
      : []),
  ];
}

function scoreBlocks({ criterionId, level, reason, quote, levels }: CriterionScore, { report, say, criterionName }: Printing): PrintBlock[] {
  const title = criterionName(criterionId);
  const label = level === null ? say('reportNoLevel', title) : say('reportLevel', title, level);
  const judged = levels ? [say('reportJudgements', levels.map((each) => each?.toString() ?? '\u2013').join(say('comma')))] : [];
  return [
    { type: 'level', label, level, max: report.technical.max, note: [reason, ...judged].join('\n') },
    ...(quote ? [{ type: 'quote', text: quote } as const] : []),
  ];
}

/** The whole answer, and what stood there before it. */
function answerBlocks({ answer, attempts, outcome }: ReportQuestion, { say, language }: Printing): PrintBlock[] {
  const labelled = (label: string, text: string): PrintBlock[] => [
    { type: 'heading', level: 3, text: label },
    { type: 'paragraph', text },
  ];
  const aside = attempts.map((attempt, index) => ({ ...attempt, number: index + 1 })).filter((attempt) => attempt.text !== '' && (attempt.setAside || outcome !== 'answered'));
  return [
    ...(answer ? labelled(say('reportWholeAnswer'), answer.text) : []),
    ...(answer?.confidence === undefined ? [] : [{ type: 'paragraph', text: say('reportRecogniser', percent(answer.confidence, language)), small: true } as const]),
    ...(answer?.spokenText === undefined ? [] : labelled(say('reportRecognised'), answer.spokenText)),
    ...(answer?.secondHearing?.heard ? labelled(say('reportHeardAgain'), answer.secondHearing.heard.text) : []),
    ...aside.flatMap((attempt) => labelled(say('reportSetAside', attempt.number), attempt.text)),
  ];
}

/** Levels that a person gave where no evaluator did. */
function unjudgedOverrides(turn: ReportQuestion, printing: Printing): PrintBlock[] {
  const judged = new Set(turn.evaluation?.scores.map(({ criterionId }) => criterionId));
  const others = new Set((turn.overrides ?? []).flatMap(({ criterionId }) => (judged.has(criterionId) ? [] : [criterionId])));
  return [...others].flatMap((id): PrintBlock[] => [
    { type: 'heading', level: 3, text: printing.say('reviewNotJudged', printing.criterionName(id)) },
    ...overrideBlocks(turn, id, printing),
  ]);
}

const WISHES = { repeat: 'reportHelpRepeat', clarify: 'reportHelpClarify', time: 'reportHelpTime' } as const;

/** What the candidate asked in return; beside the score, never in it. */
function helpBlocks({ help }: ReportQuestion, printing: Printing): PrintBlock[] {
  const { say } = printing;
  if (help.length === 0) return [];
  return [
    { type: 'heading', level: 3, text: say('reportHelp', help.length) },
    { type: 'paragraph', text: say('reportHelpNeutral'), small: true },
    ...help.flatMap(({ at, wanted, reply }): PrintBlock[] => [
      { type: 'paragraph', text: 'text' in wanted ? wanted.text : say(WISHES[wanted.wish]) },
      { type: 'paragraph', text: say('reportAt', momentOf(printing, at)), small: true },
      ...(reply ? [{ type: 'quote', text: reply.text, tone: 'quiet' } as const] : []),
    ]),
  ];
}

/** What the interviewer said besides. */
function phraseBlocks({ phrases = [] }: ReportQuestion, printing: Printing): PrintBlock[] {
  const { say } = printing;
  if (phrases.length === 0) return [];
  return [
    { type: 'heading', level: 3, text: say('reportPhrases') },
    ...phrases.flatMap((phrase): PrintBlock[] => [
      { type: 'quote', text: phrase.text, tone: 'quiet' },
      { type: 'paragraph', text: `${say('reportAt', momentOf(printing, phrase.at))}${say('comma')}${phraseFacts(phrase, say)}`, small: true },
    ]),
  ];
}

/** What people wrote about the question. */
function writtenBlocks({ question }: ReportQuestion, { written, say }: Printing): PrintBlock[] {
  const said = question ? written.about({ type: 'question', questionId: question.id }) : [];
  return said.length > 0 ? [{ type: 'heading', level: 3, text: say('reviewAdded') }, ...said] : [];
}
