import type { Adapter } from '../spec/index.js';
import { expectThat } from './assertions.js';
import { describe, outcomeOf, settle, type PassingTime } from './passing-time.js';

/** What every adapter has, whatever its role. */
export function expectAdapter({ specificationVersion, provider }: Adapter): void {
  expectThat(specificationVersion === 'v1', `specificationVersion must be "v1"; it is ${JSON.stringify(specificationVersion)}.`);
  expectThat(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(provider), `provider must be a stable kebab-case name; it is ${JSON.stringify(provider)}.`);
}

/** The promise must reject with this very reason: a cancelled call is no failure and is not wrapped. */
export async function expectReason(time: PassingTime, promise: Promise<unknown>, reason: unknown, sentence: string): Promise<void> {
  const outcome = await settle(time, outcomeOf(promise), sentence);
  expectThat('error' in outcome, `${sentence} It ended without an error.`);
  expectThat(outcome.error === reason, `${sentence} It rejected with something else: ${describe(outcome.error)}.`);
}

/** Domains of typed errors that an adapter may reject with. */
export type FailureDomain = 'adapter' | 'media' | 'asset';

/** The promise must reject with a typed error of one of these domains, which says what to do and holds none of `secrets`. */
export async function expectFailure(
  time: PassingTime,
  promise: Promise<unknown>,
  domains: readonly FailureDomain[],
  sentence: string,
  secrets: readonly string[] = [],
): Promise<string> {
  const outcome = await settle(time, outcomeOf(promise), sentence);
  expectThat('error' in outcome, `${sentence} It ended without an error.`);
  const { error } = outcome;
  const { code, action } = error as { readonly code?: unknown; readonly action?: unknown };
  expectThat(
    error instanceof Error && typeof code === 'string' && domains.some((domain) => code.startsWith(`${domain}/`)),
    `${sentence} The error must have a code of ${domains.join(' or ')}; it is ${describe(error)}.`,
  );
  expectThat(typeof action === 'string' && action.length > 0, `${sentence} The error must say what can be done.`);
  const told = `${error.message} ${action}`.toLowerCase();
  expectThat(!secrets.some((secret) => told.includes(secret.toLowerCase())), `${sentence} The error must not hold what was said.`);
  return code;
}

/** Words in lower case without punctuation, for comparing what was said with what was understood. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}
