import type {
  AnswerEvaluation,
  CandidateField,
  ConsentPurpose,
  CoverageSignal,
  CoverageState,
  DeviceCheckResult,
  EndReason,
  HearingFailure,
  HelpReply,
  HelpWanted,
  Incident,
  InterviewPlan,
  LogEventData,
  Question,
  SecondHearing,
  Snapshot,
} from '../spec/index.js';
import { PLAN_DEFAULTS } from '../spec/plan-defaults.js';

/** Where the session stands as a whole. `ending`: over, but not all of it is saved yet. */
export type Phase = 'idle' | 'preparing' | 'running' | 'paused' | 'ending' | 'ended' | 'failed';

/** Whose turn it is while the session runs. */
export type TurnPhase = 'none' | 'asking' | 'listening' | 'thinking';

/** What monitoring says right now. `lost`: it should work and does not. Never a verdict on the candidate. */
export type Integrity = 'off' | 'ok' | 'warning' | 'lost';

/** The answer that is being given. */
export interface AnswerDraft {
  readonly id: string;
  readonly questionId: string;
  /** Counts from 1; each retake adds one. */
  readonly attempt: number;
  readonly mode: 'speech' | 'typed';
  /** Error code of what made speech impossible in this answer; undefined where the candidate chose. */
  readonly modeCode: string | undefined;
  /** What is certain so far: recognised, typed, or both. */
  readonly text: string;
  /** The recogniser's current guess for what follows. */
  readonly interim: string;
  readonly spoken: boolean;
  /** How sure the recogniser was of the words so far, 0..1, by length; undefined where it does not say. */
  readonly confidence: number | undefined;
  readonly edited: boolean;
  /** ms of listening or typing before `activeSince`. */
  readonly activeMs: number;
  /** Session time at which listening began or went on; absent while paused. */
  readonly activeSince: number | undefined;
  readonly limitMs: number;
  readonly recordingId: string | undefined;
}

/** What the candidate asked in return, and what came of it. */
export interface HelpExchange {
  readonly id: string;
  readonly wanted: HelpWanted;
  /** `asked`: the reply is waited for; `given`: it is being said; `done`: the answer goes on. */
  readonly stage: 'asked' | 'given' | 'done';
  /** Undefined until it comes, and where the candidate did not wait for it. */
  readonly reply: HelpReply | undefined;
  /** How often this question was asked about, this time included. */
  readonly count: number;
}

/** A question that is over, with what came of it. */
export interface FinishedTurn {
  readonly question: Question;
  readonly number: number;
  readonly answer: string | undefined;
  /** The part of the question that was heard, where the candidate cut in. */
  readonly heard?: string;
  /** Of the recogniser, for an answer that was left as it was heard. */
  readonly confidence: number | undefined;
  /** Id of an answer that was spoken and left as it was heard; only such a one is heard a second time. */
  readonly spokenId?: string;
  /** What a second recogniser heard, or why none did: judged in place of `answer`. */
  readonly heardAgain?: SecondHearing | HearingFailure;
  readonly evaluation: AnswerEvaluation | undefined;
}

/** What followed an incident, and when; `overAt`: when the incident was over, undefined while it goes on. ms on the session clock. */
export type AppliedPolicy = LogEventData['policy-applied'] & { readonly at: number; readonly overAt: number | undefined };

/** Whether what has happened so far is on disk. */
export interface SavingState {
  readonly status: 'saved' | 'saving' | 'failed';
  /** Error code while it fails; nothing is lost, it is tried again. */
  readonly code: string | undefined;
}

export interface SessionFailure {
  readonly code: string;
  readonly message: string;
  readonly action: string;
  readonly recoverable: boolean;
}

/** A frozen snapshot. Times are ms on the session clock. */
export interface SessionState {
  readonly sessionId: string;
  readonly phase: Phase;
  readonly turn: TurnPhase;
  readonly integrity: Integrity;
  /** `PLAN_DEFAULTS` until the session is prepared. */
  readonly plan: InterviewPlan;
  readonly candidate: Readonly<Partial<Record<CandidateField, string>>>;
  readonly consent: Readonly<Partial<Record<ConsentPurpose, boolean>>>;
  readonly deviceCheck: DeviceCheckResult | undefined;
  readonly question: Question | undefined;
  /** Number of the current question, from 1; 0 for practice. */
  readonly number: number;
  readonly answer: AnswerDraft | undefined;
  /** The newest exchange about the current question. */
  readonly help: HelpExchange | undefined;
  readonly turns: readonly FinishedTurn[];
  /** Nobody listens any more, and the last words are still being written down; this may take seconds. */
  readonly settling: boolean;
  /** The interviewer is being heard. */
  readonly speaking: boolean;
  /** Error code of what kept the question from being read out; undefined while it is, or where nobody expected it. */
  readonly silence: string | undefined;
  /** Offset in the question's text up to which it was spoken. */
  readonly spokenTo: number;
  /** How far the question was heard when the candidate cut in; undefined where it was not cut. */
  readonly heardTo: number | undefined;
  /** What is being said that is no whole question yet, or none: for captions. */
  readonly saying: string;
  readonly saving: SavingState;
  /** Incidents that go on right now. */
  readonly incidents: readonly Incident[];
  /** What the host's policy had follow the newest incident of each kind, in the order of their times; of those that something followed. */
  readonly steps: readonly AppliedPolicy[];
  readonly coverage: Readonly<Partial<Record<CoverageSignal, CoverageState>>>;
  /** Pictures that are kept, in the order of the log; those that the candidate deleted are not among them. */
  readonly snapshots: readonly Snapshot[];
  readonly pauseReason: 'candidate' | 'host' | 'reload' | 'policy' | undefined;
  readonly endReason: EndReason | undefined;
  /** ms that the session ran before `runningSince`, pauses left out. */
  readonly ranMs: number;
  readonly runningSince: number | undefined;
  /** The newest failure; the record holds them all. */
  readonly failure: SessionFailure | undefined;
}

export function initialState(sessionId: string, plan: InterviewPlan = PLAN_DEFAULTS): SessionState {
  return Object.freeze<SessionState>({
    sessionId,
    phase: 'idle',
    turn: 'none',
    integrity: 'off',
    plan,
    candidate: {},
    consent: {},
    deviceCheck: undefined,
    question: undefined,
    number: 0,
    answer: undefined,
    help: undefined,
    turns: [],
    settling: false,
    speaking: false,
    silence: undefined,
    spokenTo: 0,
    heardTo: undefined,
    saying: '',
    saving: { status: 'saved', code: undefined },
    incidents: [],
    steps: [],
    coverage: {},
    snapshots: [],
    pauseReason: undefined,
    endReason: undefined,
    ranMs: 0,
    runningSince: undefined,
    failure: undefined,
  });
}

/** What of a question was heard, where the candidate cut in. */
export function heardOf({ text }: Question, heardTo: number | undefined): { readonly heard?: string } {
  return heardTo === undefined || heardTo >= text.length ? {} : { heard: text.slice(0, heardTo) };
}

/** ms of interview so far, pauses left out. */
export function elapsedMs(state: SessionState, at: number): number {
  return state.ranMs + (state.runningSince === undefined ? 0 : Math.max(0, at - state.runningSince));
}

/** ms left for the current answer; undefined while none is given. */
export function answerRemainingMs(state: SessionState, at: number): number | undefined {
  const answer = state.answer;
  if (!answer) return undefined;
  const active = answer.activeMs + (answer.activeSince === undefined ? 0 : Math.max(0, at - answer.activeSince));
  return Math.max(0, answer.limitMs - active);
}

/** ms left of the whole interview; undefined without a limit. Extra time counts. */
export function interviewRemainingMs(state: SessionState, at: number): number | undefined {
  const { totalTimeMs, accommodations } = state.plan;
  return totalTimeMs === undefined ? undefined : Math.max(0, totalTimeMs * accommodations.extraTime - elapsedMs(state, at));
}
