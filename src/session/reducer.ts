import type { Effect } from './effects.js';
import { PHASES } from './transitions.js';
import { heardOf } from './state.js';
import type { AnswerDraft, FinishedTurn, Integrity, SavingState, SessionFailure, SessionState } from './state.js';
import type { LogEventData, LogEventType } from '../spec/index.js';

/** An event of the log, or at least what the reducer needs of it. */
export type RecordedInput = {
  [Type in LogEventType]: { readonly type: Type; readonly at: number; readonly data: LogEventData[Type] | null };
}[LogEventType];

/** Something for the eye only: shown, never kept. */
export type Signal =
  | { readonly type: 'interim-changed'; readonly text: string }
  | { readonly type: 'draft-typed'; readonly text: string }
  | { readonly type: 'settling-changed'; readonly settling: boolean }
  | { readonly type: 'speaking-changed'; readonly speaking: boolean; readonly spokenTo: number }
  | { readonly type: 'saying-changed'; readonly saying: string }
  | { readonly type: 'saving-changed'; readonly saving: SavingState }
  | { readonly type: 'failure-shown'; readonly failure: SessionFailure | undefined }
  | { readonly type: 'phase-settled'; readonly phase: 'ended' | 'failed' };

export interface Step {
  readonly state: SessionState;
  readonly effects: readonly Effect[];
}

type Change = Partial<{ -readonly [Key in keyof SessionState]: SessionState[Key] }>;
type Result = { change: Change; effects?: readonly Effect[] };
type Handlers = { [Type in LogEventType]?: (state: SessionState, data: LogEventData[Type], at: number) => Result };

const HANDLERS: Handlers = {
  // The plan of the record wins over the one handed in: a resumed interview goes on as it was begun.
  'session-created': (_state, { plan }) => ({ change: { plan } }),
  'candidate-entered': (_state, { details }) => ({ change: { candidate: details } }),
  'consent-given': (state, { purposes }) => ({
    change: { consent: { ...state.consent, ...Object.fromEntries(purposes.map(({ purpose, granted }) => [purpose, granted])) } },
    effects: purposes.some(({ purpose, granted }) => purpose === 'snapshots' && !granted) ? [{ type: 'monitor', action: 'stop-snapshots' }] : [],
  }),
  'consent-withdrawn': (state, { purposes }) => ({
    change: { consent: { ...state.consent, ...Object.fromEntries(purposes.map((purpose) => [purpose, false])) } },
    effects: [
      // Before all else: whatever ends now keeps no picture of its end.
      ...(purposes.some((purpose) => purpose !== 'recording') ? [{ type: 'monitor', action: 'stop-snapshots' } as const] : []),
      ...(purposes.includes('proctoring') ? [{ type: 'monitor', action: 'stop' } as const] : []),
      ...(purposes.includes('recording') ? [{ type: 'stop-recording' } as const] : []),
    ],
  }),
  'device-checked': (_state, deviceCheck) => ({ change: { deviceCheck } }),
  'interview-started': (_state, _data, at) => ({
    change: { turn: 'thinking', runningSince: at },
    effects: [{ type: 'monitor', action: 'start' }, { type: 'decide-next' }],
  }),
  'question-asked': (state, { question, number }) => ({
    change: { turn: 'asking', question, number, answer: undefined, help: undefined, silence: undefined, spokenTo: 0, heardTo: undefined, saying: '' },
    effects: [{ type: 'speak', questionId: question.id, text: question.text }, { type: 'start-timers' }, ...(isAutomatic(state) ? [{ type: 'evaluate-rest' } as const] : [])],
  }),
  'question-spoken': (state, { questionId, code, heardTo }, at) => {
    if (state.turn !== 'asking' || state.question?.id !== questionId) return { change: {} };
    return giveFloor(state, questionId, at, { silence: code, heardTo });
  },
  'question-repeated': (state, { questionId }, at) => ({
    change: { turn: 'asking', spokenTo: 0, answer: state.answer && rest(state.answer, at), help: state.help && { ...state.help, stage: 'done' } },
    effects: [{ type: 'stop-turn' }, { type: 'speak', questionId, text: state.question?.text ?? '' }, { type: 'start-timers' }],
  }),
  'help-asked': (state, { helpId, wanted }, at) => ({
    change: {
      turn: 'asking',
      speaking: false,
      answer: state.answer && rest(state.answer, at),
      help: { id: helpId, wanted, stage: 'asked', reply: undefined, count: (state.help?.count ?? 0) + 1 },
    },
    effects: [{ type: 'stop-turn' }, { type: 'help' }, { type: 'start-timers' }],
  }),
  'help-given': (state, { questionId, helpId, reply }) =>
    state.help?.id === helpId && state.help.stage === 'asked'
      ? { change: { spokenTo: 0, help: { ...state.help, stage: 'given', reply } }, effects: [{ type: 'speak-help', questionId, helpId, text: reply.text }] }
      : { change: {} },
  'help-spoken': (state, { questionId, helpId }, at) =>
    state.turn === 'asking' && state.help?.id === helpId ? giveFloor(state, questionId, at, { help: { ...state.help, stage: 'done' } }) : { change: {} },
  'answer-started': (state, { questionId, answerId, attempt, mode }, at) => {
    const answer: AnswerDraft = {
      id: answerId,
      questionId,
      attempt,
      mode,
      modeCode: undefined,
      text: '',
      interim: '',
      spoken: false,
      confidence: undefined,
      edited: false,
      activeMs: 0,
      activeSince: at,
      limitMs: state.question?.timeLimitMs ?? state.plan.timeLimitMs,
      recordingId: undefined,
    };
    return { change: { turn: 'listening', answer }, effects: listenEffects(answer) };
  },
  'transcript-ended': (state, { answerId, text, confidence }) => ({
    change: amend(state, answerId, (answer) => ({ text: join(answer.text, text), interim: '', spoken: true, confidence: meanConfidence(answer, text, confidence) })),
  }),
  'answer-edited': (state, { answerId, text }) => ({ change: amend(state, answerId, () => ({ text, edited: true })) }),
  'answer-mode-changed': (state, { answerId, mode, code }) => ({
    change: amend(state, answerId, () => ({ mode, modeCode: code, interim: '' })),
    effects: state.turn === 'listening' ? [{ type: 'listen', answerId }] : [],
  }),
  'answer-retaken': (state, { answerId }) =>
    state.answer?.id === answerId
      ? {
          change: { answer: undefined },
          effects: [{ type: 'stop-turn' }, { type: 'start-answer', questionId: state.answer.questionId, attempt: state.answer.attempt + 1 }],
        }
      : { change: {} },
  'recording-started': (state, { answerId, recordingId }) => ({ change: amend(state, answerId, () => ({ recordingId })) }),
  'answer-submitted': (state, data) => finishTurn(state, data.questionId, data),
  'answer-heard-again': (state, { answerId, text, provider, confidence }) => withHearing(state, answerId, { text, provider, ...(confidence === undefined ? {} : { confidence }) }),
  'answer-not-heard-again': (state, { answerId, reason }) => withHearing(state, answerId, reason),
  'question-skipped': (state, { questionId }) => finishTurn(state, questionId, undefined),
  'answer-evaluated': (state, { evaluation }) => ({
    change: {
      turns: state.turns.map((turn) => (turn.question.id === evaluation.questionId ? { ...turn, evaluation } : turn)),
    },
    effects: state.turn === 'thinking' && state.phase === 'running' && !isAutomatic(state) ? [{ type: 'decide-next' }] : [],
  }),
  'incident-started': (state, { incident }) => withIncidents(state, [...state.incidents, incident]),
  'incident-ended': (state, { incident }, at) => {
    const { change } = withIncidents(state, state.incidents.filter(({ id }) => id !== incident.id));
    return { change: { ...change, steps: state.steps.map((step) => (step.incidentId === incident.id ? { ...step, overAt: at } : step)) } };
  },
  'policy-applied': (state, applied, at) => ({ change: { steps: [...state.steps.filter(({ kind }) => kind !== applied.kind), { ...applied, at, overAt: undefined }] } }),
  'coverage-changed': (state, { signal, state: coverage }) => {
    const change: Change = { coverage: { ...state.coverage, [signal]: coverage } };
    return { change: { ...change, integrity: integrityOf({ ...state, ...change }) } };
  },
  'snapshot-kept': (state, snapshot) => ({ change: { snapshots: [...state.snapshots, snapshot] } }),
  'snapshot-deleted': (state, { snapshotId }) => ({ change: { snapshots: state.snapshots.filter((snapshot) => snapshot.snapshotId !== snapshotId) } }),
  'session-paused': (state, { reason }, at) => ({
    change: {
      pauseReason: reason,
      ranMs: state.ranMs + (state.runningSince === undefined ? 0 : at - state.runningSince),
      runningSince: undefined,
      answer: state.answer && { ...rest(state.answer, at), interim: '' },
      speaking: false,
    },
    effects: [{ type: 'stop-turn' }, { type: 'stop-timers' }, { type: 'monitor', action: 'pause' }],
  }),
  'session-resumed': (state, _data, at) => {
    const answer = state.answer && state.turn === 'listening' ? { ...state.answer, activeSince: at } : state.answer;
    return {
      change: { pauseReason: undefined, runningSince: at, answer },
      effects: [{ type: 'monitor', action: 'resume' }, ...positionEffects({ ...state, answer })],
    };
  },
  'session-ended': (state, { reason }, at) => ({
    change: {
      turn: 'none',
      endReason: reason,
      question: undefined,
      answer: undefined,
      help: undefined,
      speaking: false,
      incidents: [],
      ranMs: state.ranMs + (state.runningSince === undefined ? 0 : at - state.runningSince),
      runningSince: undefined,
    },
    effects: [{ type: 'stop-turn' }, { type: 'stop-timers' }, { type: 'finish' }],
  }),
};

/** Folds one event into the state. Pure: the same log always gives the same state. */
export function reduce(state: SessionState, input: RecordedInput): Step {
  const phase = PHASES[input.type]?.[state.phase] ?? state.phase;
  const handler = HANDLERS[input.type] as ((state: SessionState, data: unknown, at: number) => Result) | undefined;
  // Erased data leaves its event in the chain; there is nothing left to fold.
  const { change, effects = [] } = handler && input.data ? handler(state, input.data, input.at) : { change: {} };
  return { state: Object.freeze({ ...state, ...change, phase }), effects };
}

/** Folds something for the eye. */
export function applySignal(state: SessionState, signal: Signal): SessionState {
  switch (signal.type) {
    case 'interim-changed':
      return state.answer ? Object.freeze({ ...state, answer: { ...state.answer, interim: signal.text } }) : state;
    case 'draft-typed':
      return state.answer ? Object.freeze({ ...state, answer: { ...state.answer, text: signal.text, edited: true } }) : state;
    case 'settling-changed':
      return Object.freeze({ ...state, settling: signal.settling });
    case 'speaking-changed':
      return Object.freeze({ ...state, speaking: signal.speaking, spokenTo: signal.spokenTo });
    case 'saying-changed':
      return state.saying === signal.saying ? state : Object.freeze({ ...state, saying: signal.saying });
    case 'saving-changed':
      return Object.freeze({ ...state, saving: signal.saving });
    case 'failure-shown':
      return Object.freeze({ ...state, failure: signal.failure });
    case 'phase-settled':
      return Object.freeze({ ...state, phase: signal.phase });
  }
}

/** What has to be taken up again where the session stands, after a pause or a reload. */
function positionEffects(state: SessionState): readonly Effect[] {
  const { turn, question, answer } = state;
  if (turn === 'asking' && question && state.help?.stage === 'asked') return [{ type: 'help' }, { type: 'start-timers' }];
  if (turn === 'asking' && question && state.help?.stage === 'given') {
    return [{ type: 'speak-help', questionId: question.id, helpId: state.help.id, text: state.help.reply?.text ?? '' }, { type: 'start-timers' }];
  }
  if (turn === 'asking' && question) return [{ type: 'speak', questionId: question.id, text: question.text }, { type: 'start-timers' }];
  if (turn === 'listening' && answer) return listenEffects(answer);
  if (turn === 'listening' && question) return [{ type: 'start-answer', questionId: question.id, attempt: 1 }];
  if (turn !== 'thinking') return [];
  const last = state.turns.at(-1);
  return [last && needsEvaluation(last) && !isAutomatic(state) ? { type: 'evaluate', questionId: last.question.id } : { type: 'decide-next' }];
}

/** The candidate's turn: the answer begins, or goes on where it was begun. */
function giveFloor(state: SessionState, questionId: string, at: number, more: Change): Result {
  const change: Change = { ...more, turn: 'listening', speaking: false };
  if (!state.answer) return { change, effects: [{ type: 'start-answer', questionId, attempt: 1 }] };
  return { change: { ...change, answer: { ...state.answer, activeSince: at } }, effects: listenEffects(state.answer) };
}

function listenEffects(answer: AnswerDraft): readonly Effect[] {
  return [{ type: 'listen', answerId: answer.id }, { type: 'start-timers' }];
}

/** Nobody waits for a judgement where the conversation goes on by itself. */
function isAutomatic({ plan }: SessionState): boolean {
  return plan.turnTaking === 'automatic';
}

export function needsEvaluation(turn: SessionState['turns'][number]): boolean {
  return turn.answer !== undefined && turn.evaluation === undefined && turn.question.kind !== 'practice';
}

function finishTurn(state: SessionState, questionId: string, submitted: LogEventData['answer-submitted'] | undefined): Result {
  if (!state.question || state.question.id !== questionId) return { change: {} };
  // What was corrected by hand is as sure as its author.
  const isAsHeard = submitted?.mode === 'speech' && !state.answer?.edited;
  const confidence = submitted && !state.answer?.edited ? state.answer?.confidence : undefined;
  const { question, heardTo } = state;
  const spoken = isAsHeard ? { spokenId: submitted.answerId } : {};
  const turn = { question, number: state.number, ...heardOf(question, heardTo), answer: submitted?.text, confidence, ...spoken, evaluation: undefined };
  return {
    change: { turn: 'thinking', turns: [...state.turns, turn], question: undefined, answer: undefined, help: undefined, speaking: false },
    effects: [
      ...(isAsHeard && needsEvaluation(turn) ? [{ type: 'hear-again', answerId: submitted.answerId } as const] : []),
      { type: 'stop-turn' },
      { type: 'start-timers' },
      needsEvaluation(turn) && !isAutomatic(state) ? { type: 'evaluate', questionId } : { type: 'decide-next' },
    ],
  };
}

/** A second hearing changes nothing where the text was corrected by hand, or was judged already. */
function withHearing(state: SessionState, answerId: string, heardAgain: NonNullable<FinishedTurn['heardAgain']>): Result {
  return { change: { turns: state.turns.map((turn) => (turn.spokenId === answerId && !turn.evaluation ? { ...turn, heardAgain } : turn)) } };
}

/** Mean by length. Words of which the recogniser does not say how sure it is count as the others do. */
function meanConfidence(answer: AnswerDraft, text: string, confidence: number | undefined): number | undefined {
  if (confidence === undefined) return answer.confidence;
  if (answer.confidence === undefined) return confidence;
  const [before, now] = [answer.text.length, text.length];
  return (answer.confidence * before + confidence * now) / Math.max(1, before + now);
}

/** Stops the clock of an answer. */
function rest(answer: AnswerDraft, at: number): AnswerDraft {
  const active = answer.activeSince === undefined ? 0 : Math.max(0, at - answer.activeSince);
  return { ...answer, activeMs: answer.activeMs + active, activeSince: undefined };
}

function amend(state: SessionState, answerId: string, change: (answer: AnswerDraft) => Partial<AnswerDraft>): Change {
  return state.answer?.id === answerId ? { answer: { ...state.answer, ...change(state.answer) } } : {};
}

function withIncidents(state: SessionState, incidents: SessionState['incidents']): Result {
  return { change: { incidents, integrity: integrityOf({ ...state, incidents }) } };
}

function integrityOf({ coverage, incidents }: Pick<SessionState, 'coverage' | 'incidents'>): Integrity {
  const states = Object.values(coverage);
  if (states.includes('gap')) return 'lost';
  if (incidents.some(({ severity, kind }) => severity !== 'note' && kind !== 'monitoring-gap')) return 'warning';
  return states.includes('watched') || states.includes('unassessable') ? 'ok' : 'off';
}

function join(before: string, after: string): string {
  return before && after ? `${before.trimEnd()} ${after.trimStart()}` : before + after;
}
