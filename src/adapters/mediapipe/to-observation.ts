import type { Box, DetectedFace, Face, VisionObservation } from '../../spec/index.js';
import { faceGeometry, type Landmark } from './face-geometry.js';
import type { PictureMeasures } from './luma.js';
import { poseFromMatrix, positionFromMatrix } from './pose-from-matrix.js';

/** The part of MediaPipe's `FaceLandmarkerResult` that is read. */
export type LandmarkerResult = {
  readonly faceLandmarks: readonly (readonly Landmark[])[];
  readonly faceBlendshapes: readonly { readonly categories: readonly { readonly categoryName: string; readonly score: number }[] }[];
  readonly facialTransformationMatrixes: readonly { readonly data: readonly number[] }[];
};

/** The part of MediaPipe's `FaceDetectorResult` that is read; boxes are in pixels. */
export type DetectorResult = {
  readonly detections: readonly {
    readonly categories: readonly { readonly score: number }[];
    readonly boundingBox?: { readonly originX: number; readonly originY: number; readonly width: number; readonly height: number };
  }[];
};

/** Index of the nose's tip in MediaPipe's face mesh. */
const NOSE_TIP = 1;

/** What was seen of one frame. */
export type Sight = {
  /** Capture time, ms on the session clock. */
  readonly at: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly picture: PictureMeasures;
  readonly landmarker: LandmarkerResult;
  /** Absent when the detector did not run on this frame. */
  readonly detector?: DetectorResult;
};

/** An observation before the round trip is known. */
export type ObservationWithoutLatency = Omit<VisionObservation, 'latency'>;

/** MediaPipe's results in our terms. Of the blendshapes only those of the eyes and `jawOpen` are kept: no expression is read. */
export function toObservation({ at, width, height, picture, landmarker, detector }: Sight): ObservationWithoutLatency {
  const detected = detector && detector.detections.flatMap((detection) => toDetectedFace(detection, width, height));
  return {
    type: 'vision',
    at,
    frame: { width, height, ...picture },
    faces: landmarker.faceLandmarks.map((_, index) => toFace(landmarker, index, width, height)),
    ...(detected && { detected }),
  };
}

function toFace(result: LandmarkerResult, index: number, width: number, height: number): Face {
  const matrix = result.facialTransformationMatrixes[index]?.data;
  const pose = matrix && poseFromMatrix(matrix);
  const position = matrix && positionFromMatrix(matrix);
  const landmarks = result.faceLandmarks[index] ?? [];
  const nose = landmarks[NOSE_TIP];
  const geometry = faceGeometry(landmarks, width, height);
  return {
    box: boxAround(landmarks),
    ...(nose && { nose: { x: nose.x, y: nose.y } }),
    ...(pose && { pose }),
    ...(position && { position }),
    ...blendshapes(result.faceBlendshapes[index]?.categories ?? []),
    ...(geometry && { geometry }),
  };
}

function blendshapes(categories: readonly { readonly categoryName: string; readonly score: number }[]): Pick<Face, 'eyes' | 'jawOpen'> {
  const eyes = categories.filter(({ categoryName }) => categoryName.startsWith('eye')).map(({ categoryName, score }) => [categoryName, unit(score)]);
  const jaw = categories.find(({ categoryName }) => categoryName === 'jawOpen');
  return {
    ...(eyes.length > 0 && { eyes: Object.fromEntries(eyes) }),
    ...(jaw && { jawOpen: unit(jaw.score) }),
  };
}

function boxAround(points: readonly { readonly x: number; readonly y: number }[]): Box {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function toDetectedFace({ boundingBox, categories }: DetectorResult['detections'][number], width: number, height: number): DetectedFace[] {
  if (!boundingBox) return [];
  const box = {
    x: boundingBox.originX / width,
    y: boundingBox.originY / height,
    width: boundingBox.width / width,
    height: boundingBox.height / height,
  };
  return [{ box, score: unit(categories[0]?.score ?? 0) }];
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
