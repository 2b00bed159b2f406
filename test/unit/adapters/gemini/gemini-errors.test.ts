import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientFailure, geminiError, streamError } from '../../../../src/adapters/gemini/gemini-errors.js';
import { AdapterError } from '../../../../src/errors/index.js';
import { RequestFailure } from '../../../../src/utils/request-failure.js';

const TYPE = 'type.googleapis.com/google.rpc.';
const SECRET = 'xylophone';
const refused = (status: number, error?: unknown): AdapterError => geminiError(new RequestFailure('status', { status, body: error === undefined ? undefined : { error } }));
const limit = (quotaId: string, ...details: readonly unknown[]) => ({ code: 429, status: 'RESOURCE_EXHAUSTED', details: [{ '@type': `${TYPE}QuotaFailure`, violations: [{ quotaId }] }, ...details] });
const wait = (retryDelay: unknown) => ({ '@type': `${TYPE}RetryInfo`, retryDelay });

test('the wait is read from RetryInfo, with fractions of seconds, and never rounded down', () => {
  const told = (retryDelay: unknown): number | undefined => refused(429, limit('GenerateRequestsPerMinutePerProjectPerModel', wait(retryDelay))).retryAfterMs;
  assert.deepEqual([told('45.837906927s'), told('7s'), told('0.5s'), told('0s')], [45_838, 7000, 500, 0]);
  assert.deepEqual([told('soon'), told(7), told('-3s'), told(undefined)], [undefined, undefined, undefined, undefined]);
});

test('a limit of the minute can be tried again, that of the day cannot, whatever wait comes with it', () => {
  const minute = refused(429, limit('GenerateRequestsPerMinutePerProjectPerModel-FreeTier', wait('3s')));
  assert.deepEqual([minute.code, minute.isRetryable], ['adapter/rate', true]);
  const day = refused(429, limit('GenerateRequestsPerDayPerProjectPerModel-FreeTier', wait('3s')));
  assert.deepEqual([day.code, day.isRetryable], ['adapter/quota', false]);
});

test('a wrong key is told as one, though Gemini calls it an invalid argument', () => {
  const details = [{ '@type': `${TYPE}ErrorInfo`, reason: 'API_KEY_INVALID' }];
  assert.equal(refused(400, { status: 'INVALID_ARGUMENT', details }).reason, 'auth');
  assert.equal(refused(400, { status: 'INVALID_ARGUMENT' }).reason, 'malformed');
  assert.equal(refused(400, { status: 'FAILED_PRECONDITION' }).reason, 'unsupported');
  assert.deepEqual([403, 404, 429, 500, 503, 504].map((status) => refused(status).reason), ['auth', 'unsupported', 'rate', 'server', 'server', 'timeout']);
});

test('an error within the stream is told like one in place of it', () => {
  assert.equal(streamError({ error: { code: 503, status: 'UNAVAILABLE' } }).reason, 'server');
  assert.equal(streamError({ error: {} }).reason, 'server');
  const told = streamError({ error: limit('GenerateRequestsPerMinute', wait('2.5s')) });
  assert.deepEqual([told.reason, told.retryAfterMs], ['rate', 2500]);
});

test('errors of both packages are read by their structure', () => {
  const old = Object.assign(new Error(`[429 Too Many Requests] ${SECRET}`), { status: 429, errorDetails: limit('PerDay').details });
  assert.equal(geminiError(clientFailure(old, false)).reason, 'quota');
  const { details } = limit('PerMinute', wait('1.5s'));
  const body = { error: { code: 429, message: SECRET, status: 'RESOURCE_EXHAUSTED', details } };
  for (const message of [JSON.stringify(body), `got status: RESOURCE_EXHAUSTED. ${JSON.stringify(body)}`]) {
    const told = geminiError(clientFailure(Object.assign(new Error(message), { status: 429 }), false));
    assert.deepEqual([told.reason, told.retryAfterMs], ['rate', 1500]);
  }
  assert.equal(geminiError(clientFailure(Object.assign(new Error('{no json'), { status: 503 }), false)).reason, 'server');
});

test('what has no status is a connection that did not come about, or broke', () => {
  assert.equal(geminiError(clientFailure(new Error(`Error fetching: ${SECRET}`), false)).reason, 'network');
  assert.equal(geminiError(clientFailure(new Error(`Error parsing JSON response: "${SECRET}"`), true)).reason, 'closed');
});

test('nothing of an answer gets into the error', () => {
  const errors = [
    refused(400, { message: SECRET, status: SECRET, details: [{ '@type': SECRET, reason: SECRET }] }),
    streamError({ error: { message: SECRET } }),
    geminiError(clientFailure(Object.assign(new Error(SECRET), { status: 400 }), true)),
    geminiError(clientFailure(new Error(SECRET), true)),
    geminiError(new SyntaxError(SECRET)),
  ];
  for (const error of errors) assert.ok(!`${error.message} ${error.action} ${error.stack} ${String(error.cause)}`.includes(SECRET));
});
