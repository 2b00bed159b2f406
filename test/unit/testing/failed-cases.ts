import assert from 'node:assert/strict';
import type { ContractCase } from '../../../src/testing/index.js';

/** Names of the cases that fail; each must say what is wrong. */
export async function failedCases(cases: readonly ContractCase[]): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, run } of cases) {
    await run().catch((error: unknown) => {
      assert.ok(error instanceof Error && error.message.length > 20, 'a failure says what is wrong');
      failed.push(name);
    });
  }
  return failed;
}
