// The truth of a clip (`NAME.truth.json`), as far as the evaluation reads it. Only `events` must be there.

export type TrueEvent = {
  readonly type: string;
  /** Incident kind that is asked for; null or absent where none is. */
  readonly kind?: string | null;
  /** False: to report it and not to report it are both right. */
  readonly required?: boolean;
  /** Seconds; first and last movement. */
  readonly start: number;
  readonly end?: number;
  /** Seconds between which it is fully there. */
  readonly holdStart?: number;
  readonly holdEnd?: number;
};

/** Degrees, cm: signs as in `HeadPose`. */
export type TruePerson = {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  readonly t?: readonly [number, number, number];
  /** Share of the face that lies inside the picture. */
  readonly visible?: number;
};

export type TrueFrame = {
  readonly frame: number;
  /** Seconds. */
  readonly t: number;
  /** Gain of the camera; near 0 is dark. */
  readonly gain?: number;
  readonly persons?: readonly TruePerson[];
};

export type Truth = {
  readonly fps?: number;
  readonly duration?: number;
  readonly events: readonly TrueEvent[];
  readonly perFrame?: readonly TrueFrame[];
};
