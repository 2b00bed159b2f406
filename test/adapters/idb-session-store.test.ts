import { expect } from '@open-wc/testing';
import { idbSessionStore } from '../../src/adapters/idb/index.js';
import { SCHEMA_VERSION, upgrade } from '../../src/adapters/idb/idb-schema.js';
import { StoreError, type StoreReason } from '../../src/errors/index.js';
import type { LogEvent, MediaSlice, SessionStore } from '../../src/spec/index.js';
import { makeLogEvent, makeLogEvents, sessionStoreContract } from '../../src/testing/index.js';
import { WatchedFactory, deleteDatabase, holdUpgrade, killConnection, onTransaction, onWrite, openStubborn, terminateConnection } from '../helpers/idb-faults.js';

const STRICT = { durability: 'strict' } as const;
const RELAXED = { durability: 'relaxed' } as const;
const SESSION = 'session-1';
const events = makeLogEvents(6, { sessionId: SESSION });

const slice = (index: number): MediaSlice => ({
  track: 'answer-audio',
  index,
  recordingId: 'recording-1',
  contentType: 'audio/webm',
  bytes: Uint8Array.from([index, 1, 2]),
});

async function reasonOf(promise: Promise<unknown>): Promise<StoreReason | 'none'> {
  try {
    await promise;
    return 'none';
  } catch (error) {
    expect(error).to.be.instanceOf(StoreError);
    return (error as StoreError).reason;
  }
}

const quotaError = () => new DOMException('The disk is full.', 'QuotaExceededError');

describe('idbSessionStore', () => {
  let count = 0;
  let name: string;
  let factory: WatchedFactory;
  let store: SessionStore;
  const stores: SessionStore[] = [];

  function create(options: { indexedDB?: IDBFactory; openTimeoutMs?: number } = {}): SessionStore {
    const created = idbSessionStore({ name, indexedDB: factory, ...options });
    stores.push(created);
    return created;
  }

  beforeEach(() => {
    name = `store-test-${count++}`;
    factory = new WatchedFactory();
    store = create();
  });

  const unhandled: unknown[] = [];
  const noteUnhandled = ({ reason }: PromiseRejectionEvent) => void unhandled.push(String(reason));
  before(() => window.addEventListener('unhandledrejection', noteUnhandled));
  after(() => window.removeEventListener('unhandledrejection', noteUnhandled));

  // Also proves that no connection is left: a database that somebody holds cannot be deleted.
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((each) => each.close()));
    await deleteDatabase(name);
    expect(unhandled.splice(0)).to.deep.equal([]);
  });

  describe('contract', () => {
    for (const { name: sentence, run } of sessionStoreContract(() => create({ indexedDB }), { durable: true })) it(sentence, run);
  });

  describe('options', () => {
    it('does nothing before the first call', () => {
      expect(factory.opens).to.equal(0);
    });

    it('refuses a time limit that no database could keep', () => {
      expect(() => idbSessionStore({ openTimeoutMs: 0 })).to.throw(/openTimeoutMs: must be above 0/);
      expect(() => idbSessionStore({ openTimeoutMs: Number.NaN })).to.throw(/openTimeoutMs/);
    });
  });

  describe('writing', () => {
    /** Durability of each writing transaction, as the browser understood it. */
    function watchDurability(): string[] {
      const seen: string[] = [];
      factory.onOpen = (database) => onTransaction(database, ({ mode, durability }) => void (mode === 'readwrite' && seen.push(durability)));
      return seen;
    }

    it('asks for strict durability where it was asked to, and for relaxed else', async () => {
      const seen = watchDurability();
      await store.append(SESSION, events.slice(0, 1), STRICT);
      await store.append(SESSION, events.slice(1, 2), RELAXED);
      await store.putMedia(SESSION, slice(0));
      await store.delete(SESSION);
      expect(seen).to.deep.equal(['strict', 'relaxed', 'relaxed', 'strict']);
    });

    it('acknowledges on commit, not when the requests have succeeded', async () => {
      let aborted = 0;
      factory.onOpen = (database) =>
        onTransaction(database, (transaction) => {
          onWrite(transaction, (value, write) => {
            const request = write();
            // The success of the last write is the last moment before the commit.
            if (typeof value === 'object' && value !== null && 'seq' in value && value.seq === events.length - 1) {
              request.addEventListener('success', () => {
                aborted++;
                transaction.abort();
              });
            }
            return request;
          });
        });
      expect(await reasonOf(store.append(SESSION, events, STRICT))).to.equal('lost');
      expect(aborted).to.equal(4);
      expect(await store.read(SESSION)).to.deep.equal([]);
    });

    it('tries to write when it is opened', async () => {
      factory.onOpen = (database) =>
        onTransaction(database, (transaction) =>
          onWrite(transaction, () => {
            throw quotaError();
          }),
        );
      expect(await reasonOf(store.open())).to.equal('quota');
    });
  });

  describe('asking to keep the data', () => {
    let asked: number;
    function answerPersist(answer: () => Promise<boolean>): void {
      asked = 0;
      Object.defineProperty(navigator.storage, 'persist', { configurable: true, value: () => (asked++, answer()) });
    }
    afterEach(() => {
      Reflect.deleteProperty(navigator.storage, 'persist');
    });

    it('happens when opened, and at no other time', async () => {
      answerPersist(() => Promise.resolve(false));
      await store.append(SESSION, events, STRICT);
      await store.list();
      expect(asked).to.equal(0);
      await store.open();
      expect(asked).to.equal(1);
    });

    it('is not waited for: the user may never answer', async () => {
      answerPersist(() => new Promise(() => undefined));
      await store.open();
      expect(asked).to.equal(1);
    });

    it('may fail', async () => {
      answerPersist(() => Promise.reject(new TypeError('Not in this frame.')));
      await store.open();
      expect(asked).to.equal(1);
    });
  });

  describe('a connection that dies', () => {
    it('is replaced when it was closed behind our back', async () => {
      await store.append(SESSION, events.slice(0, 2), STRICT);
      factory.last.close();
      await store.append(SESSION, events.slice(2), STRICT);
      expect(await store.read(SESSION)).to.deep.equal(events);
      expect(factory.opens).to.equal(2);
    });

    it('is replaced when every use of it fails', async () => {
      await store.append(SESSION, events.slice(0, 2), STRICT);
      killConnection(factory.last);
      await store.append(SESSION, events.slice(2), STRICT);
      expect(await store.read(SESSION)).to.deep.equal(events);
      expect(factory.opens).to.equal(2);
    });

    it('is not touched again once the browser has said that it is closed', async () => {
      await store.append(SESSION, events.slice(0, 2), STRICT);
      const dead = factory.last;
      let uses = 0;
      dead.transaction = () => {
        uses++;
        throw new DOMException('The connection is closed.', 'InvalidStateError');
      };
      terminateConnection(dead);
      await store.append(SESSION, events.slice(2), STRICT);
      expect(await store.read(SESSION)).to.deep.equal(events);
      expect([uses, factory.opens]).to.deep.equal([0, 2]);
    });

    it('is replaced once for all calls that wait', async () => {
      await store.open();
      killConnection(factory.last);
      const ids = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(ids.map((id) => store.append(id, makeLogEvents(2, { sessionId: id }), RELAXED)));
      expect((await store.list()).map(({ sessionId }) => sessionId)).to.deep.equal(ids);
      expect(factory.opens).to.equal(2);
    });

    it('is replaced three times at most', async () => {
      factory.onOpen = (database) => void (factory.opens <= 3 && killConnection(database));
      await store.append(SESSION, events, STRICT);
      expect(factory.opens).to.equal(4);
      expect(await store.read(SESSION)).to.deep.equal(events);
    });

    it('is reported as lost after that, and the next call tries anew', async () => {
      factory.onOpen = killConnection;
      expect(await reasonOf(store.append(SESSION, events, STRICT))).to.equal('lost');
      expect(factory.opens).to.equal(4);
      factory.onOpen = () => undefined;
      await store.append(SESSION, events, STRICT);
      expect(factory.opens).to.equal(5);
      expect(await store.read(SESSION)).to.deep.equal(events);
    });

    it('may die while it reads', async () => {
      await store.append(SESSION, events, STRICT);
      let aborted = 0;
      onTransaction(factory.last, (transaction) => {
        aborted++;
        queueMicrotask(() => transaction.abort());
      });
      expect(await store.read(SESSION)).to.deep.equal(events);
      expect([aborted, factory.opens]).to.deep.equal([1, 2]);
    });

    it('may fail to open a few times', async () => {
      const broken = () => new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
      factory.refusals.push(broken(), broken(), undefined);
      await store.append(SESSION, events, STRICT);
      expect(factory.opens).to.equal(3);
      await store.close();
      factory.refusals.push(broken(), broken(), broken(), broken());
      expect(await reasonOf(store.read(SESSION))).to.equal('lost');
      expect(await store.read(SESSION)).to.deep.equal(events);
    });
  });

  describe('an aborted transaction', () => {
    /** Aborts in the middle of a batch, as often as asked. */
    function abortMidBatch(times: number): void {
      let left = times;
      factory.onOpen = (database) =>
        onTransaction(database, (transaction) => {
          let writes = 0;
          onWrite(transaction, (_, write) => {
            const request = write();
            if (++writes === 3 && left-- > 0) transaction.abort();
            return request;
          });
        });
    }

    it('is run again, and everything is there once', async () => {
      abortMidBatch(1);
      await store.append(SESSION, events, STRICT);
      expect(await store.read(SESSION)).to.deep.equal(events);
      expect((await store.list())[0]?.length).to.equal(events.length);
    });

    it('has written nothing', async () => {
      await store.append(SESSION, events.slice(0, 1), STRICT);
      await store.close();
      abortMidBatch(Infinity);
      expect(await reasonOf(store.append(SESSION, events.slice(1), STRICT))).to.equal('lost');
      expect(await store.read(SESSION)).to.deep.equal(events.slice(0, 1));
      expect((await store.list())[0]?.length).to.equal(1);
    });

    it('has written nothing of a batch with an event that cannot be stored', async () => {
      const data = { answerId: 'a', text: (() => 'not data') as unknown as string };
      const poison: LogEvent = { ...makeLogEvent({ previous: events[2]! }), type: 'answer-edited', data };
      const bad = store.append(SESSION, [...events.slice(0, 3), poison, ...events.slice(4)], STRICT);
      const good = store.append('other', makeLogEvents(2, { sessionId: 'other' }), STRICT);
      expect(await reasonOf(bad)).to.equal('corrupt');
      await good;
      expect(await store.read(SESSION)).to.deep.equal([]);
      expect(factory.opens).to.equal(1);
    });
  });

  // The page cannot fill a disk: the browser's answer is given in its place, at the request and at the commit.
  describe('a full disk', () => {
    it('that shows at a request: nothing of the batch is written', async () => {
      let full = true;
      factory.onOpen = (database) =>
        onTransaction(database, (transaction) => {
          let writes = 0;
          onWrite(transaction, (_, write) => {
            if (full && ++writes === 3) throw quotaError();
            return write();
          });
        });
      expect(await reasonOf(store.append(SESSION, events, STRICT))).to.equal('quota');
      expect(await store.read(SESSION)).to.deep.equal([]);
      expect(await store.list()).to.deep.equal([]);
      full = false;
      await store.append(SESSION, events, STRICT);
      expect(await store.read(SESSION)).to.deep.equal(events);
      expect(factory.opens).to.equal(1);
    });

    it('that shows at the commit: nothing of the batch is written', async () => {
      factory.onOpen = (database) =>
        onTransaction(database, (transaction) => {
          if (transaction.mode !== 'readwrite') return;
          Object.defineProperty(transaction, 'error', { get: quotaError });
          onWrite(transaction, (_, write) => {
            const request = write();
            request.addEventListener('success', () => transaction.abort());
            return request;
          });
        });
      expect(await reasonOf(store.append(SESSION, events, STRICT))).to.equal('quota');
      expect(await store.read(SESSION)).to.deep.equal([]);
      expect(factory.opens).to.equal(1);
    });

    it('for one recording does not keep answers from being saved', async () => {
      factory.onOpen = (database) =>
        onTransaction(database, (transaction) =>
          onWrite(transaction, (value, write) => {
            if (typeof value === 'object' && value !== null && 'bytes' in value) throw quotaError();
            return write();
          }),
        );
      const saved = [reasonOf(store.putMedia(SESSION, slice(0))), reasonOf(store.append(SESSION, events, STRICT))];
      expect(await Promise.all(saved)).to.deep.equal(['quota', 'none']);
    });
  });

  it('lets a slice that cannot be stored fail alone', async () => {
    const poison = { ...slice(1), contentType: (() => 'not data') as unknown as string };
    const puts = [slice(0), poison, slice(2)].map((each) => reasonOf(store.putMedia(SESSION, each)));
    expect(await Promise.all(puts)).to.deep.equal(['none', 'corrupt', 'none']);
    expect((await store.readMedia(SESSION, 'recording-1')).map(({ index }) => index)).to.deep.equal([0, 2]);
  });

  describe('a browser that stores nothing', () => {
    for (const errorName of ['SecurityError', 'InvalidStateError']) {
      it(`refuses with ${errorName}`, async () => {
        factory.refusals.push(new DOMException('Access is denied.', errorName));
        expect(await reasonOf(store.open())).to.equal('unavailable');
        expect(factory.opens).to.equal(1);
      });
    }

    it('has no indexedDB at all, or throws when it is read', async () => {
      const original = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
      const bare = idbSessionStore({ name });
      try {
        Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: undefined });
        expect(await reasonOf(bare.open())).to.equal('unavailable');
        Object.defineProperty(globalThis, 'indexedDB', {
          configurable: true,
          get: () => {
            throw new DOMException('Access is denied.', 'SecurityError');
          },
        });
        expect(await reasonOf(bare.list())).to.equal('unavailable');
      } finally {
        Object.defineProperty(globalThis, 'indexedDB', original);
      }
    });
  });

  describe('opening that takes too long', () => {
    it('is given up, and tried again by the next call', async () => {
      const hasty = create({ openTimeoutMs: 50 });
      const release = await holdUpgrade(name, SCHEMA_VERSION, (database) => upgrade(database, 0));
      expect(await reasonOf(hasty.open())).to.equal('timeout');
      expect(await reasonOf(hasty.append(SESSION, events, STRICT))).to.equal('timeout');
      await release();
      await store.append(SESSION, events, STRICT);
      expect(await hasty.read(SESSION)).to.deep.equal(events);
      // 2 late connections, 1 of each store. That the late ones are closed is seen when the database is deleted.
      expect(factory.connections.length).to.equal(4);
    });

    it('is reported as blocked where a tab with an older schema does not let go', async () => {
      await store.append(SESSION, events, STRICT);
      await store.close();
      const stubborn = await openStubborn(name, SCHEMA_VERSION);
      const newer = create({ indexedDB: new WatchedFactory({ newer: 1 }), openTimeoutMs: 200 });
      expect(await reasonOf(newer.open())).to.equal('blocked');
      stubborn.close();
      await newer.open();
      expect(await newer.read(SESSION)).to.deep.equal(events);
    });

    it('is no failure when the other tab lets go late', async () => {
      await store.append(SESSION, events, STRICT);
      await store.close();
      const late = await openStubborn(name, SCHEMA_VERSION);
      const newerFactory = new WatchedFactory({ newer: 1 });
      newerFactory.onBlocked = () => late.close();
      const newer = create({ indexedDB: newerFactory });
      await newer.open();
      expect(await newer.read(SESSION)).to.deep.equal(events);
    });

    it('is no failure while the other tab is only finishing its work', async () => {
      await store.open();
      const begun = new Promise((resolve) => onTransaction(factory.last, resolve));
      const writing = store.append(SESSION, makeLogEvents(1000, { sessionId: SESSION }), STRICT);
      await begun;
      const newer = create({ indexedDB: new WatchedFactory({ newer: 1 }) });
      await Promise.all([newer.open(), writing]);
      expect((await newer.read(SESSION)).length).to.equal(1000);
    });
  });

  describe('another tab', () => {
    it('with a newer schema takes over: this one has finished its writing and says so from then on', async () => {
      await store.append(SESSION, events.slice(0, 2), STRICT);
      const writing = store.append(SESSION, events.slice(2, 4), STRICT);
      const newer = create({ indexedDB: new WatchedFactory({ newer: 1 }) });
      await newer.open();
      await writing;
      expect(await newer.read(SESSION)).to.deep.equal(events.slice(0, 4));
      expect(await reasonOf(store.append(SESSION, events.slice(4), STRICT))).to.equal('moved');
      expect(await reasonOf(store.open())).to.equal('moved');
      await newer.append(SESSION, events.slice(4), STRICT);
      expect(await newer.read(SESSION)).to.deep.equal(events);
    });

    it('that tried to upgrade and gave up has taken over nothing', async () => {
      await store.append(SESSION, events.slice(0, 2), STRICT);
      const request = indexedDB.open(name, SCHEMA_VERSION + 1);
      request.onupgradeneeded = () => request.transaction!.abort();
      await new Promise((resolve) => (request.onerror = resolve));
      await store.append(SESSION, events.slice(2), STRICT);
      expect(await store.read(SESSION)).to.deep.equal(events);
    });

    it('may delete the database: no part of an old session comes back, and new ones can be saved', async () => {
      await store.append(SESSION, events.slice(0, 2), STRICT);
      await deleteDatabase(name);
      expect(await store.list()).to.deep.equal([]);
      expect(await reasonOf(store.append(SESSION, events.slice(2), STRICT))).to.equal('conflict');
      await store.append('other', makeLogEvents(1, { sessionId: 'other' }), STRICT);
      expect((await store.list()).length).to.equal(1);
    });
  });

  it('refuses a database of the same name that is not ours', async () => {
    (await openStubborn(name, SCHEMA_VERSION)).close();
    expect(await reasonOf(store.open())).to.equal('corrupt');
  });

  it('closes when the calls under way have ended', async () => {
    await store.open();
    const order: string[] = [];
    const writing = store.append(SESSION, events, STRICT).then(() => order.push('written'));
    await Promise.all([writing, store.close().then(() => order.push('closed'))]);
    expect(order).to.deep.equal(['written', 'closed']);
    expect(() => factory.last.transaction('events')).to.throw(DOMException);
    expect(await store.read(SESSION)).to.deep.equal(events);
  });
});
