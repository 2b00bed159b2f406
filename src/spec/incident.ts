import * as v from 'valibot';

export const INCIDENT_KINDS = [
  'face-missing',
  'multiple-faces',
  'head-turned',
  'looking-down',
  'gaze-away',
  'camera-covered',
  'camera-lost',
  'camera-changed',
  'virtual-camera',
  'face-changed',
  'phone-visible',
  'book-visible',
  'other-voice',
  'loud-noise',
  'microphone-lost',
  'tab-hidden',
  'window-blurred',
  'fullscreen-exited',
  'second-screen',
  'second-tab',
  'copy',
  'paste',
  'print',
  'context-menu',
  'clock-jump',
  'reading-pattern',
  'monitoring-gap',
  'unassessable',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** "Could not tell": shown, explained, and never counted against the candidate. */
export const NEUTRAL_INCIDENT_KINDS: readonly IncidentKind[] = ['monitoring-gap', 'unassessable'];

export const SEVERITIES = ['note', 'warn', 'review'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * What a proctor reports: a fact with its evidence, never a verdict.
 * `confidence` is about the measurement, never about the person.
 */
export const IncidentSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  kind: v.picklist(INCIDENT_KINDS),
  phase: v.picklist(['start', 'end']),
  /** First moment at which the signal was seen, ms on the session clock (the dwell lies inside). */
  startedAt: v.number(),
  endedAt: v.optional(v.number()),
  severity: v.picklist(SEVERITIES),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** One sentence, in English; elements translate by `kind`. */
  reason: v.string(),
  /** Numbers behind it: angles, counts, durations. Never pixels, never text of the candidate. */
  evidence: v.record(v.string(), v.union([v.number(), v.string(), v.boolean(), v.array(v.number())])),
  rule: v.object({
    id: v.string(),
    version: v.string(),
    thresholds: v.record(v.string(), v.number()),
  }),
});
export type Incident = v.InferOutput<typeof IncidentSchema>;
