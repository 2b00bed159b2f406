export { destinationsOf, SENT_CONTENTS, type Adapter, type AdapterWarning, type CallContext, type Credentials, type Destination, type SentContent } from './adapter.js';
export type { AudioPlayer, PlayOptions } from './audio-player.js';
export type { AudioFrame, AudioSource } from './audio.js';
export type { Clock, GenerateId } from './clock.js';
export { CONSENT_PURPOSES, ConsentReceiptSchema, type ConsentPurpose, type ConsentReceipt } from './consent.js';
export { COVERAGE_SIGNALS, type CoverageChange, type CoverageSignal, type CoverageState } from './coverage.js';
export { ECHO_ADVICE, ECHO_UNKNOWNS, SOUND_FINDINGS, type DeviceCheckResult, type DeviceResult, type EchoMeasure, type SoundConditions, type SoundFinding } from './device-check.js';
export { DOCUMENT_LIMITS, PICTURE_LIMITS, type DocumentReader, type DocumentText, type DocumentWarning, type HiddenText, type HiddenTextReason } from './document-reader.js';
export type { DocumentWriter, PrintBlock, PrintCell, PrintColumn, PrintDocument, PrintSpan, PrintTone, WriteContext } from './document-writer.js';
export { REVIEW_REASONS, type AnswerEvaluation, type CriterionScore, type ReviewReason } from './evaluation.js';
export { HELP_KINDS, HELP_LIMITS, HELP_WISHES, type HelpKind, type HelpReply, type HelpRequest, type HelpWanted, type HelpWish } from './help.js';
export type { IdentityComparison, IdentityEngine } from './identity-engine.js';
export { POLICY_ACTIONS, type HostPolicy, type KindPolicy, type PolicyAction } from './host-policy.js';
export { INCIDENT_KINDS, IncidentSchema, NEUTRAL_INCIDENT_KINDS, SEVERITIES, type Incident, type IncidentKind, type Severity } from './incident.js';
export type { Interviewer, InterviewerCall, InterviewerContext, NextStep, Turn } from './interviewer.js';
export type { LanguageModel, ModelMessage, ModelMessagePart, ModelPart, ModelRequest } from './language-model.js';
export { durabilityOf, type AnswerMode, type EndReason, type LogEntry, type LogEvent, type LogEventData, type LogEventType } from './log-event.js';
export type { ObjectEngine } from './object-engine.js';
export {
  CalibrationSchema,
  ObservationSchema,
  ObjectObservationSchema,
  VisionObservationSchema,
  type ActionObservation,
  type AudioObservation,
  type Box,
  type Calibration,
  type CalibrationObservation,
  type DetectedFace,
  type DeviceObservation,
  type EnvironmentObservation,
  type Face,
  type HeadPose,
  type MonitorObservation,
  type ObjectObservation,
  type Observation,
  type TickObservation,
  type VisionObservation,
} from './observation.js';
export { parse, parseConsent, parsePlan, parseQuestionBank } from './parse.js';
export type { PictureToText, RecognisedText } from './picture-to-text.js';
export { InterviewPlanSchema, type Accommodations, type InterviewPlan, type InterviewPlanInput } from './plan.js';
export {
  CANDIDATE_FIELDS,
  JURISDICTIONS,
  LEVELS,
  MANNERS,
  PLAN_DEFAULTS,
  type CandidateField,
  type Jurisdiction,
  type Level,
  type Manner,
} from './plan-defaults.js';
export { plannedQuestionCount } from './planned-question-count.js';
export type { Question } from './question.js';
export { QuestionBankSchema, type BankQuestion, type ExpectedPoint, type QuestionBank } from './question-bank.js';
export type { RealtimeVoice, RealtimeVoiceOptions, RealtimeVoicePart, RealtimeVoiceSession } from './realtime-voice.js';
export {
  APPEAL_OUTCOMES,
  INCIDENT_VERDICTS,
  REVIEW_LIMITS,
  isReviewType,
  type AppealOutcome,
  type IncidentVerdict,
  type ReviewAuthor,
  type ReviewEventData,
  type ReviewEventType,
  type ReviewSubject,
} from './review.js';
export { RubricSchema, type Criterion, type Rubric } from './rubric.js';
export type { BlobStore, Database, EventSink } from './server-roles.js';
export { HEARING_FAILURES, type HearingFailure, type SecondHearing } from './second-hearing.js';
export type { Durability, MediaSlice, SessionStore, SessionSummary } from './session-store.js';
export {
  SNAPSHOT_LOSSES,
  SNAPSHOT_REASONS,
  type AngleTrace,
  type DroppedSnapshots,
  type KeptObservations,
  type MovementMeasure,
  type Snapshot,
  type SnapshotLoss,
  type SnapshotReason,
} from './snapshot.js';
export { UNCLEAR_MARK, type SpeechToText, type SpeechToTextOptions, type SpeechToTextPart, type TranscriptWord } from './speech-to-text.js';
export { PHRASE_PURPOSES, VOICE_COMMANDS, type PhrasePurpose, type TurnMeasure, type VoiceCommand } from './turn-measure.js';
export type { TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from './text-to-speech.js';
export type { TurnDetector, VoiceActivity, VoiceActivityPart } from './voice-activity.js';
export type { VisionEngine, VisionEngineStartOptions } from './vision-engine.js';
