import * as v from 'valibot';

const unit = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** A box in parts of the frame, 0..1, origin top left, unmirrored. May reach slightly outside. */
export const BoxSchema = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });
export type Box = v.InferOutput<typeof BoxSchema>;

/**
 * Head pose in degrees, unmirrored frame, before any correction for the place of the head in the picture.
 * yaw > 0: nose to the right of the picture; pitch > 0: up; roll > 0: counter-clockwise in the picture.
 */
export const HeadPoseSchema = v.object({ yaw: v.number(), pitch: v.number(), roll: v.number() });
export type HeadPose = v.InferOutput<typeof HeadPoseSchema>;

/** One face as the landmark model sees it. */
export const FaceSchema = v.object({
  box: BoxSchema,
  pose: v.optional(HeadPoseSchema),
  /** Centre of the head in camera coordinates as the engine reports them, cm: x right, y up, z toward the viewer. */
  position: v.optional(v.object({ x: v.number(), y: v.number(), z: v.number() })),
  /** Eye blendshapes, 0..1, by MediaPipe's names (`eyeLookOutLeft`, `eyeBlinkRight`...). */
  eyes: v.optional(v.record(v.string(), unit)),
  /** Mouth opening, 0..1. */
  jawOpen: v.optional(unit),
  /** Tip of the nose, in parts of the frame. No rule reads it; the evaluation shows the old nose-position rule beside ours. */
  nose: v.optional(v.object({ x: v.number(), y: v.number() })),
  /** Ratios of distances between rigid landmarks; compared by `face-changed` only. */
  geometry: v.optional(v.array(v.number())),
});
export type Face = v.InferOutput<typeof FaceSchema>;

/** One box of the face detector, which counts people better than the landmark model does. */
export const DetectedFaceSchema = v.object({ box: BoxSchema, score: unit });
export type DetectedFace = v.InferOutput<typeof DetectedFaceSchema>;

/** What a vision engine says of one frame. Numbers only, never pixels. `at`: capture time, ms on the session clock. */
export const VisionObservationSchema = v.object({
  type: v.literal('vision'),
  at: v.number(),
  frame: v.object({
    width: v.number(),
    height: v.number(),
    /** Mean luma, 0..255. */
    luma: v.number(),
    /** Standard deviation of luma, 0..128: a covered lens is uniform. */
    contrast: v.number(),
    /** Fingerprint of the pixels: equal for two seconds means a frozen picture. */
    fingerprint: v.string(),
  }),
  faces: v.array(FaceSchema),
  /** Absent when the detector did not run on this frame. */
  detected: v.optional(v.array(DetectedFaceSchema)),
  /** Frame in, result out, in ms. */
  latency: v.number(),
});
export type VisionObservation = v.InferOutput<typeof VisionObservationSchema>;

/** Where head and eyes point when their owner looks at the screen, as a calibration or a running baseline learns it. Degrees, as the corrected pose. */
export const RestSchema = v.object({ yaw: v.number(), pitch: v.number(), gazeYaw: v.number() });

/**
 * What a look at the four corners of the page taught: `rest` is their middle, `reach` how far from it the gaze goes to
 * each edge, in degrees > 0. The thresholds of gaze and head then begin at these edges.
 */
export const CalibrationSchema = v.object({
  rest: RestSchema,
  reach: v.object({ left: v.number(), right: v.number(), up: v.number(), down: v.number() }),
  /** Pictures that it rests on. */
  samples: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type Calibration = v.InferOutput<typeof CalibrationSchema>;

/** A calibration takes the place of the running baseline from here on. */
export const CalibrationObservationSchema = v.object({ type: v.literal('calibration'), at: v.number(), calibration: CalibrationSchema });
export type CalibrationObservation = v.InferOutput<typeof CalibrationObservationSchema>;

/** What an object engine says of one frame. */
export const ObjectObservationSchema = v.object({
  type: v.literal('objects'),
  at: v.number(),
  objects: v.array(v.object({ label: v.string(), score: unit, box: BoxSchema })),
});
export type ObjectObservation = v.InferOutput<typeof ObjectObservationSchema>;

/** What the page itself can tell: states that hold until the next observation of the same signal. */
export const EnvironmentObservationSchema = v.object({
  type: v.literal('environment'),
  at: v.number(),
  signal: v.picklist(['visibility', 'focus', 'fullscreen', 'screens', 'tabs', 'clock']),
  /** `true`: as it should be (visible, focused, one screen...). */
  ok: v.boolean(),
  /** Numbers that explain, e.g. `{ screens: 2 }`. */
  detail: v.optional(v.record(v.string(), v.union([v.number(), v.string(), v.boolean()]))),
});
export type EnvironmentObservation = v.InferOutput<typeof EnvironmentObservationSchema>;

/** A moment, not a state: a paste, a copy, a print. Carries lengths, never content. */
export const ActionObservationSchema = v.object({
  type: v.literal('action'),
  at: v.number(),
  action: v.picklist(['copy', 'cut', 'paste', 'print', 'context-menu']),
  length: v.optional(v.number()),
  target: v.optional(v.string()),
});
export type ActionObservation = v.InferOutput<typeof ActionObservationSchema>;

/** State of a device as the browser reports it. */
export const DeviceObservationSchema = v.object({
  type: v.literal('device'),
  at: v.number(),
  device: v.picklist(['camera', 'microphone']),
  state: v.picklist(['live', 'muted', 'ended', 'changed', 'off']),
  label: v.optional(v.string()),
});
export type DeviceObservation = v.InferOutput<typeof DeviceObservationSchema>;

/** State of a monitor: `on` works, `failed` stopped without being asked, `off` was never asked for, `unsupported` cannot run here. */
export const MonitorObservationSchema = v.object({
  type: v.literal('monitor'),
  at: v.number(),
  monitor: v.picklist(['vision', 'objects', 'audio', 'environment']),
  state: v.picklist(['on', 'paused', 'failed', 'off', 'unsupported']),
  /** Error code, where there was one. */
  code: v.optional(v.string()),
});
export type MonitorObservation = v.InferOutput<typeof MonitorObservationSchema>;

/** What the microphone hears in 40 ms, as numbers. Never sound. `at`: when it began, ms on the session clock. */
export const AudioObservationSchema = v.object({
  type: v.literal('audio'),
  at: v.number(),
  /** dBFS, RMS; -100 is no sound at all, not even noise. */
  level: v.number(),
  /** Loudness of the room below the voice, dBFS. */
  floor: v.optional(v.number()),
  /** Clearly above the room. */
  speech: v.boolean(),
  /** Hz; where one voice with a pitch is heard. */
  pitch: v.optional(v.number()),
  /** More than one voice at once: how far two pitches explain the sound beyond what one can, 0..1. */
  overlap: v.optional(unit),
  /** The two pitches, Hz, with `overlap`. */
  pitches: v.optional(v.array(v.number())),
  /** The interviewer is being played, so nothing is said of who speaks. */
  interviewer: v.optional(v.boolean()),
});
export type AudioObservation = v.InferOutput<typeof AudioObservationSchema>;

/** Time passes: lets dwell times run out when nothing else is seen. */
export const TickObservationSchema = v.object({ type: v.literal('tick'), at: v.number() });
export type TickObservation = v.InferOutput<typeof TickObservationSchema>;

/** Everything that the rules see. A list of these, saved as JSON, replays to the same incidents. */
export const ObservationSchema = v.variant('type', [
  VisionObservationSchema,
  ObjectObservationSchema,
  EnvironmentObservationSchema,
  ActionObservationSchema,
  CalibrationObservationSchema,
  DeviceObservationSchema,
  MonitorObservationSchema,
  AudioObservationSchema,
  TickObservationSchema,
]);
export type Observation = v.InferOutput<typeof ObservationSchema>;
