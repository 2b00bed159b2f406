import type { InterviewError } from '../errors/index.js';
import type { Calibration, CoverageChange, Incident, InterviewPlan, LogEntry, MediaSlice } from '../spec/index.js';

export type MonitorOutput =
  | { readonly type: 'incident'; readonly incident: Incident }
  | { readonly type: 'coverage'; readonly change: CoverageChange }
  /** Anything else that belongs into the record. */
  | { readonly type: 'entry'; readonly entry: LogEntry };

export interface MonitorStart {
  /** Session time, ms. */
  now(): number;
  onOutput(output: MonitorOutput): void;
  onError(error: InterviewError): void;
  /** An engine runs that looks at the camera; `role` as in the log. */
  onEngine(engine: string, modelHash: string | undefined, role?: 'objects'): void;
  /** The interviewer is being played right now: whom the microphone hears then, nobody can tell. Absent: never. */
  interviewerSpeaks?(): boolean;
  /** False where the candidate did not agree to be watched, or an accommodation excuses it: everything is reported `off`. */
  readonly consented: boolean;
  /** What the plan says of watching; its defaults where absent. */
  readonly proctoring?: InterviewPlan['proctoring'];
  /** The candidate agreed to pictures as evidence too. */
  readonly snapshots?: boolean;
  /** As the device check learned it. */
  readonly calibration?: Calibration;
  /** How many other tabs of this browser have the session open; absent without a session. */
  otherTabs?(): Promise<number>;
  /** Keeps bytes beside the log; rejects with `StoreError`. Without it no picture and no observation is kept. */
  saveMedia?(slice: MediaSlice): Promise<void>;
  /** Takes back what `saveMedia` kept; rejects with `StoreError`. */
  deleteMedia?(recordingId: string): Promise<void>;
  /** Pictures that the interview has kept so far, deleted ones among them: they count toward its limit. Absent: none. */
  readonly snapshotsKept?: number;
}

/** What a session needs of whatever watches. `ProctorMonitor` is ours. */
export interface SessionMonitor {
  start(options: MonitorStart): void;
  pause(): void;
  resume(): void;
  /** Ends every open incident. */
  stop(): void;
  /** From now on no picture is kept, not even one that is on its way. */
  stopSnapshots?(): void;
  /** Resolves once all that is to be kept was handed over; undefined where nothing is on its way. Never rejects. */
  settled?(): Promise<void> | undefined;
}
