// What browser tests of adapters share: tests that need something, and calls that must fail.
import { InterviewError } from '../../src/errors/index.js';

/** A test that runs only where what it needs is there, and says so by name where it is not. */
export const where = (there: boolean, absent: string) => (name: string, run: () => Promise<void>) => (there ? it(name, run) : it.skip(`${name} (${absent})`));

/** What a promise rejects with; a promise that does not, or not with an error of ours, fails the test. */
export async function rejection(promise: Promise<unknown>): Promise<InterviewError> {
  const error: unknown = await promise.then(
    (value) => value,
    (reason: unknown) => reason,
  );
  if (!InterviewError.isInstance(error)) throw new Error(`Expected a typed error, got ${JSON.stringify(error)?.slice(0, 300)} ${String(error)}.`);
  return error;
}
