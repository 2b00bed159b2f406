import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { InvalidInputError } from '../../../src/errors/index.js';
import { EventLog } from '../../../src/record/event-log.js';
import { verifyLog } from '../../../src/record/verify-log.js';
import type { LogEntry, LogEvent } from '../../../src/spec/index.js';
import { canonicalJson } from '../../../src/utils/canonical-json.js';
import { answerStarted, asked, countingSalt, created, ended, logOf, started, WALL_START } from './sample-log.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const time = (at: number) => ({ at, wallTime: WALL_START + at });
const newLog = () => new EventLog({ sessionId: 'session-1', salt: countingSalt() });

describe('EventLog', () => {
  it('numbers, salts and chains events exactly as documented', () => {
    const log = newLog();
    assert.equal(log.head, '0'.repeat(64));
    const first = log.append(created(), time(0));
    const second = log.append(started, time(12.5));
    for (const [event, prevHash] of [[first, '0'.repeat(64)], [second, first.hash]] as const) {
      const { data, salt, hash, ...envelope } = event;
      assert.equal(event.dataHash, sha256(`${salt}${canonicalJson(data)}`));
      assert.equal(hash, sha256(canonicalJson(envelope)));
      assert.equal(event.prevHash, prevHash);
    }
    assert.deepEqual([first.seq, second.seq, second.at, second.wallTime], [0, 1, 12.5, WALL_START + 12.5]);
    assert.notEqual(first.salt, second.salt);
    assert.equal(log.head, second.hash);
    assert.deepEqual(log.events, [first, second]);
  });

  it('keeps the hashes of this log for ever: saved records must stay valid', () => {
    const events = logOf([0, asked('q1', 1)], [1234.5, answerStarted('q1')], [2000, ended]);
    assert.equal(events.at(-1)?.hash, '9ce08c07da003b9ce65a43c1e025c57db5ff26a6178a4531f462d036a8230800');
  });

  it('never goes back in time', () => {
    const log = newLog();
    log.append(started, time(100));
    assert.equal(log.append(ended, time(40)).at, 100);
    assert.equal(newLog().append(started, { at: -5, wallTime: 0 }).at, 0);
  });

  it('freezes what it keeps, and keeps a copy', () => {
    const data = { details: { name: 'Ada' } };
    const log = newLog();
    const event = log.append({ type: 'candidate-entered', data }, time(0));
    data.details.name = 'Bob';
    assert.deepEqual(event.data, { details: { name: 'Ada' } });
    assert.throws(() => Object.assign(event, { at: 1 }), TypeError);
    assert.throws(() => Object.assign((event.data as { details: object }).details, { name: 'Eve' }), TypeError);
    assert.ok(verifyLog(log.events).valid);
  });

  it('adds nothing when the data or the time is not JSON', () => {
    const log = newLog();
    const bad: LogEntry = { type: 'coverage-changed', data: { signal: 'camera', state: 'gap', at: NaN } };
    assert.throws(() => log.append(bad, time(0)), TypeError);
    assert.throws(() => log.append(started, { at: 0, wallTime: NaN }), TypeError);
    assert.throws(() => log.append(started, { at: NaN, wallTime: 0 }), TypeError);
    assert.equal(log.events.length, 0);
  });

  it('goes on with a saved log as if it had never stopped', () => {
    const whole = logOf([0, created()], [10, started], [20, ended]);
    const saved = JSON.parse(JSON.stringify(whole.slice(0, 2))) as LogEvent[];
    const salt = countingSalt();
    salt();
    salt();
    const log = EventLog.from(saved, { salt });
    assert.ok(!Object.isFrozen(saved[0]), 'the caller keeps its own objects');
    assert.ok(Object.isFrozen(log.events[0]?.data));
    log.append(ended, time(20));
    assert.deepEqual(log.events, whole);
  });

  it('refuses a log that is broken or empty, and says where', () => {
    const events = logOf([0, created()], [10, started], [20, ended]);
    const broken = events.map((event) => (event.seq === 1 ? ({ ...event, at: 11 } as LogEvent) : event));
    assert.throws(
      () => EventLog.from(broken, { salt: countingSalt() }),
      (error) => error instanceof InvalidInputError && error.code === 'record/invalid' && error.issues[0]?.path === 'events.1',
    );
    assert.throws(() => EventLog.from([], { salt: countingSalt() }), { code: 'record/invalid' });
  });
});
