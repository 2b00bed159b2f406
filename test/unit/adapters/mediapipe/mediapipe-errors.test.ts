import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adapterError, fromFailure, toFailure } from '../../../../src/adapters/mediapipe/mediapipe-errors.js';
import { AdapterError, AssetError } from '../../../../src/errors/index.js';

/** There and back, through the copy that messages between threads are. */
const cross = (error: unknown) => fromFailure(structuredClone(toFailure(error)));

describe('errors across the border of the worker', () => {
  it('keeps an asset error with its file, code and cause', () => {
    const error = cross(new AssetError('blocked', 'a.wasm', { cause: new Error('refused') }));
    assert.ok(error instanceof AssetError);
    assert.deepEqual([error.code, error.file, (error.cause as Error).message], ['asset/blocked', 'a.wasm', 'refused']);
  });

  it('keeps an adapter error with its code and message', () => {
    const sent = adapterError('unsupported', 'this browser has no WebGL2 in workers.');
    const error = cross(sent);
    assert.ok(error instanceof AdapterError);
    assert.deepEqual([error.code, error.message, error.provider, error.action], [sent.code, sent.message, 'mediapipe-vision', sent.action]);
  });

  it('takes everything else for a fault of MediaPipe, which may be tried again', () => {
    for (const thrown of [new Error('graph has errors'), 'abort', undefined]) {
      const error = cross(thrown);
      assert.ok(error instanceof AdapterError);
      assert.equal(error.code, 'adapter/server');
      assert.equal(error.isRetryable, true);
      assert.ok(error.message.length > 'mediapipe-vision: '.length);
    }
  });
});
