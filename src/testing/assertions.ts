import { canonicalJson } from '../utils/canonical-json.js';

/** Throws with this sentence unless the condition holds. */
export function expectThat(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

/** Compares two JSON values by content; the order of members does not count. */
export function expectEqual(actual: unknown, expected: unknown, sentence: string): void {
  const [got, wanted] = [canonicalJson(actual), canonicalJson(expected)];
  expectThat(got === wanted, `${sentence} Expected ${shortened(wanted)}, got ${shortened(got)}.`);
}

/** Waits for a rejection with this error code, e.g. `store/conflict`. */
export async function expectRejection(promise: Promise<unknown>, code: string, sentence: string): Promise<void> {
  const outcome = await promise.then(
    () => 'no rejection',
    (error: unknown) => codeOf(error),
  );
  expectThat(outcome === code, `${sentence} Expected a rejection with ${code}, got ${outcome}.`);
}

/** By its fields: the error may come from another copy of the package. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? `${error.name}: ${error.message}` : 'an error without a code';
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text;
}
