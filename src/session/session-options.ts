import type { AudioSource, Clock, GenerateId, Interviewer, InterviewPlanInput, SessionStore, SpeechToText, TextToSpeech, TurnDetector, VoiceActivity } from '../spec/index.js';
import type { SessionMonitor } from './monitor.js';

/** The microphone as a session uses it; whoever opened it closes it. */
export interface MicrophoneInput {
  /** For the recording of answers. */
  readonly stream?: MediaStream;
  /** For recognisers that take audio. */
  readonly audio?: AudioSource;
}

/** Why an answer is over. */
export type SubmitReason = 'candidate' | 'time-limit' | 'turn-end';

export interface InterviewSessionOptions {
  /** Checked and filled with defaults when the session is prepared. */
  readonly plan: InterviewPlanInput;
  readonly interviewer: Interviewer;
  readonly store: SessionStore;
  readonly speechToText?: SpeechToText;
  readonly textToSpeech?: TextToSpeech;
  /** Says whether somebody speaks, where the conversation has to know; by loudness where absent. */
  readonly voiceActivity?: VoiceActivity;
  /** Finds the end of an answer where `plan.turnTaking` is `automatic`; `pauseRule()` where absent. */
  readonly turnDetector?: TurnDetector;
  /** Ask for the next step while a pause may still go on: replies come sooner, for more requests. Default true. */
  readonly prepareAhead?: boolean;
  readonly monitor?: SessionMonitor;
  /** Names the record; the same id goes on with a saved session. Random where absent. */
  readonly sessionId?: string;
  readonly clock?: Clock;
  readonly generateId?: GenerateId;
}
