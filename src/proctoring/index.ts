export {
  CALIBRATION_FAILURES,
  CORNERS,
  learnCalibration,
  type CalibrationFailure,
  type CalibrationOutcome,
  type CalibrationSample,
  type Corner,
} from './calibration.js';
export { EXPERIMENTS, RULES } from './detectors/index.js';
export { DEFAULT_POLICY, ignoredKinds, policyOf, policyStep, type PolicyConsequence } from './host-policy.js';
export { INTEGRITY_CLASSES, INTEGRITY_WEIGHTS, integrityScore, type IntegrityClass, type IntegrityInput, type IntegrityScore } from './integrity-score.js';
export { correctPose } from './angles/pose-correction.js';
export { createProctor, type Proctor, type ProctorOptions, type ProctorOutput } from './proctor.js';
export { replayObservations, type ReplayOptions } from './replay-observations.js';
export type { Assessment, Rule, Thresholds } from './rules/rule.js';
export type { RuleInForce } from './rules/rules-in-force.js';
export type { Scene } from './scene/scene.js';
export { virtualCamera, type VirtualCamera, type VirtualCameraUse } from './virtual-cameras.js';
export { watchedKinds } from './watched-kinds.js';
