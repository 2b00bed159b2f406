import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memorySessionStore } from '../../../src/adapters/memory/index.js';
import { readObservations } from '../../../src/record/index.js';
import { ObservationKeeper } from '../../../src/session/observation-keeper.js';
import type { KeptObservations, Observation } from '../../../src/spec/index.js';
import { faultySessionStore, StoreFaults, virtualClock } from '../../../src/testing/index.js';
import { sha256Hex } from '../../../src/utils/sha256.js';

function rig(mostBytes?: number) {
  const clock = virtualClock();
  const faults = new StoreFaults();
  const store = faultySessionStore(memorySessionStore(), faults);
  const told: KeptObservations[] = [];
  const errors: string[] = [];
  const keeper = new ObservationKeeper({
    clock,
    recordingId: 'run',
    save: (slice) => store.putMedia('session', slice),
    record: (entry) => void (entry.type === 'observations-kept' && told.push(entry.data)),
    onError: ({ code }) => void errors.push(code),
    ...(mostBytes !== undefined && { mostBytes }),
  });
  const see = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      keeper.saw({ type: 'tick', at: clock.now() });
      await clock.advance(1000);
    }
  };
  const kept = async (): Promise<readonly Observation[]> => readObservations(await store.readMedia('session', 'run'));
  return { clock, faults, store, keeper, told, errors, see, kept };
}

const ticks = (count: number): Observation[] => Array.from({ length: count }, (_, index) => ({ type: 'tick', at: index * 1000 }));

describe('ObservationKeeper', () => {
  it('hands over a slice every ten seconds, and the rest at the end', async () => {
    const { keeper, see, kept, store } = rig();
    await see(25);
    assert.deepEqual(await kept(), ticks(20));
    await keeper.flush();
    assert.deepEqual(await kept(), ticks(25));
    assert.deepEqual((await store.readMedia('session', 'run')).map(({ index, track, contentType }) => [index, track, contentType]), [0, 1, 2].map((index) => [index, 'observations', 'application/x-ndjson']));
  });

  it('says how much there is after the first slice, every minute, and when it is asked to; with the hash of the bytes', async () => {
    const { keeper, see, told, store } = rig();
    await see(125);
    assert.deepEqual(told.map(({ count }) => count), [10, 70]);
    await keeper.flush();
    await keeper.flush();
    assert.deepEqual(told.map(({ count }) => count), [10, 70, 125]);
    const bytes = Buffer.concat((await store.readMedia('session', 'run')).map((slice) => slice.bytes));
    assert.deepEqual(told.at(-1), { recordingId: 'run', count: 125, bytes: bytes.length, hash: sha256Hex(bytes) });
  });

  it('says nothing where nothing was seen', async () => {
    const { keeper, told } = rig();
    await keeper.flush();
    assert.deepEqual(told, []);
  });

  it('tries again what the store refused, in order, and tells of it once', async () => {
    const { keeper, see, kept, faults, errors, told } = rig();
    faults.fail('putMedia', { reason: 'quota', times: 2 });
    await see(25);
    assert.deepEqual([await kept(), errors, told], [[], ['store/quota'], []]);
    await see(6);
    assert.deepEqual(await kept(), ticks(30));
    await keeper.flush();
    assert.deepEqual([await kept(), told.map(({ count, beyond }) => [count, beyond])], [ticks(31), [[30, undefined], [31, undefined]]]);
  });

  it('counts what a dead store never took', async () => {
    const { keeper, see, faults, told } = rig();
    faults.fail('putMedia', { reason: 'lost', times: 99 });
    await see(12);
    await keeper.flush();
    assert.deepEqual(told.map(({ count, beyond, bytes }) => [count, beyond, bytes]), [[0, 12, 0]]);
  });

  it('keeps the beginning where there is no more room, and counts the rest', async () => {
    const { keeper, see, kept, told } = rig(300);
    await see(40);
    await keeper.flush();
    const all = await kept();
    assert.ok(all.length > 5 && all.length < 15);
    assert.deepEqual(all, ticks(all.length));
    assert.deepEqual([told.at(-1)?.count, told.at(-1)?.beyond], [all.length, 40 - all.length]);
  });

  it('takes nothing more after the first that had no room, however small: there would be a hole', async () => {
    const { keeper, kept, told } = rig(300);
    keeper.saw({ type: 'tick', at: 0 });
    keeper.saw({ type: 'action', at: 1, action: 'paste', target: 'x'.repeat(300) });
    keeper.saw({ type: 'tick', at: 2 });
    await keeper.flush();
    assert.deepEqual([await kept(), told.map(({ count, beyond }) => [count, beyond])], [ticks(1), [[1, 2]]]);
  });
});
