import * as v from 'valibot';
import {
  CalibrationSchema,
  CANDIDATE_FIELDS,
  CONSENT_PURPOSES,
  ConsentReceiptSchema,
  ECHO_ADVICE,
  ECHO_UNKNOWNS,
  HEARING_FAILURES,
  HELP_KINDS,
  HELP_WISHES,
  INCIDENT_KINDS,
  COVERAGE_SIGNALS,
  IncidentSchema,
  InterviewPlanSchema,
  PHRASE_PURPOSES,
  POLICY_ACTIONS,
  REVIEW_REASONS,
  SNAPSHOT_LOSSES,
  SNAPSHOT_REASONS,
  SOUND_FINDINGS,
  VOICE_COMMANDS,
  type LogEventData,
  type LogEventType,
} from '../spec/index.js';
import { REVIEW_DATA } from './review/review-schemas.js';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.string();
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex'));
const named = { provider: text, version: text };
const angles = v.array(v.nullable(v.number()));
const inputMode = v.picklist(['speech', 'typed']);

const spoken = v.picklist(['heard', 'interrupted', 'silent']);
const help = { questionId: text, helpId: text };

const point = v.object({ pointId: text, text });

const question = v.object({
  id: text,
  kind: v.picklist(['planned', 'follow-up', 'practice']),
  text,
  source: v.picklist(['bank', 'plan', 'model']),
  reason: text,
  expectedPoints: v.array(v.object({ id: text, text, signals: v.array(text) })),
  timeLimitMs: v.number(),
  bank: v.exactOptional(v.object({ id: text, version: text, questionId: text })),
  difficulty: v.exactOptional(v.number()),
  tags: v.exactOptional(v.array(text)),
  followUpOf: v.exactOptional(text),
});

const evaluation = v.object({
  questionId: text,
  scores: v.array(v.object({ criterionId: text, level: v.nullable(v.number()), quote: v.exactOptional(text), reason: text, levels: v.exactOptional(v.array(v.nullable(v.number()))) })),
  covered: v.array(v.object({ ...point.entries, quote: text })),
  missing: v.array(point),
  feedback: v.exactOptional(text),
  evaluator: v.object({
    ...named,
    modelId: v.exactOptional(text),
    promptVersion: v.exactOptional(text),
    rubric: v.exactOptional(v.object({ id: text, version: text })),
  }),
  heardBy: v.exactOptional(text),
  review: v.exactOptional(v.array(v.picklist(REVIEW_REASONS))),
});

const device = v.object({
  state: v.picklist(['ok', 'warning', 'failed', 'skipped']),
  code: v.exactOptional(text),
  measured: v.record(text, v.number()),
});

const echo = v.object({
  advice: v.picklist(ECHO_ADVICE),
  reason: v.exactOptional(v.picklist(ECHO_UNKNOWNS)),
  noise: v.exactOptional(v.number()),
  level: v.exactOptional(v.number()),
  overNoise: v.exactOptional(v.number()),
  gain: v.exactOptional(v.number()),
  delay: v.exactOptional(v.number()),
  cancelled: v.exactOptional(v.boolean()),
});
const sound = v.object({ findings: v.array(v.picklist(SOUND_FINDINGS)), echo: v.exactOptional(echo) });

const written = v.looseObject({
  title: text,
  language: text,
  purpose: text,
  proctoring: v.looseObject({}),
  rubric: v.exactOptional(v.looseObject({ criteria: v.array(v.looseObject({ weight: v.number() })) })),
});

/** What a report reads of a plan must be in the record, not be supplied as a default while checking. */
const plan = v.pipe(
  v.unknown(),
  v.check((input) => v.is(written, input), 'must be a plan with its defaults filled in'),
  InterviewPlanSchema,
);

const ms = v.exactOptional(v.number());
const measure = v.object({
  speechEndAt: v.number(),
  decidedMs: v.number(),
  transcriptMs: ms,
  firstTextMs: ms,
  firstSoundMs: ms,
  firstSampleMs: v.number(),
  outputLatencyMs: v.number(),
  ahead: v.picklist(['nothing', 'text', 'sound']),
});

const nothing = v.custom<Record<string, never>>((input) => typeof input === 'object' && input !== null, 'must be an object');

/** What the data of each type of event must hold. More is let through: the hash covers it, and newer versions may add. */
const DATA: { readonly [Type in LogEventType]: v.GenericSchema<unknown, LogEventData[Type]> } = {
  'session-created': v.object({ plan, seed: text, software: text, interviewer: v.object(named) }),
  'candidate-entered': v.object({ details: v.record(v.picklist(CANDIDATE_FIELDS), text) }),
  'consent-given': ConsentReceiptSchema,
  'consent-withdrawn': v.object({ purposes: v.array(v.picklist(CONSENT_PURPOSES)) }),
  'device-checked': v.object({ camera: device, microphone: device, speaker: device, capabilities: v.record(text, v.boolean()), sound: v.exactOptional(sound), calibration: v.exactOptional(CalibrationSchema) }),
  'interview-started': nothing,
  'question-asked': v.object({ question, number: count }),
  'question-spoken': v.object({ questionId: text, outcome: spoken, code: v.exactOptional(text), heardTo: v.exactOptional(count) }),
  'phrase-spoken': v.object({ purpose: v.picklist(PHRASE_PURPOSES), text, outcome: spoken }),
  'command-spoken': v.object({ answerId: text, command: v.picklist(VOICE_COMMANDS), text }),
  'voice-interrupted': v.object({ outcome: v.picklist(['floor-taken', 'false-alarm']), onsetAt: v.number(), quietMs: v.number(), silentMs: v.exactOptional(v.number()) }),
  'turn-measured': v.object({ questionId: text, measure }),
  'question-repeated': v.object({ questionId: text }),
  'help-asked': v.object({ ...help, wanted: v.union([v.object({ wish: v.picklist(HELP_WISHES) }), v.object({ text })]) }),
  'help-given': v.object({ ...help, reply: v.object({ kind: v.picklist(HELP_KINDS), text, source: v.picklist(['rule', 'model']), promptVersion: v.exactOptional(text) }) }),
  'help-spoken': v.object({ ...help, outcome: spoken, code: v.exactOptional(text) }),
  'answer-started': v.object({ questionId: text, answerId: text, attempt: count, mode: inputMode }),
  'transcript-ended': v.object({ answerId: text, text, confidence: v.exactOptional(v.number()), provider: text }),
  'answer-edited': v.object({ answerId: text, text }),
  'answer-mode-changed': v.object({ answerId: text, mode: inputMode, code: v.exactOptional(text) }),
  'answer-retaken': v.object({ answerId: text }),
  'answer-submitted': v.object({
    questionId: text,
    answerId: text,
    text,
    mode: v.picklist(['speech', 'typed', 'mixed']),
    reason: v.picklist(['candidate', 'time-limit', 'turn-end']),
    durationMs: v.number(),
    recordingId: v.exactOptional(text),
  }),
  'answer-heard-again': v.object({
    answerId: text,
    text,
    provider: text,
    confidence: v.exactOptional(v.number()),
    words: v.exactOptional(v.array(v.object({ text, start: v.number(), end: v.number(), confidence: v.exactOptional(v.number()) }))),
  }),
  'answer-not-heard-again': v.object({ answerId: text, provider: text, reason: v.picklist(HEARING_FAILURES), code: v.exactOptional(text) }),
  'question-skipped': v.object({ questionId: text, reason: v.picklist(['candidate', 'time-limit']) }),
  'answer-evaluated': v.object({ evaluation }),
  'recording-started': v.object({ recordingId: text, answerId: text, contentType: text }),
  'recording-ended': v.object({ recordingId: text, slices: count, bytes: count, hash: sha256 }),
  'monitoring-started': v.object({ engine: text, modelHash: v.exactOptional(text), role: v.exactOptional(v.literal('objects')) }),
  'rules-started': v.object({ rules: v.array(v.object({ id: text, version: text, thresholds: v.record(text, v.number()) })) }),
  'incident-started': v.object({ incident: IncidentSchema }),
  'incident-ended': v.object({ incident: IncidentSchema }),
  'coverage-changed': v.object({
    signal: v.picklist(COVERAGE_SIGNALS),
    state: v.picklist(['watched', 'unassessable', 'gap', 'off', 'unsupported']),
    at: v.number(),
    code: v.exactOptional(text),
  }),
  'policy-applied': v.object({ incidentId: text, kind: v.picklist(INCIDENT_KINDS), action: v.picklist(POLICY_ACTIONS), count }),
  'snapshot-kept': v.object({
    snapshotId: text,
    reason: v.picklist(SNAPSHOT_REASONS),
    incidentId: v.exactOptional(text),
    takenAt: v.number(),
    width: count,
    height: count,
    bytes: count,
    hash: sha256,
    blurred: v.boolean(),
  }),
  'snapshots-dropped': v.object({ why: v.picklist(SNAPSHOT_LOSSES), count, incidentId: v.exactOptional(text) }),
  'snapshot-deleted': v.object({ snapshotId: text }),
  'trace-kept': v.object({ incidentId: text, from: v.number(), stepMs: v.number(), yaw: angles, pitch: angles, gazeYaw: angles }),
  'movement-measured': v.object({ from: v.number(), to: v.number(), yaw: v.number(), pitch: v.number(), gazeYaw: v.number(), onScreen: v.number(), samples: count }),
  'observations-kept': v.object({ recordingId: text, count, bytes: count, hash: sha256, beyond: v.exactOptional(count) }),
  'error-occurred': v.object({ code: text, message: text, recoverable: v.boolean() }),
  'session-paused': v.object({ reason: v.picklist(['candidate', 'host', 'reload', 'policy']) }),
  'session-resumed': nothing,
  'session-ended': v.object({ reason: v.picklist(['completed', 'time-limit', 'candidate', 'host', 'policy', 'failed']) }),
  ...REVIEW_DATA,
};

const TYPES = Object.keys(DATA) as LogEventType[];

/** An event as it comes from outside. Checks only: what it gives back has defaults filled in, so its hashes may not hold. */
export const LogEventSchema = v.variant(
  'type',
  TYPES.map((type) =>
    v.strictObject({
      sessionId: v.pipe(text, v.minLength(1)),
      seq: count,
      type: v.literal(type),
      at: v.number(),
      wallTime: v.number(),
      data: v.nullable(DATA[type]),
      salt: v.nullable(text),
      dataHash: sha256,
      prevHash: sha256,
      hash: sha256,
    }),
  ),
);
