import type { Adapter } from './adapter.js';
import type { LogEvent } from './log-event.js';

/** `strict`: on disk before the promise resolves. `relaxed`: the operating system may hold it back for a few seconds. */
export type Durability = 'strict' | 'relaxed';

export interface MediaSlice {
  /** `camera`, `answer-audio`, `snapshot`, `observations`... */
  readonly track: string;
  /** Counts from 0 within one recording. */
  readonly index: number;
  /** The recording that it belongs to: slices of one recording, joined in order, make a playable file. */
  readonly recordingId: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface SessionSummary {
  readonly sessionId: string;
  /** Number of events. */
  readonly length: number;
  /** Wall time of the first and the last event, ms since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/**
 * Keeps logs and recordings. All methods reject with `StoreError`.
 * A rejected `append` has written nothing of its batch.
 */
export interface SessionStore extends Adapter {
  /** Checks that writing works; called once before the interview. */
  open(): Promise<void>;
  /** Appends in order of `seq`; resolves only after the commit. The same event twice is harmless; another one with its `seq` is `store/conflict`. */
  append(sessionId: string, events: readonly LogEvent[], options: { readonly durability: Durability }): Promise<void>;
  /** All events from `fromSeq` (default 0), in order. Empty for an unknown session. */
  read(sessionId: string, options?: { readonly fromSeq?: number }): Promise<readonly LogEvent[]>;
  putMedia(sessionId: string, slice: MediaSlice): Promise<void>;
  /** The slices of one recording in order; empty where there are none. */
  readMedia(sessionId: string, recordingId: string): Promise<readonly MediaSlice[]>;
  /** Deletes one recording; what stays of it is its line in the log. Harmless where there is none. */
  deleteMedia(sessionId: string, recordingId: string): Promise<void>;
  list(): Promise<readonly SessionSummary[]>;
  /** Deletes log and media. */
  delete(sessionId: string): Promise<void>;
  close(): Promise<void>;
}
