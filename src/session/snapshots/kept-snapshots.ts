import { StoreError } from '../../errors/index.js';
import type { LogEntry, SessionStore } from '../../spec/index.js';
import { sha256Hex } from '../../utils/sha256.js';
import type { SessionState } from '../state.js';

type Kept = Pick<SessionState, 'sessionId' | 'snapshots'>;

/** The JPEG of a picture that was kept; undefined where it is gone, or was never there. */
export async function readSnapshot(store: SessionStore, { sessionId, snapshots }: Kept, snapshotId: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const snapshot = snapshots.find((kept) => kept.snapshotId === snapshotId);
  if (!snapshot) return undefined;
  const [slice] = await store.readMedia(sessionId, snapshotId);
  if (slice && sha256Hex(slice.bytes) !== snapshot.hash) throw new StoreError('corrupt');
  return slice?.bytes;
}

/** Deletes the picture, and gives the line that says so; undefined where there is none. */
export async function deleteSnapshot(store: SessionStore, { sessionId, snapshots }: Kept, snapshotId: string): Promise<LogEntry | undefined> {
  if (!snapshots.some((kept) => kept.snapshotId === snapshotId)) return undefined;
  await store.deleteMedia(sessionId, snapshotId);
  return { type: 'snapshot-deleted', data: { snapshotId } };
}
