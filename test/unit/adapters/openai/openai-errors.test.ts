import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openaiError, streamError } from '../../../../src/adapters/openai/openai-errors.js';
import { AdapterError } from '../../../../src/errors/index.js';
import { RequestFailure } from '../../../../src/utils/request-failure.js';

const refused = (status: number, error?: unknown): AdapterError => openaiError(new RequestFailure('status', { status, body: error === undefined ? undefined : { error } }));

test('the code of an error says more than its status', () => {
  assert.equal(refused(429, { type: 'insufficient_quota', code: 'insufficient_quota' }).code, 'adapter/quota');
  assert.equal(refused(429, { type: 'requests', code: 'rate_limit_exceeded' }).code, 'adapter/rate');
  assert.equal(refused(500, { type: 'server_error', code: 'rate_limit_exceeded' }).code, 'adapter/rate');
  assert.equal(refused(400, { type: 'invalid_request_error', code: 'model_not_found' }).code, 'adapter/unsupported');
  assert.equal(refused(400, { type: 'invalid_request_error', code: 'context_length_exceeded' }).code, 'adapter/malformed');
  assert.equal(refused(400, { type: 'authentication_error', code: 400 }).code, 'adapter/auth');
});

test('without a code the status decides', () => {
  const codes = [400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504].map((status) => [status, refused(status).reason]);
  assert.deepEqual(codes, [
    [400, 'malformed'], [401, 'auth'], [402, 'quota'], [403, 'auth'], [404, 'unsupported'], [408, 'timeout'], [413, 'malformed'],
    [422, 'malformed'], [429, 'rate'], [500, 'server'], [502, 'server'], [503, 'server'], [504, 'timeout'],
  ]);
  assert.equal(refused(500, { type: 'constructor', code: 'toString' }).reason, 'server');
});

test('failures without an answer are told apart', () => {
  const reasons = (['credentials', 'network', 'cors', 'content', 'broken'] as const).map((kind) => openaiError(new RequestFailure(kind)).reason);
  assert.deepEqual(reasons, ['auth', 'network', 'cors', 'malformed', 'closed']);
  assert.match(openaiError(new RequestFailure('cors')).action, /OLLAMA_ORIGINS/);
});

test('an error within the stream is told by its code, its status, or as a fault of the server', () => {
  assert.equal(streamError({ error: { code: 'rate_limit_exceeded', message: 'x' } }).reason, 'rate');
  assert.equal(streamError({ error: { code: 400, message: 'x' } }).reason, 'malformed');
  assert.equal(streamError({ error: { type: 'invalid_request_error', message: 'x' } }).reason, 'malformed');
  assert.equal(streamError({ error: { message: 'x' } }).reason, 'server');
});

test('nothing of an answer, and of no error that nobody foresaw, gets into the error', () => {
  const secret = 'xylophone';
  const told = [
    refused(400, { message: secret, code: secret, param: secret }),
    streamError({ error: { message: secret, type: secret } }),
    openaiError(new SyntaxError(`Unexpected token in "${secret}"`)),
  ];
  for (const error of told) assert.ok(!`${error.message} ${error.action} ${error.stack} ${String(error.cause)}`.includes(secret));
});
