import { InterviewError } from './interview-error.js';

/** Why a session store failed. */
export type StoreReason =
  | 'unavailable'
  | 'blocked'
  | 'timeout'
  | 'quota'
  | 'lost'
  | 'moved'
  | 'conflict'
  | 'corrupt'
  | 'not-found';

const MESSAGES: Record<StoreReason, [message: string, action: string]> = {
  unavailable: ['This browser does not let the page store data.', 'Leave private browsing, or allow site data for this page.'],
  blocked: ['Another tab holds an older version of the interview storage.', 'Close the other tabs of this page.'],
  timeout: ['The browser storage did not open in time.', 'Close other tabs of this page and reload.'],
  quota: ['The browser storage is full.', 'Free some disk space; the interview goes on and keeps its answers in memory until then.'],
  lost: ['The connection to the browser storage was lost.', 'Keep this tab open; it is tried again with every answer.'],
  moved: ['The interview was opened in another tab.', 'Go on in the other tab; this one no longer saves.'],
  conflict: ['The record already holds another event with this number.', 'Reload the page to go on from what is saved.'],
  corrupt: ['The saved record cannot be read.', 'Start a new interview; the damaged record is kept for inspection.'],
  'not-found': ['There is no saved session with this id.', 'Check the session id, or start a new interview.'],
};

/** Saving or reading failed. Codes: `store/<reason>`. What could not be saved stays in memory and is tried again. */
export class StoreError extends InterviewError {
  constructor(reason: StoreReason, options: { cause?: unknown } = {}) {
    const [message, action] = MESSAGES[reason];
    super({ code: `store/${reason}`, message, action, recoverable: reason !== 'moved', cause: options.cause });
  }

  override get reason(): StoreReason {
    return super.reason as StoreReason;
  }
}
