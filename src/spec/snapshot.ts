/** Why a picture was kept. `before`: from the seconds before an incident began. */
export const SNAPSHOT_REASONS = ['before', 'start', 'end', 'interval'] as const;
export type SnapshotReason = (typeof SNAPSHOT_REASONS)[number];

/** Why a picture that was due was not kept. */
export const SNAPSHOT_LOSSES = ['limit', 'store', 'no-picture', 'blur-unavailable'] as const;
export type SnapshotLoss = (typeof SNAPSHOT_LOSSES)[number];

/** A picture in the store: one slice of the recording `snapshotId`, a JPEG. Only where the host asked for it and the candidate agreed. */
export interface Snapshot {
  readonly snapshotId: string;
  readonly reason: SnapshotReason;
  /** Of the incident that it is evidence for; absent with `interval`. */
  readonly incidentId?: string;
  /** When the picture was taken, ms on the session clock. */
  readonly takenAt: number;
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** SHA-256 of the JPEG, hex. */
  readonly hash: string;
  /** All but the people was blurred before it was kept. */
  readonly blurred: boolean;
}

/** Pictures that were due and are not there. */
export interface DroppedSnapshots {
  readonly why: SnapshotLoss;
  readonly count: number;
  readonly incidentId?: string;
}

/** Angles while an incident went on, evenly spaced, degrees to one decimal; null where no face was measured. */
export interface AngleTrace {
  readonly incidentId: string;
  /** Time of the first value, ms on the session clock. */
  readonly from: number;
  readonly stepMs: number;
  readonly yaw: readonly (number | null)[];
  readonly pitch: readonly (number | null)[];
  readonly gazeYaw: readonly (number | null)[];
}

/**
 * How much head and gaze moved over a stretch. Information for a person who reads, never an incident and never part of a
 * score: it differs between people, and says nothing of what they know or feel.
 */
export interface MovementMeasure {
  readonly from: number;
  readonly to: number;
  /** Standard deviations, degrees. */
  readonly yaw: number;
  readonly pitch: number;
  readonly gazeYaw: number;
  /** Share of the pictures with a face in which head and gaze were within the screen, 0..1. */
  readonly onScreen: number;
  /** Pictures with a face. */
  readonly samples: number;
}

/** All that the rules saw, as JSON lines in the recording `recordingId`: `replayObservations` makes the same incidents of it. */
export interface KeptObservations {
  readonly recordingId: string;
  readonly count: number;
  readonly bytes: number;
  /** SHA-256 of all bytes, hex. */
  readonly hash: string;
  /** Observations that came later and are not kept: there was no room for them. What is kept is the beginning, without holes. Absent: none. */
  readonly beyond?: number;
}
