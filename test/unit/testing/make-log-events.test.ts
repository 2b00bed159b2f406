import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { verifyLog } from '../../../src/record/verify-log.js';
import { makeLogEvent, makeLogEvents } from '../../../src/testing/index.js';

describe('makeLogEvents', () => {
  it('makes a chain that the verifier of the record accepts', () => {
    const events = makeLogEvents(5, { sessionId: 'a' });
    const more = makeLogEvents(3, { previous: events.at(-1)! });
    const all = [...events, ...more];
    assert.deepEqual(all.map(({ seq }) => seq), [0, 1, 2, 3, 4, 5, 6, 7]);
    assert.deepEqual(new Set(all.map(({ sessionId }) => sessionId)), new Set(['a']));
    assert.equal(verifyLog(all).valid, true);
  });

  it('makes the same events from the same input, and others for another session', () => {
    assert.deepEqual(makeLogEvents(3, { sessionId: 'a' }), makeLogEvents(3, { sessionId: 'a' }));
    assert.notEqual(makeLogEvents(1, { sessionId: 'a' })[0]?.hash, makeLogEvents(1, { sessionId: 'b' })[0]?.hash);
  });

  it('takes what happened and when from the caller', () => {
    const event = makeLogEvent({ entry: { type: 'session-paused', data: { reason: 'host' } }, at: 7, wallTime: 8 });
    assert.deepEqual([event.type, event.data, event.at, event.wallTime], ['session-paused', { reason: 'host' }, 7, 8]);
    assert.equal(verifyLog([event]).valid, true);
  });
});
