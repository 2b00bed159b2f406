// Pictures for stories, drawn on a canvas: nobody was in front of any camera.
import { memorySessionStore } from '../src/adapters/memory/index.js';
import type { LogEvent, SessionStore } from '../src/spec/index.js';
import { evidenceLog, type SamplePicture } from './sample-evidence.js';

interface Person {
  /** Parts of the picture, from its left. */
  readonly x: number;
  /** Parts of the picture by which the face is off the middle of the head: a turned head. */
  readonly turn?: number;
  readonly size?: number;
}

/** People in front of a wall, 320 x 240, as a JPEG. */
export async function drawnPicture(people: readonly Person[]): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 240;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas here.');
  const oval = (fill: string, x: number, y: number, width: number, height: number): void => {
    context.fillStyle = fill;
    context.beginPath();
    context.ellipse(x, y, width, height, 0, 0, Math.PI * 2);
    context.fill();
  };
  context.fillStyle = '#6b7480';
  context.fillRect(0, 0, 320, 240);
  for (const { x, turn = 0, size = 1 } of people) {
    const [middle, offset] = [x * 320, turn * 320];
    oval('#2d3b57', middle, 262, 105 * size, 92 * size);
    oval('#3b2c25', middle, 96, 48 * size, 58 * size);
    oval('#c9a48c', middle + offset, 112, 42 * size - Math.abs(offset) / 3, 51 * size);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
  if (!blob) throw new Error('No JPEG here.');
  return new Uint8Array(await blob.arrayBuffer());
}

const FLATMATE: Person = { x: 0.78, size: 0.7 };

/** The sample interview with pictures, in a store of its own. One picture was taken away, and one was replaced afterwards. */
export async function storedEvidence(incidents?: Parameters<typeof evidenceLog>[1]): Promise<{ readonly store: SessionStore; readonly events: readonly LogEvent[] }> {
  const [calm, turned, two] = await Promise.all([drawnPicture([{ x: 0.5 }]), drawnPicture([{ x: 0.5, turn: 0.07 }]), drawnPicture([{ x: 0.42 }, FLATMATE])]);
  const pictures: readonly SamplePicture[] = [
    { snapshotId: 'before-0', bytes: calm, reason: 'before', incidentId: 'incident-0', second: 110 },
    { snapshotId: 'start-0', bytes: turned, reason: 'start', incidentId: 'incident-0', second: 112 },
    { snapshotId: 'end-0', bytes: calm, reason: 'end', incidentId: 'incident-0', second: 118 },
    { snapshotId: 'start-3', bytes: two, reason: 'start', incidentId: 'incident-3', second: 498, blurred: true },
    { snapshotId: 'gone-3', bytes: two, reason: 'end', incidentId: 'incident-3', second: 508 },
    { snapshotId: 'changed-3', bytes: calm, reason: 'before', incidentId: 'incident-3', second: 496 },
    { snapshotId: 'every-1', bytes: calm, reason: 'interval', second: 300 },
  ];
  const store = memorySessionStore();
  const events = evidenceLog(pictures, incidents);
  const [{ sessionId } = { sessionId: '' }] = events;
  await store.append(sessionId, events, { durability: 'strict' });
  for (const { snapshotId, bytes } of pictures) {
    if (snapshotId === 'gone-3') continue;
    await store.putMedia(sessionId, { track: 'snapshot', index: 0, recordingId: snapshotId, contentType: 'image/jpeg', bytes: snapshotId === 'changed-3' ? two : bytes });
  }
  return { store, events };
}
