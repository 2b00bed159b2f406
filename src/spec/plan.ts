import * as v from 'valibot';
import { CANDIDATE_FIELDS, JURISDICTIONS, LEVELS, MANNERS, PLAN_DEFAULTS } from './plan-defaults.js';
import { POLICY_ACTIONS } from './host-policy.js';
import { INCIDENT_KINDS } from './incident.js';
import { RubricSchema } from './rubric.js';

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
const difficulty = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));

/** Long enough for what people write, short enough for a request. */
const upTo = (characters: number) => v.pipe(text, v.maxLength(characters, `must have at most ${characters} characters`));

const accommodations = PLAN_DEFAULTS.accommodations;

export const AccommodationsSchema = v.object({
  /** No microphone: everything by text. */
  textOnly: v.optional(v.boolean(), accommodations.textOnly),
  /** No camera and nothing judged by it. */
  noCamera: v.optional(v.boolean(), accommodations.noCamera),
  /** Head and gaze direction are not looked at. */
  noGaze: v.optional(v.boolean(), accommodations.noGaze),
  /** Factor on every time limit, 1..10 (WCAG 2.2, 2.2.1 asks for ten). */
  extraTime: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(10)), accommodations.extraTime),
  /** The candidate may pause. */
  breaks: v.optional(v.boolean(), accommodations.breaks),
});
export type Accommodations = v.InferOutput<typeof AccommodationsSchema>;

/** How an interview is to run. Parse with `parsePlan`; every field but the source of questions has a default. */
export const InterviewPlanSchema = v.object({
  title: v.optional(text, PLAN_DEFAULTS.title),
  role: v.optional(text),
  level: v.optional(v.picklist(LEVELS)),
  /** What the employer is and does, for questions that fit. */
  companyContext: v.optional(upTo(4_000)),
  /** Text of the advertisement. */
  jobDescription: v.optional(upTo(20_000)),
  /** Text of the resume. Questions may use it; no scorer ever sees it. */
  resume: v.optional(upTo(50_000)),
  /** What is to be talked about, most important first; for an interviewer that makes its own questions. */
  topics: v.optional(v.array(upTo(200)), PLAN_DEFAULTS.topics),
  /** BCP 47 tag of questions, speech and answers. */
  language: v.optional(text, PLAN_DEFAULTS.language),
  /** In `hiring` nothing about the candidate's emotion or manner is ever inferred. */
  purpose: v.optional(v.picklist(['hiring', 'practice']), PLAN_DEFAULTS.purpose),
  /** Ids of question banks to draw from. */
  domains: v.optional(v.array(text), PLAN_DEFAULTS.domains),
  /** Questions of the host's own, asked first and in this order. */
  questions: v.optional(v.array(v.object({ text, timeLimitMs: v.optional(v.pipe(v.number(), v.minValue(10_000))) })), PLAN_DEFAULTS.questions),
  /** How many questions in all, follow-ups apart. */
  questionCount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1, 'must be at least 1'), v.maxValue(200)), PLAN_DEFAULTS.questionCount),
  difficulty: v.optional(v.object({
      min: difficulty,
      max: difficulty,
      /** Follow the answers: up after a good one, down after a weak one. Else the level stays that of the role. */
      adaptive: v.optional(v.boolean(), PLAN_DEFAULTS.difficulty.adaptive),
    }), PLAN_DEFAULTS.difficulty),
  /** How many follow-ups one question may have. */
  followUps: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)), PLAN_DEFAULTS.followUps),
  /** ms for one answer. */
  timeLimitMs: v.optional(v.pipe(v.number(), v.minValue(10_000, 'must be at least 10000')), PLAN_DEFAULTS.timeLimitMs),
  /** ms for the whole interview; none where absent. */
  totalTimeMs: v.optional(v.pipe(v.number(), v.minValue(30_000, 'must be at least 30000'))),
  /** Begin with one question that is not counted. */
  practiceQuestion: v.optional(v.boolean(), PLAN_DEFAULTS.practiceQuestion),
  candidateFields: v.optional(v.array(v.picklist(CANDIDATE_FIELDS)), PLAN_DEFAULTS.candidateFields),
  /** How answers are given: both (the candidate chooses), or typed only. */
  answerMode: v.optional(v.picklist(['speech', 'typed']), PLAN_DEFAULTS.answerMode),
  /** Hold a key or button to talk instead of hands-free listening. */
  pushToTalk: v.optional(v.boolean(), PLAN_DEFAULTS.pushToTalk),
  /** What ends a spoken answer: the candidate's button, or the pause after it. Pushed to talk, letting go ends it. */
  turnTaking: v.optional(v.picklist(['manual', 'automatic']), PLAN_DEFAULTS.turnTaking),
  /** Whether the candidate may talk into what is being said, which then stops (`full`), or nobody listens meanwhile (`half`). */
  duplex: v.optional(v.picklist(['full', 'half']), PLAN_DEFAULTS.duplex),
  /** How often an answer may be started over. */
  retakes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), PLAN_DEFAULTS.retakes),
  /** Keep the sound of the answers, on the candidate's machine. */
  recordAudio: v.optional(v.boolean(), PLAN_DEFAULTS.recordAudio),
  proctoring: v.optional(
    v.object({
      enabled: v.optional(v.boolean(), PLAN_DEFAULTS.proctoring.enabled),
      /** Points of 100 per class of incident; see `INTEGRITY_WEIGHTS`. */
      weights: v.optional(v.record(v.string(), v.pipe(v.number(), v.minValue(0), v.maxValue(100)))),
      /** What follows an incident, by kind; `DEFAULT_POLICY` where it says nothing. It is told to the candidate before the interview. */
      policy: v.optional(v.record(v.picklist(INCIDENT_KINDS), v.object({ action: v.picklist(POLICY_ACTIONS), after: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))) }))),
      /** Thresholds instead of the rules' own, by rule id and name. */
      thresholds: v.optional(v.record(v.string(), v.record(v.string(), v.number()))),
      /** Pictures as evidence, where the candidate agrees to that too; none where absent. */
      snapshots: v.optional(
        v.object({
          /** At the beginning and the end of an incident, and of the seconds before it. */
          onIncidents: v.optional(v.boolean(), true),
          /** Also one every so often, ms. */
          everyMs: v.optional(v.pipe(v.number(), v.minValue(10_000))),
          /** All but the people is blurred before a picture is kept. */
          blurBackground: v.optional(v.boolean(), false),
          /** Most pictures of an interview; those beyond are counted. */
          most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000)), 100),
        }),
      ),
      /** The interview is held in full screen, with the keyboard held too where the browser can. */
      fullscreen: v.optional(v.boolean(), PLAN_DEFAULTS.proctoring.fullscreen),
      /** Look for left-to-right sweeps of the eyes. Experimental: reading a question looks the same. Never part of a score. */
      readingPattern: v.optional(v.boolean(), PLAN_DEFAULTS.proctoring.readingPattern),
      /** Keep what the rules saw (numbers, no pictures), so that each incident can be replayed. */
      keepObservations: v.optional(v.boolean(), PLAN_DEFAULTS.proctoring.keepObservations),
    }),
    PLAN_DEFAULTS.proctoring,
  ),
  accommodations: v.optional(AccommodationsSchema, accommodations),
  rubric: v.optional(RubricSchema),
  persona: v.optional(v.object({ name: v.optional(upTo(60)), manner: v.optional(v.picklist(MANNERS), 'neutral') })),
  jurisdiction: v.optional(v.picklist(JURISDICTIONS)),
  /** Say after each answer what was found in it. In practice where absent, and not in hiring. */
  feedback: v.optional(v.boolean()),
  /** Same seed, same questions. Random where absent. */
  seed: v.optional(text),
});
/** A plan as a host writes it. */
export type InterviewPlanInput = v.InferInput<typeof InterviewPlanSchema>;
/** A plan with its defaults filled in. */
export type InterviewPlan = v.InferOutput<typeof InterviewPlanSchema>;
