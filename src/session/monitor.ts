import type { InterviewError } from '../errors/index.js';
import type { CoverageChange, Incident } from '../spec/index.js';

export type MonitorOutput =
  | { readonly type: 'incident'; readonly incident: Incident }
  | { readonly type: 'coverage'; readonly change: CoverageChange };

export interface MonitorStart {
  /** Session time, ms. */
  now(): number;
  onOutput(output: MonitorOutput): void;
  onError(error: InterviewError): void;
  /** The vision engine runs. */
  onEngine(engine: string, modelHash: string | undefined): void;
  /** The interviewer is being played right now: whom the microphone hears then, nobody can tell. Absent: never. */
  interviewerSpeaks?(): boolean;
  /** False where the candidate did not agree to be watched, or an accommodation excuses it: everything is reported `off`. */
  readonly consented: boolean;
}

/** What a session needs of whatever watches. `ProctorMonitor` is ours. */
export interface SessionMonitor {
  start(options: MonitorStart): void;
  pause(): void;
  resume(): void;
  /** Ends every open incident. */
  stop(): void;
}
