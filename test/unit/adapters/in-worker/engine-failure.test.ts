import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engineError, fromFailure, toFailure, type EngineName } from '../../../../src/adapters/in-worker/engine-failure.js';
import { AdapterError, AssetError } from '../../../../src/errors/index.js';

const NAME: EngineName = { provider: 'some-engine' };

/** There and back, through the copy that messages between threads are. */
const cross = (error: unknown, name = NAME) => fromFailure(structuredClone(toFailure(error)), name);

describe('errors across the border of the worker', () => {
  it('keeps an asset error with its file, code and cause', () => {
    const error = cross(new AssetError('blocked', 'a.wasm', { cause: new Error('refused') }));
    assert.ok(error instanceof AssetError);
    assert.deepEqual([error.code, error.file, (error.cause as Error).message], ['asset/blocked', 'a.wasm', 'refused']);
  });

  it('names the command of the part that the file belongs to', () => {
    const missing = new AssetError('missing', 'a.wasm');
    assert.match(cross(missing, { ...NAME, part: 'objects' }).action ?? '', /assets <dir> --objects"/);
    assert.match(cross(missing).action ?? '', /assets <dir>"/);
  });

  it('keeps an adapter error with its code and message', () => {
    const sent = engineError('some-engine', 'unsupported', 'this browser has no WebGL2 in workers.');
    const error = cross(sent);
    assert.ok(error instanceof AdapterError);
    assert.deepEqual([error.code, error.message, error.provider, error.action], [sent.code, sent.message, 'some-engine', sent.action]);
  });

  it('takes everything else for a fault of the runtime, which may be tried again', () => {
    for (const thrown of [new Error('graph has errors'), 'abort', undefined]) {
      const error = cross(thrown);
      assert.ok(error instanceof AdapterError);
      assert.equal(error.code, 'adapter/server');
      assert.equal(error.isRetryable, true);
      assert.ok(error.message.length > 'some-engine: '.length);
    }
  });
});
