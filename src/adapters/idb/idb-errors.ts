import { StoreError, type StoreReason } from '../../errors/index.js';

/** Failures that a fresh connection would not mend. */
const FINAL: Readonly<Record<string, StoreReason>> = {
  QuotaExceededError: 'quota',
  SecurityError: 'unavailable',
  // The database has a newer schema: a tab with a newer release of this package has taken over.
  VersionError: 'moved',
  ConstraintError: 'conflict',
  // The object stores are not ours, a file behind the database is gone, or a value cannot be stored at all.
  NotFoundError: 'corrupt',
  NotReadableError: 'corrupt',
  DataCloneError: 'corrupt',
  DataError: 'corrupt',
};

/**
 * The error to report, or undefined where the connection may simply be dead: `UnknownError` ("Connection to Indexed
 * Database server lost" in WebKit, "Internal error opening backing store" in Chromium), `InvalidStateError` of a
 * closed connection, `AbortError` and whatever else a browser makes up. Those are worth another connection.
 */
export function finalError(cause: unknown): StoreError | undefined {
  if (cause instanceof StoreError) return cause;
  const reason = FINAL[nameOf(cause)];
  return reason && new StoreError(reason, { cause });
}

/** The same for a database that did not open: here `InvalidStateError` is how Firefox refuses in private browsing. */
export function openingError(cause: unknown): unknown {
  return nameOf(cause) === 'InvalidStateError' ? new StoreError('unavailable', { cause }) : cause;
}

/** By name, not by class: errors may come from another realm. */
function nameOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'name' in cause ? String(cause.name) : '';
}
