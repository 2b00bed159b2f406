import { RequestFailure } from './request-failure.js';
import { untilAborted } from './until-aborted.js';

/** The key or token of this very call. Rejects with `RequestFailure` (`credentials`), or with the signal's reason. */
export async function resolveCredentials(credentials: string | (() => string | Promise<string>), signal: AbortSignal): Promise<string> {
  if (typeof credentials === 'string') return credentials;
  try {
    return await untilAborted(Promise.resolve(credentials()), signal);
  } catch (cause) {
    signal.throwIfAborted();
    throw new RequestFailure('credentials', { cause });
  }
}
