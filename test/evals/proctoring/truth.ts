// The truth of a clip (`NAME.truth.json`), as far as the evaluation reads it. Nothing must be there: what is missing is
// not compared.

export type TrueEvent = {
  readonly type: string;
  /** Incident kind that is asked for; null where none is, absent where it cannot be told from the type either. */
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
  readonly yaw?: number;
  readonly pitch?: number;
  readonly roll?: number;
  /** Shift of the irises in half widths of the eye opening; > 0 to the right of the picture, and up. */
  readonly eyeX?: number;
  readonly eyeY?: number;
  /** 0 open to 1 shut. */
  readonly blink?: number;
  /** Share of the face that lies inside the picture. */
  readonly visible?: number;
  /** Face oval: left, top, right, bottom, px. */
  readonly box?: readonly [number, number, number, number];
};

export type TrueFrame = {
  /** Seconds. */
  readonly t?: number;
  /** Gain of the camera; near 0 is dark. */
  readonly gain?: number;
  readonly persons?: readonly TruePerson[];
};

export type Truth = {
  readonly fps?: number;
  readonly duration?: number;
  readonly width?: number;
  readonly height?: number;
  readonly camera?: { readonly focalPx?: number };
  readonly events: readonly TrueEvent[];
  readonly perFrame?: readonly TrueFrame[];
};

/** What is asked for where an event does not say it itself. */
const KIND_OF_TYPE: Readonly<Record<string, Pick<TrueEvent, 'kind' | 'required'>>> = {
  look_away: { kind: 'head-turned' },
  look_down: { kind: 'looking-down' },
  gaze_away: { kind: 'gaze-away' },
  face_absent: { kind: 'face-missing' },
  face_partial: { kind: 'face-missing', required: false },
  multiple_faces: { kind: 'multiple-faces' },
  identity_change: { kind: 'face-changed' },
  camera_dark: { kind: 'camera-covered' },
  phone_shown: { kind: 'phone-visible' },
  reading_sweeps: { kind: null, required: false },
};

/** Takes any JSON; fields of another type than expected count as absent. */
export function readTruth(json: unknown): Truth {
  const { events, perFrame, camera, ...rest } = record(json);
  const rows = list(perFrame).map((row) => ({ ...numbers(row, ['t', 'gain']), ...persons(row) }));
  return {
    ...numbers(rest, ['fps', 'duration', 'width', 'height']),
    camera: numbers(camera, ['focalPx']),
    events: list(events).map(readEvent),
    ...(rows.length > 0 && { perFrame: rows }),
  };
}

function readEvent(json: unknown): TrueEvent {
  const { type, kind, required } = record(json);
  const name = typeof type === 'string' ? type : 'unnamed';
  const times = numbers(json, ['start', 'end', 'holdStart', 'holdEnd']);
  return {
    type: name,
    ...KIND_OF_TYPE[name],
    ...((typeof kind === 'string' || kind === null) && { kind }),
    ...(typeof required === 'boolean' && { required }),
    ...times,
    start: times.start ?? times.holdStart ?? 0,
  };
}

function persons(row: unknown): Pick<TrueFrame, 'persons'> {
  const { persons: all } = record(row);
  if (!Array.isArray(all)) return {};
  return {
    persons: all.map((person) => {
      const { box } = record(person);
      const isBox = Array.isArray(box) && box.length === 4 && box.every(Number.isFinite);
      return { ...numbers(person, ['yaw', 'pitch', 'roll', 'eyeX', 'eyeY', 'blink', 'visible']), ...(isBox && { box: box as unknown as [number, number, number, number] }) };
    }),
  };
}

function record(json: unknown): Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
}

function list(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}

function numbers<Name extends string>(json: unknown, names: readonly Name[]): { [name in Name]?: number } {
  const from = record(json);
  return Object.fromEntries(names.flatMap((name) => (Number.isFinite(from[name]) ? [[name, from[name]]] : []))) as { [name in Name]?: number };
}
