import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentError, InterviewError, type DocumentReason } from '../../../src/errors/index.js';

const REASONS: readonly DocumentReason[] = ['unsupported', 'corrupt', 'encrypted', 'too-large', 'too-many-pages', 'image-only', 'timeout'];

test('every reason has a stable code, a message, and says what to do next', () => {
  for (const reason of REASONS) {
    const error = new DocumentError(reason);
    assert.ok(InterviewError.isInstance(error));
    assert.deepEqual([error.code, error.reason, error.recoverable], [`document/${reason}`, reason, true]);
    assert.match(error.message, /^[A-Z].+\.$/);
    assert.match(error.action, /^[A-Z].+\.$/);
  }
});

test('a picture of text can be answered by a text file or by text recognition', () => {
  assert.match(new DocumentError('image-only').action, /saved from a text program.*host.*text recognition/);
});
