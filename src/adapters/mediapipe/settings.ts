/** Where a model runs. */
export type Delegate = 'CPU' | 'GPU';

/** For the worker that looks at faces. */
export type FaceSettings = {
  readonly delegate: Delegate;
  /** Most faces that get landmarks, 1 or more. */
  readonly faces: number;
  /** The detector runs on every n-th frame. */
  readonly detectorEvery: number;
};

/** For the worker that looks for objects. */
export type ObjectSettings = {
  readonly delegate: Delegate;
  /** File name of the model, for its errors. */
  readonly file: string;
  /** Weaker findings are left out, 0..1. */
  readonly minScore: number;
  /** The model's name of a thing, and ours. */
  readonly labels: readonly (readonly [name: string, label: string])[];
};

export const FACE_PROVIDER = 'mediapipe-vision';
export const OBJECT_PROVIDER = 'mediapipe-objects';
