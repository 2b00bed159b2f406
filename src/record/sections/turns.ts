import type { LogEvent, LogEventData, Question } from '../../spec/index.js';
import type { ReportAnswer, ReportHelp, ReportQuestion } from '../report.js';
import { AttemptDraft } from './attempt-draft.js';
import { secondHearingOf, secondHearingsOf, type SecondHearings } from './second-hearing.js';
import { SpokenTurn } from './spoken-turn.js';

interface OpenTurn {
  readonly question: Question | null;
  readonly number: number | null;
  readonly startedAt: number;
  endedAt: number | undefined;
  outcome: ReportQuestion['outcome'];
  answer: ReportAnswer | undefined;
  /** Of the answer that was submitted. */
  answerId: string | undefined;
  readonly attempts: AttemptDraft[];
  repeats: number;
  readonly spoken: SpokenTurn;
  readonly help: Map<string, ReportHelp>;
  evaluation: ReportQuestion['evaluation'];
}

/**
 * Questions in the order in which they were asked. Only one is open at a time, so an event whose data was erased still
 * belongs to a question: the one that was asked last.
 */
export function turnsOf(events: readonly LogEvent[]): ReportQuestion[] {
  const turns: OpenTurn[] = [];
  const byId = new Map<string, OpenTurn>();
  const attempts = new Map<string, AttemptDraft>();
  let endedAt: number | undefined;
  for (const event of events) {
    const turn = turns.at(-1);
    if (event.type === 'session-ended') endedAt = event.at;
    if (event.type === 'question-asked') {
      if (turn) turn.endedAt ??= event.at;
      const asked = openTurn(event.data, event.at);
      turns.push(asked);
      if (asked.question) byId.set(asked.question.id, asked);
    } else if (event.type === 'answer-evaluated') {
      const judged = event.data && byId.get(event.data.evaluation.questionId);
      if (judged && !isPractice(judged)) judged.evaluation = event.data.evaluation;
    } else if (turn) {
      fold(turn, event, attempts);
    }
  }
  const end = endedAt ?? events.at(-1)?.at ?? 0;
  const hearings = secondHearingsOf(events);
  return turns.map((turn) => toReport(turn, end, secondHearing(turn, attempts, hearings)));
}

function openTurn(data: LogEventData['question-asked'] | null, startedAt: number): OpenTurn {
  return {
    question: data?.question ?? null,
    number: data?.number ?? null,
    startedAt,
    endedAt: undefined,
    outcome: 'unanswered',
    answer: undefined,
    answerId: undefined,
    attempts: [],
    repeats: 0,
    spoken: new SpokenTurn(),
    help: new Map(),
    evaluation: undefined,
  };
}

function fold(turn: OpenTurn, event: LogEvent, attempts: Map<string, AttemptDraft>): void {
  turn.spoken.fold(event);
  switch (event.type) {
    case 'question-repeated':
      turn.repeats += 1;
      break;
    case 'help-asked':
      if (event.data) turn.help.set(event.data.helpId, { at: event.at, wanted: event.data.wanted });
      break;
    case 'help-given': {
      const asked = event.data && turn.help.get(event.data.helpId);
      if (asked) turn.help.set(event.data.helpId, { ...asked, reply: event.data.reply });
      break;
    }
    case 'answer-started': {
      const attempt = new AttemptDraft();
      turn.attempts.push(attempt);
      if (event.data) attempts.set(event.data.answerId, attempt);
      break;
    }
    case 'transcript-ended':
      if (event.data) attempts.get(event.data.answerId)?.hear(event.data);
      break;
    case 'answer-edited':
      if (event.data) attempts.get(event.data.answerId)?.edit(event.data.text);
      break;
    case 'answer-retaken': {
      const attempt = event.data ? attempts.get(event.data.answerId) : turn.attempts.at(-1);
      if (attempt) attempt.setAside = true;
      break;
    }
    case 'answer-submitted':
      turn.outcome = 'answered';
      turn.endedAt = event.at;
      turn.answerId = event.data?.answerId;
      if (event.data) turn.answer = answerOf(event.data, attempts.get(event.data.answerId));
      break;
    case 'question-skipped':
      turn.outcome = 'skipped';
      turn.endedAt = event.at;
      break;
  }
}

function answerOf(data: LogEventData['answer-submitted'], attempt: AttemptDraft | undefined): ReportAnswer {
  const { text, mode, durationMs, reason, recordingId } = data;
  attempt?.submit(text);
  const { spoken, confidence } = attempt ?? {};
  return {
    text,
    mode,
    durationMs,
    reason,
    ...(recordingId === undefined ? {} : { recordingId }),
    ...(spoken === undefined || spoken === text ? {} : { spokenText: spoken }),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

function isPractice({ question, number }: OpenTurn): boolean {
  return question?.kind === 'practice' || number === 0;
}

function secondHearing({ answer, answerId = '', evaluation }: OpenTurn, attempts: ReadonlyMap<string, AttemptDraft>, hearings: SecondHearings): Pick<ReportAnswer, 'secondHearing'> {
  const found = answer && secondHearingOf(hearings.get(answerId), { text: answer.text, by: attempts.get(answerId)?.recognisers ?? [] }, evaluation);
  return found ? { secondHearing: found } : {};
}

function toReport(turn: OpenTurn, end: number, second: Pick<ReportAnswer, 'secondHearing'>): ReportQuestion {
  const { question, number, outcome, answer, attempts, repeats, spoken, help, evaluation, startedAt, endedAt = end } = turn;
  return {
    question,
    number,
    practice: isPractice(turn),
    outcome,
    ...(answer ? { answer: { ...answer, ...second } } : {}),
    attempts: attempts.map(({ text, setAside }) => ({ text, setAside })),
    repeats,
    ...spoken.toReport(question?.text.length),
    help: [...help.values()],
    ...(evaluation ? { evaluation } : {}),
    startedAt,
    endedAt,
  };
}
