import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryAfterMs } from '../../../src/utils/retry-after.js';

const NOW = Date.UTC(2026, 0, 1);
const after = (headers: Record<string, string>): number | undefined => retryAfterMs(new Headers(headers), NOW);

test('reads milliseconds, seconds with fractions, and dates', () => {
  assert.equal(after({ 'retry-after-ms': '1234.5' }), 1235);
  assert.equal(after({ 'retry-after': '7' }), 7000);
  assert.equal(after({ 'retry-after': '0.25' }), 250);
  assert.equal(after({ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }), 30_000);
});

test('takes milliseconds before seconds, and seconds where the milliseconds are no number', () => {
  assert.equal(after({ 'retry-after-ms': '100', 'retry-after': '9' }), 100);
  assert.equal(after({ 'retry-after-ms': 'soon', 'retry-after': '9' }), 9000);
});

test('a date that has passed means now, and what cannot be read means nothing', () => {
  assert.equal(after({ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }), 0);
  assert.equal(after({ 'retry-after': 'later' }), undefined);
  assert.equal(after({}), undefined);
});
