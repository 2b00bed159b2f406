import { expectThat } from './assertions.js';

/** The time that an adapter under test lives in: a virtual clock, or the machine's. */
export interface PassingTime {
  /** Lets `ms` pass; by the end, what became possible has happened. 0 lets promises settle. */
  advance(ms: number): Promise<void>;
}

const STEP_MS = 50;
const LIMIT_MS = 30_000;

/** Lets time pass until the promise is fulfilled; fails with the sentence when it rejects, or does not settle within half a minute. */
export async function settle<Value>(time: PassingTime, promise: Promise<Value>, sentence: string): Promise<Value> {
  let outcome: Outcome<Value> | undefined;
  void outcomeOf(promise).then((settled) => (outcome = settled));
  await time.advance(0);
  for (let waited = 0; !outcome; waited += STEP_MS) {
    expectThat(waited < LIMIT_MS, `${sentence} It did not within ${LIMIT_MS / 1000} s.`);
    await time.advance(STEP_MS);
  }
  if ('error' in outcome) throw new Error(`${sentence} It rejected: ${describe(outcome.error)}.`, { cause: outcome.error });
  return outcome.value;
}

/** What a promise came to; a rejection is no failure here. */
export type Outcome<Value> = { readonly value: Value } | { readonly error: unknown };

export function outcomeOf<Value>(promise: Promise<Value>): Promise<Outcome<Value>> {
  return promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

export function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** The way back, for a rejection that is looked at only later. */
export async function resultOf<Value>(outcome: Promise<Outcome<Value>>): Promise<Value> {
  const settled = await outcome;
  if ('error' in settled) throw settled.error;
  return settled.value;
}
