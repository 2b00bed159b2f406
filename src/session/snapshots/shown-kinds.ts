import type { IncidentKind } from '../../spec/index.js';

/** What a picture of the camera can show. A paste or a hidden tab is not among them, nor what could not be told. */
export const SHOWN_KINDS: ReadonlySet<IncidentKind> = new Set<IncidentKind>([
  'face-missing',
  'multiple-faces',
  'head-turned',
  'looking-down',
  'gaze-away',
  'camera-covered',
  'camera-lost',
  'camera-changed',
  'virtual-camera',
  'face-changed',
  'phone-visible',
  'book-visible',
]);
