import type { ObjectObservation } from '../../spec/index.js';

/** The part of MediaPipe's `ObjectDetectorResult` that is read; boxes are in pixels. */
export type Detection = {
  readonly categories: readonly { readonly categoryName: string; readonly score: number }[];
  readonly boundingBox?: { readonly originX: number; readonly originY: number; readonly width: number; readonly height: number };
};

/** What has a name for us, by the likeliest category of each box, with its place in parts of a frame of `width` x `height` px. */
export function toObjects(
  detections: readonly Detection[],
  labels: ReadonlyMap<string, string>,
  { width, height }: { readonly width: number; readonly height: number },
): ObjectObservation['objects'] {
  return detections.flatMap(({ categories, boundingBox }) => {
    const best = [...categories].sort((a, b) => b.score - a.score)[0];
    const label = labels.get(best?.categoryName ?? '');
    if (!best || label === undefined || !boundingBox) return [];
    const box = { x: boundingBox.originX / width, y: boundingBox.originY / height, width: boundingBox.width / width, height: boundingBox.height / height };
    return [{ label, score: Math.min(1, Math.max(0, best.score)), box }];
  });
}
