import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geminiParts } from '../../../../src/adapters/gemini/gemini-parts.js';
import type { ModelPart } from '../../../../src/spec/index.js';

async function partsOf(...chunks: readonly unknown[]): Promise<readonly ModelPart[]> {
  const parts: ModelPart[] = [];
  const stream = (async function* () {
    yield* chunks;
  })();
  for await (const part of geminiParts(stream)) parts.push(part);
  return parts;
}

const chunk = (parts: readonly unknown[], finishReason?: string): unknown => ({ candidates: [{ content: { role: 'model', parts }, finishReason }] });
const finish = (reason: string, rest = {}): unknown => ({ type: 'finish', reason, ...rest, warnings: [] });
const rejectsWith = (code: string) => (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === code && !error.message.includes('xylophone');

test('hands out text but no thoughts, and counts both', async () => {
  const usage = { usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 2, thoughtsTokenCount: 5 } };
  assert.deepEqual(await partsOf(chunk([{ text: 'Hmm.', thought: true }, { text: 'Hel' }]), chunk([{ text: 'lo' }, { text: '' }, { functionCall: {} }], 'STOP'), usage), [
    { type: 'text-delta', text: 'Hel' },
    { type: 'text-delta', text: 'lo' },
    finish('stop', { usage: { inputTokens: 9, outputTokens: 7 } }),
  ]);
});

test('maps why it ended', async () => {
  const reasons = { STOP: 'stop', MAX_TOKENS: 'length', SAFETY: 'filtered', RECITATION: 'filtered', LANGUAGE: 'filtered', BLOCKLIST: 'filtered', PROHIBITED_CONTENT: 'filtered', SPII: 'filtered', OTHER: 'other', MALFORMED_RESPONSE: 'other', constructor: 'other' };
  for (const [stated, reason] of Object.entries(reasons)) assert.deepEqual(await partsOf(chunk([], stated)), [finish(reason)]);
  assert.deepEqual(await partsOf({ promptFeedback: { blockReason: 'JAILBREAK' } }), [finish('filtered')]);
});

test('rejects what is no chunk, what ends before its time, and an error in place of a chunk', async () => {
  await assert.rejects(partsOf(chunk([{ text: 'xylophone' }])), rejectsWith('adapter/closed'));
  await assert.rejects(partsOf(undefined), rejectsWith('adapter/malformed'));
  await assert.rejects(partsOf('xylophone'), rejectsWith('adapter/malformed'));
  await assert.rejects(partsOf({ error: { code: 429, message: 'xylophone' } }), rejectsWith('adapter/rate'));
});
