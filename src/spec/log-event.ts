import type { ConsentPurpose, ConsentReceipt } from './consent.js';
import type { CoverageChange } from './coverage.js';
import type { DeviceCheckResult } from './device-check.js';
import type { AnswerEvaluation } from './evaluation.js';
import type { HelpReply, HelpWanted } from './help.js';
import type { PolicyAction } from './host-policy.js';
import type { Incident, IncidentKind } from './incident.js';
import type { InterviewPlan } from './plan.js';
import type { CandidateField } from './plan-defaults.js';
import type { Question } from './question.js';
import type { PhrasePurpose, TurnMeasure, VoiceCommand } from './turn-measure.js';
import { isReviewType, type ReviewEventData } from './review.js';
import type { HearingFailure, SecondHearing } from './second-hearing.js';
import type { Durability } from './session-store.js';
import type { AngleTrace, DroppedSnapshots, KeptObservations, MovementMeasure, Snapshot } from './snapshot.js';
import type { TranscriptWord } from './speech-to-text.js';

export type EndReason = 'completed' | 'time-limit' | 'candidate' | 'host' | 'policy' | 'failed';

/** How an answer was given: spoken, typed, or spoken and then corrected by typing. */
export type AnswerMode = 'speech' | 'typed' | 'mixed';

/** Everything that can happen in a session and is kept, by type; and what people add to it afterwards. */
export interface LogEventData extends ReviewEventData {
  'session-created': {
    readonly plan: InterviewPlan;
    readonly seed: string;
    /** Version of this package. */
    readonly software: string;
    readonly interviewer: { readonly provider: string; readonly version: string };
  };
  'candidate-entered': { readonly details: Readonly<Partial<Record<CandidateField, string>>> };
  'consent-given': ConsentReceipt;
  'consent-withdrawn': { readonly purposes: readonly ConsentPurpose[] };
  'device-checked': DeviceCheckResult;
  'interview-started': Record<string, never>;
  'question-asked': { readonly question: Question; /** Counts planned questions from 1; 0 for practice. */ readonly number: number };
  /** The question was read out to its end (`heard`), was cut short, or could not be spoken. */
  'question-spoken': {
    readonly questionId: string;
    readonly outcome: 'heard' | 'interrupted' | 'silent';
    readonly code?: string;
    /** Offset in the text up to which an interrupted question was heard, where the player knows. */
    readonly heardTo?: number;
  };
  'question-repeated': { readonly questionId: string };
  /** The candidate asks in return; the clock of the answer stands still until it was answered. Never part of an answer or a score. */
  'help-asked': { readonly questionId: string; readonly helpId: string; readonly wanted: HelpWanted };
  'help-given': { readonly questionId: string; readonly helpId: string; readonly reply: HelpReply };
  /** As `question-spoken`; `interrupted` also where the candidate did not wait for the reply. */
  'help-spoken': { readonly questionId: string; readonly helpId: string; readonly outcome: 'heard' | 'interrupted' | 'silent'; readonly code?: string };
  'answer-started': { readonly questionId: string; readonly answerId: string; readonly attempt: number; readonly mode: 'speech' | 'typed' };
  /** Said by the interviewer besides questions and help. `abandoned`: the beginning of a question that was not gone on with. */
  'phrase-spoken': { readonly purpose: PhrasePurpose; readonly text: string; readonly outcome: 'heard' | 'interrupted' | 'silent' };
  /** Asked for by voice; its words are no part of the answer. */
  'command-spoken': { readonly answerId: string; readonly command: VoiceCommand; readonly text: string };
  /** The candidate talked into what was being said. `false-alarm`: it was no speech, and the voice went on. ms from the onset. */
  'voice-interrupted': { readonly outcome: 'floor-taken' | 'false-alarm'; readonly onsetAt: number; readonly quietMs: number; readonly silentMs?: number };
  'turn-measured': { readonly questionId: string; readonly measure: TurnMeasure };
  /** A stretch of speech as recognised. `at` of the event is the end of the stretch. */
  'transcript-ended': {
    readonly answerId: string;
    readonly text: string;
    readonly confidence?: number;
    readonly provider: string;
  };
  /** The whole text of the answer after an edit or while typing; supersedes what stood before. */
  'answer-edited': { readonly answerId: string; readonly text: string };
  'answer-mode-changed': { readonly answerId: string; readonly mode: 'speech' | 'typed'; readonly code?: string };
  /** The attempt is set aside; it stays in the record but is not scored. */
  'answer-retaken': { readonly answerId: string };
  'answer-submitted': {
    readonly questionId: string;
    readonly answerId: string;
    readonly text: string;
    readonly mode: AnswerMode;
    /** `turn-end`: the pause after it was taken for its end. */
    readonly reason: 'candidate' | 'time-limit' | 'turn-end';
    /** ms of listening or typing, pauses of the session left out. */
    readonly durationMs: number;
    readonly recordingId?: string;
  };
  /** A second recogniser wrote down the sound of the answer, for the judge. The submitted text stays the answer; what was corrected by hand is not heard again. */
  'answer-heard-again': SecondHearing & { readonly answerId: string; readonly words?: readonly TranscriptWord[] };
  /** It was to, and could not: the answer is judged as it was submitted. */
  'answer-not-heard-again': { readonly answerId: string; readonly provider: string; readonly reason: HearingFailure; /** Of the error. */ readonly code?: string };
  'question-skipped': { readonly questionId: string; readonly reason: 'candidate' | 'time-limit' };
  'answer-evaluated': { readonly evaluation: AnswerEvaluation };
  'recording-started': { readonly recordingId: string; readonly answerId: string; readonly contentType: string };
  'recording-ended': { readonly recordingId: string; readonly slices: number; readonly bytes: number; /** SHA-256 of all bytes, hex. */ readonly hash: string };
  'monitoring-started': { readonly engine: string; readonly modelHash?: string; /** What the engine looks for; faces where absent. */ readonly role?: 'objects' };
  /** The rules that look, with the thresholds in force: also of those that find nothing. */
  'rules-started': { readonly rules: readonly { readonly id: string; readonly version: string; readonly thresholds: Readonly<Record<string, number>> }[] };
  'incident-started': { readonly incident: Incident };
  'incident-ended': { readonly incident: Incident };
  'coverage-changed': CoverageChange;
  /** What the host's policy had follow an incident; `count`: which one of its kind it was, from 1. */
  'policy-applied': { readonly incidentId: string; readonly kind: IncidentKind; readonly action: PolicyAction; readonly count: number };
  'snapshot-kept': Snapshot;
  'snapshots-dropped': DroppedSnapshots;
  /** The candidate took the picture away; its line stays. */
  'snapshot-deleted': { readonly snapshotId: string };
  'trace-kept': AngleTrace;
  'movement-measured': MovementMeasure;
  'observations-kept': KeptObservations;
  /** Something failed; the interview may go on. Codes and sentences only, never content. */
  'error-occurred': { readonly code: string; readonly message: string; readonly recoverable: boolean };
  'session-paused': { readonly reason: 'candidate' | 'host' | 'reload' | 'policy' };
  'session-resumed': Record<string, never>;
  'session-ended': { readonly reason: EndReason };
}

export type LogEventType = keyof LogEventData;

/** An event before it is numbered and hashed. */
export type LogEntry = { [Type in LogEventType]: { readonly type: Type; readonly data: LogEventData[Type] } }[LogEventType];

interface LogEventEnvelope {
  readonly sessionId: string;
  /** Counts from 0 without gaps; the only order. */
  readonly seq: number;
  /** Monotonic ms since the session was created; for spans. */
  readonly at: number;
  /** ms since 1970; for display only. */
  readonly wallTime: number;
  /** Random, hex. Erased together with `data`; without it nobody can confirm a guess at erased data. */
  readonly salt: string | null;
  /** SHA-256 of salt and canonical JSON of `data`, hex. Stays when the data is erased. */
  readonly dataHash: string;
  /** `hash` of the event before; 64 zeros for the first. */
  readonly prevHash: string;
  /** SHA-256 of the canonical JSON of all fields above but `data` and `salt`, with `type`, hex. */
  readonly hash: string;
}

/** One link of the record. `data` is null once erased. */
export type LogEvent = {
  [Type in LogEventType]: LogEventEnvelope & { readonly type: Type; readonly data: LogEventData[Type] | null };
}[LogEventType];

/** Written with strict durability, and before the screen says "saved", as is all that people add afterwards. All else is relaxed. */
const STRICT: ReadonlySet<LogEventType> = new Set<LogEventType>([
  'session-created',
  'candidate-entered',
  'consent-given',
  'consent-withdrawn',
  'answer-submitted',
  'question-skipped',
  'session-ended',
]);

export function durabilityOf(type: LogEventType): Durability {
  return STRICT.has(type) || isReviewType(type) ? 'strict' : 'relaxed';
}
