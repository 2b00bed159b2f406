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
  /**
   * Slower and better than the live one, its `input` is `audio`: hears each spoken answer once more after it was submitted, for
   * the judge alone; the answer stays as the candidate saw it. What was corrected by hand is not heard again. Until then
   * the sound is kept in memory, as it came: 1.9 MB a minute at 16 kHz, at most as much as the answer's time limit and
   * 10 s hold. A failure leaves the submitted text to the judge, and the record says so.
   */
  readonly scoringSpeechToText?: SpeechToText;
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
