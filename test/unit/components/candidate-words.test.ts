import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CANDIDATE_WORDS } from '../../../components/interview-report/candidate-words.js';
import { en } from '../../../components/internal/strings/en/index.js';

const pairs = Object.entries(CANDIDATE_WORDS) as [keyof typeof en, keyof typeof en][];

test('words for the candidate take the same values as those that they stand for', () => {
  assert.ok(pairs.length > 20);
  const shape = (key: keyof typeof en): string => (typeof en[key] === 'function' ? `function of ${en[key].length}` : typeof en[key]);
  for (const [key, own] of pairs) assert.equal(shape(own), shape(key), `${key} and ${own}`);
});

test('they name no candidate: they speak to one', () => {
  for (const [, own] of pairs) assert.equal(/candidate/i.test(String(en[own])), false, own);
});
