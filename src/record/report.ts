import type {
  AnswerEvaluation,
  AnswerMode,
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
  KeptObservations,
  PhrasePurpose,
  Question,
  SecondHearing,
} from '../spec/index.js';
import type { EvidenceReport, IncidentEvidence, QuestionStrip } from './evidence.js';
import type { Findings } from './findings.js';
import type { LevelOverride, ReportVerdict, ReviewReport } from './review/review-report.js';
import type { Span } from './spans.js';

/** What a log says, put together for reading. Times are ms on the session clock unless named otherwise. */
export interface Report {
  /** Goes up when a field goes away or comes to mean something else. New fields may come under the same number. */
  readonly schemaVersion: '1';
  readonly sessionId: string;
  /** Empty once the plan was erased. */
  readonly title: string;
  readonly role?: string;
  /** `hiring` also once the plan was erased: the one that says less about a person. */
  readonly purpose: InterviewPlan['purpose'];
  /** BCP 47 tag; `und` once the plan was erased. */
  readonly language: string;
  /** What the candidate entered; for people to read, never part of a score. */
  readonly candidate?: Readonly<Partial<Record<CandidateField, string>>>;
  readonly status: 'finished' | 'unfinished';
  readonly endReason?: EndReason;
  /** ms since 1970. */
  readonly createdAt: number;
  /** When the interview began and ended; absent where it did not. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** ms in which the interview ran; pauses and the time away around a reload are left out. */
  readonly durationMs: number;
  /** Without practice. `asked` contains `followUps`. */
  readonly counts: { readonly asked: number; readonly answered: number; readonly skipped: number; readonly followUps: number };
  readonly technical: TechnicalScore;
  readonly findings: Findings;
  readonly questions: readonly ReportQuestion[];
  readonly integrity: IntegrityReport;
  readonly timeline: Timeline;
  /** What was kept beside the incidents; absent where nothing was. */
  readonly evidence?: EvidenceReport;
  /** Absent where no consent was given, or its event was erased. */
  readonly consent?: ReportConsent;
  /** The last one. */
  readonly deviceCheck?: DeviceCheckResult;
  readonly errors: readonly ReportError[];
  /** What people added after the interview; absent where nobody did. `technical`, `findings` and `integrity` are without it. */
  readonly review?: ReviewReport;
  readonly provenance: Provenance;
}

/** Computed from the levels alone; never summed with integrity. */
export interface TechnicalScore {
  /** Weighted mean of the criteria that have evidence, one decimal; null: no evidence, which is not a low score. */
  readonly overall: number | null;
  readonly max: 5;
  readonly criteria: readonly CriterionResult[];
  /** Absent where neither the plan nor the caller names one: all criteria then weigh the same. */
  readonly rubric?: { readonly id: string; readonly version: string };
}

export interface CriterionResult {
  readonly criterionId: string;
  readonly title?: string;
  readonly weight: number;
  /** Mean level, 1..5, two decimals; null: no evidence. */
  readonly mean: number | null;
  /** How many answers gave evidence... */
  readonly answers: number;
  /** ...of how many that were given, practice left out. */
  readonly of: number;
  /** Where answers were judged more than once: how many were, and the most levels that two judgements of one answer lie apart. */
  readonly spread?: { readonly answers: number; readonly widest: number };
}

export interface ReportQuestion {
  /** Null once erased. */
  readonly question: Question | null;
  /** Counts planned questions from 1; a follow-up has the number of its question; 0 for practice. Null once erased. */
  readonly number: number | null;
  /** Not evaluated, not counted. */
  readonly practice: boolean;
  /** `unanswered`: neither answered nor skipped when the log ends. */
  readonly outcome: 'answered' | 'skipped' | 'unanswered';
  /** Absent with outcome `answered` once erased. */
  readonly answer?: ReportAnswer;
  /** Every attempt in order; those set aside are shown but were not judged. */
  readonly attempts: readonly ReportAttempt[];
  /** How often the question was repeated on request. */
  readonly repeats: number;
  /** How many of `repeats` were asked for by voice; absent where none was. */
  readonly repeatsByVoice?: number;
  /**
   * The candidate began before the question was read out to its end, and never heard it whole; absent otherwise. `heardTo`:
   * offset in its text up to which it was heard, where the player knew.
   */
  readonly cutShort?: { readonly heardTo?: number };
  /** What the interviewer said besides the question and help, until the next question; absent where nothing was. Erased ones are left out. */
  readonly phrases?: readonly ReportPhrase[];
  /** What the candidate asked in return; never part of a score. Erased ones are left out. */
  readonly help: readonly ReportHelp[];
  /** As the evaluator judged; it stays so whatever reviewers say. */
  readonly evaluation?: AnswerEvaluation;
  /** Levels that reviewers put beside it, in order; absent where there are none. */
  readonly overrides?: readonly LevelOverride[];
  /** How much was noticed meanwhile; never part of a score. Absent where nothing was watched. */
  readonly strip?: QuestionStrip;
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface ReportAnswer {
  readonly text: string;
  readonly mode: AnswerMode;
  /** ms of listening or typing. */
  readonly durationMs: number;
  /** What ended it: the candidate, the time limit, or the pause after it (`turn-end`). */
  readonly reason: 'candidate' | 'time-limit' | 'turn-end';
  readonly recordingId?: string;
  /** What was recognised, where the candidate changed it before submitting. */
  readonly spokenText?: string;
  /** Mean over the recognised stretches, 0..1: about the recogniser, not about the person. */
  readonly confidence?: number;
  /** What became of hearing it a second time, for the judge; absent where nobody was to. */
  readonly secondHearing?: ReportSecondHearing;
}

/** A spoken answer as two recognisers heard it, and which of the two was judged. */
export interface ReportSecondHearing {
  /** Who wrote down the submitted text while it was spoken. */
  readonly liveBy: readonly string[];
  /** Who was to hear it again. */
  readonly by: string;
  /** Absent where it was not heard again, or its text was erased. */
  readonly heard?: ReportHearing;
  /** Why it was not heard again: the submitted text was judged. */
  readonly failure?: { readonly reason: HearingFailure; readonly code?: string };
  /** Which text the levels and quotes rest on; absent where it was not judged. */
  readonly judged?: 'submitted' | 'heard-again';
}

export interface ReportHearing extends Omit<SecondHearing, 'provider'> {
  /** Word error rate between the two texts, 0..1, two decimals: replaced, missing and added words for each word heard the second time. */
  readonly difference: number;
}

export interface ReportHelp {
  readonly at: number;
  readonly wanted: HelpWanted;
  /** Absent where it never came, or was erased. */
  readonly reply?: HelpReply;
}

/** Something that was said besides questions and help, e.g. to bridge a wait; the same words for everybody. */
export interface ReportPhrase {
  readonly at: number;
  readonly purpose: PhrasePurpose;
  readonly text: string;
  readonly outcome: 'heard' | 'interrupted' | 'silent';
}

export interface ReportAttempt {
  /** What stood there last: recognised, typed, or both. */
  readonly text: string;
  readonly setAside: boolean;
}

export interface IntegrityReport {
  /** 0..100; null where it would mislead. */
  readonly score: number | null;
  /** `not-monitored`: nothing was ever watched. `coverage`: too little was watched. `not-computed`: nobody asked for it. */
  readonly reasonForNone?: 'not-monitored' | 'coverage' | 'not-computed';
  /** Points of 100 that each class of incidents took away; absent where there is no score. */
  readonly byClass?: Readonly<Record<string, number>>;
  readonly coverage: CoverageReport;
  /** Also those that never count; see `NEUTRAL_INCIDENT_KINDS`. */
  readonly incidents: readonly ReportIncident[];
  /** Points per class as the host set them; empty: the defaults. */
  readonly weights: Readonly<Record<string, number>>;
}

export interface CoverageReport {
  /** 0..1: mean over the signals that were asked for of the share of the running time in which each was watched. */
  readonly overall: number;
  readonly signals: readonly SignalCoverage[];
}

export interface SignalCoverage {
  readonly signal: CoverageSignal;
  /** False: `off` all the time, or objects without an engine for them; left out of `overall`. */
  readonly asked: boolean;
  /** 0..1 of the running time, by state; adds up to 1. */
  readonly share: Readonly<Record<CoverageState, number>>;
  /** The running time, in order. */
  readonly spans: readonly CoverageSpan[];
}

export interface CoverageSpan extends Span {
  readonly state: CoverageState;
  /** Error code or reason; `not-started`: not yet, `reload`: not since the page was loaded again. */
  readonly code?: string;
}

export interface ReportIncident {
  /** As it ended; as it began where its end was never seen. */
  readonly incident: Incident;
  readonly at: number;
  readonly durationMs: number;
  /** False: it was still going on when the session ended or broke off. */
  readonly ended: boolean;
  /** What was kept of it; absent where nothing was. */
  readonly evidence?: IncidentEvidence;
  /** What reviewers said of it, in order; the last one counts. Absent where nobody has judged it. */
  readonly verdicts?: readonly ReportVerdict[];
}

/** One axis for speech, incidents and coverage. */
export interface Timeline extends Span {
  readonly speech: readonly SpeechSpan[];
  readonly incidents: readonly ReportIncident[];
  readonly coverage: readonly SignalCoverage[];
}

export interface SpeechSpan extends Span {
  /** `question`: the interviewer speaks. `answer`: the candidate has the floor, speaking or typing. */
  readonly kind: 'question' | 'answer';
  readonly questionId: string;
}

export interface ReportConsent {
  readonly purposes: readonly ConsentState[];
  /** BCP 47 tag of the notice. */
  readonly language: string;
  /** Of the last receipt. */
  readonly at: number;
}

export interface ConsentState {
  readonly purpose: ConsentPurpose;
  /** As it stands at the end of the log. */
  readonly granted: boolean;
  readonly version: string;
  /** SHA-256 of the notice, hex. */
  readonly hash: string;
  readonly withdrawnAt?: number;
}

export interface ReportError {
  readonly at: number;
  readonly code: string;
  readonly message: string;
}

/** Who and what made this record; enough to check it. */
export interface Provenance {
  /** Version of this package; absent, as the next two, once erased. */
  readonly software?: string;
  readonly interviewer?: { readonly provider: string; readonly version: string };
  readonly seed?: string;
  readonly evaluators: readonly AnswerEvaluation['evaluator'][];
  /** Who turned speech into text. */
  readonly recognisers: readonly string[];
  /** What looked for faces last; `engines` has all. */
  readonly monitoring?: { readonly engine: string; readonly modelHash?: string };
  /** Each that ever looked, in order; a page that is loaded again starts them anew. Absent where none did. */
  readonly engines?: readonly MonitoringEngine[];
  /** The rules that looked, with the thresholds in force, also those that found nothing. One that changed stands there twice. */
  readonly rules?: readonly MonitoringRule[];
  /** All that the rules saw, where that was kept: each recording with its hash. */
  readonly observations?: readonly KeptObservations[];
  /** Hash of the last event; `verifyLog` checks the log against it. */
  readonly head: string;
  /** How many events there are, and of how many the data was erased. */
  readonly events: number;
  readonly erased: number;
}

export interface MonitoringEngine {
  readonly role: 'faces' | 'objects';
  readonly engine: string;
  /** SHA-256 of its model, hex. */
  readonly modelHash?: string;
}

export interface MonitoringRule {
  readonly id: string;
  readonly version: string;
  readonly thresholds: Readonly<Record<string, number>>;
}
