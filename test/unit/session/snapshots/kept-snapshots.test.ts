import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memorySessionStore } from '../../../../src/adapters/memory/index.js';
import { InvalidStateError, StoreError } from '../../../../src/errors/index.js';
import { verifyLog } from '../../../../src/record/index.js';
import type { MonitorStart, SessionMonitor } from '../../../../src/session/index.js';
import type { ConsentReceipt, Snapshot } from '../../../../src/spec/index.js';
import { faultySessionStore, StoreFaults } from '../../../../src/testing/index.js';
import { sha256Hex } from '../../../../src/utils/sha256.js';
import { consent, harness, toFirstAnswer } from '../../../helpers/session-harness.js';

const withPictures: ConsentReceipt = { ...consent, purposes: [...consent.purposes, { purpose: 'snapshots', granted: true, version: '1', hash: 'a'.repeat(64) }] };

/** Watches nothing, and keeps the pictures that a test hands it. */
class HandMonitor implements SessionMonitor {
  readonly asked: string[] = [];
  options: MonitorStart | undefined;

  start(options: MonitorStart): void {
    this.options = options;
    this.asked.push('start');
  }
  pause(): void {
    this.asked.push('pause');
  }
  resume(): void {
    this.asked.push('resume');
  }
  stop(): void {
    this.asked.push('stop');
  }
  stopSnapshots(): void {
    this.asked.push('stop-snapshots');
  }

  async keep(snapshotId: string, bytes = Uint8Array.of(1, 2, 3)): Promise<void> {
    await this.options?.saveMedia?.({ track: 'snapshot', recordingId: snapshotId, index: 0, contentType: 'image/jpeg', bytes });
    const data: Snapshot = { snapshotId, reason: 'interval', takenAt: 1000, width: 320, height: 240, bytes: bytes.length, hash: sha256Hex(bytes), blurred: false };
    this.options?.onOutput({ type: 'entry', entry: { type: 'snapshot-kept', data } });
  }
}

async function answering() {
  const monitor = new HandMonitor();
  const faults = new StoreFaults();
  const given = harness({ monitor, store: faultySessionStore(memorySessionStore(), faults) });
  await toFirstAnswer(given);
  return { ...given, monitor, faults };
}

const ids = (snapshots: readonly Snapshot[]): string[] => snapshots.map(({ snapshotId }) => snapshotId);

describe('pictures that a session kept', () => {
  it('are in its state, and can be looked at until they are deleted', async () => {
    const { session, monitor, store } = await answering();
    await monitor.keep('one');
    await monitor.keep('two', Uint8Array.of(4));
    assert.deepEqual(ids(session.state.snapshots), ['one', 'two']);
    assert.deepEqual(await session.readSnapshot('two'), Uint8Array.of(4));
    await session.deleteSnapshot('one');
    assert.deepEqual(ids(session.state.snapshots), ['two']);
    assert.deepEqual([await session.readSnapshot('one'), await store.readMedia('test', 'one')], [undefined, []]);
    assert.deepEqual(await session.readSnapshot('two'), Uint8Array.of(4));
  });

  it('leave their line when they are deleted, once, and the chain holds', async () => {
    const { session, monitor } = await answering();
    await monitor.keep('one');
    await session.deleteSnapshot('one');
    await session.deleteSnapshot('one');
    await session.deleteSnapshot('unknown');
    assert.deepEqual(session.events.filter(({ type }) => type.startsWith('snapshot')).map(({ type }) => type), ['snapshot-kept', 'snapshot-deleted']);
    assert.equal(verifyLog(session.events).valid, true);
  });

  it('are not said to be deleted where the store could not', async () => {
    const { session, monitor, faults } = await answering();
    await monitor.keep('one');
    faults.fail('deleteMedia', { reason: 'lost' });
    await assert.rejects(session.deleteSnapshot('one'), StoreError);
    assert.deepEqual(ids(session.state.snapshots), ['one']);
    assert.deepEqual(await session.readSnapshot('one'), Uint8Array.of(1, 2, 3));
  });

  it('are not shown where the store holds other bytes than the record says', async () => {
    const { session, monitor, store } = await answering();
    await monitor.keep('one');
    await store.putMedia('test', { track: 'snapshot', recordingId: 'one', index: 0, contentType: 'image/jpeg', bytes: Uint8Array.of(9) });
    await assert.rejects(session.readSnapshot('one'), (error) => error instanceof StoreError && error.code === 'store/corrupt');
  });

  it('can be deleted after the end, and after a reload', async () => {
    const { session, monitor, clock, store } = await answering();
    await monitor.keep('one');
    await monitor.keep('two');
    await session.end();
    await clock.advance(0);
    await session.deleteSnapshot('one');
    session.dispose();
    await assert.rejects(session.deleteSnapshot('two'), InvalidStateError);
    const again = harness({ store, clock }).session;
    await again.prepare();
    assert.deepEqual(ids(again.state.snapshots), ['two']);
    await again.deleteSnapshot('two');
    assert.deepEqual(again.state.snapshots, []);
  });

  it('count toward the limit of the interview, deleted ones too, also after a reload', async () => {
    const { session, monitor, clock, store } = await answering();
    assert.equal(monitor.options?.snapshotsKept, 0);
    await monitor.keep('one');
    await monitor.keep('two');
    await session.deleteSnapshot('one');
    session.dispose();
    const second = new HandMonitor();
    const again = harness({ store, clock, monitor: second }).session;
    await again.prepare();
    await again.resume();
    assert.equal(second.options?.snapshotsKept, 2);
  });
});

describe('consent to pictures', () => {
  it('is told to whatever watches', async () => {
    const { monitor } = await answering();
    assert.equal(monitor.options?.snapshots, false);
    const own = new HandMonitor();
    const given = harness({ monitor: own });
    await given.session.prepare();
    await given.session.giveConsent(withPictures);
    await given.session.start();
    assert.equal(own.options?.snapshots, true);
  });

  it('ends them at once when it is taken back, and nothing else', async () => {
    const { session, monitor } = await answering();
    await session.withdrawConsent(['snapshots']);
    assert.deepEqual([monitor.asked, session.state.phase, session.state.consent.proctoring], [['start', 'stop-snapshots'], 'running', true]);
  });

  it('ends before watching does, so that the end of what goes on is not pictured', async () => {
    const { session, monitor } = await answering();
    await session.withdrawConsent(['proctoring']);
    assert.deepEqual(monitor.asked, ['start', 'stop-snapshots', 'stop']);
  });

  it('ends where a new receipt refuses it', async () => {
    const { session, monitor } = await answering();
    await session.giveConsent({ ...withPictures, purposes: withPictures.purposes.map((purpose) => ({ ...purpose, granted: purpose.purpose !== 'snapshots' })) });
    assert.deepEqual(monitor.asked, ['start', 'stop-snapshots']);
  });
});
