export { fixedPause, pauseRule, type PauseRuleOptions } from './voice/pause-rule.js';
export { InterviewSession } from './interview-session.js';
export type { InterviewSessionOptions, MicrophoneInput } from './session-options.js';
export { SessionEvent, type SessionEventMap, type SessionEventType } from './events.js';
export { FullScreen } from './page/full-screen.js';
export { ProctorMonitor, type MonitorState, type ProctorMonitorOptions, type VisionState } from './proctor-monitor.js';
export type { MonitorOutput, MonitorStart, SessionMonitor } from './monitor.js';
export {
  answerRemainingMs,
  elapsedMs,
  interviewRemainingMs,
  type AnswerDraft,
  type AppliedPolicy,
  type FinishedTurn,
  type Integrity,
  type Phase,
  type SavingState,
  type SessionFailure,
  type SessionState,
  type TurnPhase,
} from './state.js';
export { systemClock } from './system-clock.js';
export { isAllowed, type Command } from './transitions.js';
