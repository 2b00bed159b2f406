import type { LogEvent, SessionStore, SessionSummary } from '../spec/index.js';
import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { makeLogEvent, makeLogEvents } from './make-log-events.js';
import { RELAXED, STRICT, expectLog, expectMedia, slice, storeCase, type CreateStore, type StoreContext } from './session-store-context.js';

async function summaryOf(store: SessionStore, sessionId: string): Promise<SessionSummary | undefined> {
  return (await store.list()).find((summary) => summary.sessionId === sessionId);
}

/** Opening, listing, deleting. */
export function sessionStoreSessionCases(create: CreateStore): readonly ContractCase[] {
  const testCase = (name: string, body: (context: StoreContext) => Promise<void>) => storeCase(create, name, body);
  return [
    testCase('says what it is', async ({ store }) => {
      expectThat(store.specificationVersion === 'v1', 'specificationVersion must be v1.');
      expectThat(store.provider.length > 0, 'provider must be a name.');
    }),
    testCase('may be opened twice', async ({ store, sessionId }) => {
      const events = makeLogEvents(2, { sessionId });
      await store.append(sessionId, events, STRICT);
      await store.open();
      await expectLog(store, sessionId, events, 'Opening again must not touch the data.');
    }),
    testCase('holds its data over close and open', async ({ store, sessionId }) => {
      const events = makeLogEvents(3, { sessionId });
      await store.append(sessionId, events.slice(0, 2), STRICT);
      await store.close();
      await store.close();
      await store.open();
      await store.append(sessionId, events.slice(2), STRICT);
      await expectLog(store, sessionId, events, 'A store that was closed must go on after open.');
    }),
    testCase('lists sessions with their length and times', async ({ store, sessionId, newSessionId }) => {
      const otherId = newSessionId();
      const first = makeLogEvent({ sessionId, wallTime: 5000 });
      await store.append(sessionId, [first], STRICT);
      await store.append(otherId, makeLogEvents(1, { sessionId: otherId }), STRICT);
      expectEqual(await summaryOf(store, sessionId), { sessionId, length: 1, createdAt: 5000, updatedAt: 5000 }, 'One event is its first and last.');
      await store.append(sessionId, [makeLogEvent({ previous: first, wallTime: 9000 })], RELAXED);
      expectEqual(await summaryOf(store, sessionId), { sessionId, length: 2, createdAt: 5000, updatedAt: 9000 }, 'The list must follow the log.');
      expectThat((await summaryOf(store, otherId))?.length === 1, 'Every session must be listed.');
    }),
    testCase('does not mind a wall clock that is set back', async ({ store, sessionId }) => {
      const first = makeLogEvent({ sessionId, wallTime: 9000 });
      const events: LogEvent[] = [first, makeLogEvent({ previous: first, wallTime: 1000 })];
      await store.append(sessionId, events, STRICT);
      await expectLog(store, sessionId, events, 'The order is seq, whatever the clock says.');
      const summary = { sessionId, length: 2, createdAt: 9000, updatedAt: 1000 };
      expectEqual(await summaryOf(store, sessionId), summary, 'createdAt is of the first event and updatedAt of the last.');
    }),
    testCase('does not count a repeated event', async ({ store, sessionId }) => {
      const events = makeLogEvents(3, { sessionId });
      await store.append(sessionId, events, STRICT);
      const before = await summaryOf(store, sessionId);
      await store.append(sessionId, events.slice(0, 1), STRICT);
      expectEqual(await summaryOf(store, sessionId), before, 'A repeated event must not change the list.');
    }),
    testCase('deletes log, recordings and the entry in the list', async ({ store, sessionId }) => {
      await store.append(sessionId, makeLogEvents(2, { sessionId }), STRICT);
      await store.putMedia(sessionId, slice(0, [1]));
      await store.delete(sessionId);
      await expectLog(store, sessionId, [], 'The log must be gone.');
      await expectMedia(store, sessionId, [], 'The recordings must be gone.');
      expectThat((await summaryOf(store, sessionId)) === undefined, 'A deleted session must not be listed.');
    }),
    testCase('deletes one session and leaves the others', async ({ store, sessionId, newSessionId }) => {
      const otherId = newSessionId();
      const events = makeLogEvents(2, { sessionId: otherId });
      await store.append(sessionId, makeLogEvents(2, { sessionId }), STRICT);
      await store.append(otherId, events, STRICT);
      await store.putMedia(otherId, slice(0, [1]));
      await store.delete(sessionId);
      await expectLog(store, otherId, events, 'The log of another session must stay.');
      await expectMedia(store, otherId, [slice(0, [1])], 'The recordings of another session must stay.');
      expectThat((await summaryOf(store, otherId)) !== undefined, 'Another session must stay in the list.');
    }),
    testCase('deletes an unknown session without complaint', async ({ store, newSessionId }) => {
      await store.delete(newSessionId());
    }),
    testCase('lets a deleted session begin anew', async ({ store, sessionId }) => {
      await store.append(sessionId, makeLogEvents(3, { sessionId }), STRICT);
      await store.delete(sessionId);
      const again = makeLogEvents(1, { sessionId });
      await store.append(sessionId, again, STRICT);
      await expectLog(store, sessionId, again, 'After a deletion the log must begin at 0 again.');
    }),
  ];
}
