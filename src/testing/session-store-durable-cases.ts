import type { LogEvent } from '../spec/index.js';
import { expectRejection, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { makeLogEvent, makeLogEvents } from './make-log-events.js';
import { STRICT, expectLog, expectMedia, slice, storeCase, type CreateStore, type StoreContext } from './session-store-context.js';

/** For stores that share their data: two tabs, or the page before and after a reload. */
export function sessionStoreDurableCases(create: CreateStore): readonly ContractCase[] {
  const testCase = (name: string, body: (context: StoreContext) => Promise<void>) => storeCase(create, name, body);
  return [
    testCase('shows one store at once what another has acknowledged', async ({ store, sessionId, secondStore }) => {
      const second = await secondStore();
      const events = makeLogEvents(3, { sessionId });
      await store.append(sessionId, events.slice(0, 2), STRICT);
      await store.putMedia(sessionId, slice(0, [1, 2]));
      await expectLog(second, sessionId, events.slice(0, 2), 'What one store has acknowledged the other must read.');
      await expectMedia(second, sessionId, [slice(0, [1, 2])], 'That goes for recordings too.');
      await second.append(sessionId, events.slice(2), STRICT);
      await expectLog(store, sessionId, events, 'Either store must be able to go on.');
    }),
    testCase('lets only one of two stores take a number', async ({ store, sessionId, secondStore }) => {
      const second = await secondStore();
      const first = makeLogEvent({ sessionId });
      await store.append(sessionId, [first], STRICT);
      const [mine, other] = ['mine', 'other'].map((questionId) =>
        makeLogEvent({ previous: first, entry: { type: 'question-repeated', data: { questionId } } }),
      ) as [LogEvent, LogEvent];
      const results = await Promise.allSettled([store.append(sessionId, [mine], STRICT), second.append(sessionId, [other], STRICT)]);
      const winners = [mine, other].filter((_, index) => results[index]?.status === 'fulfilled');
      expectThat(winners.length === 1, `Exactly one of two rival appends must succeed; ${winners.length} did.`);
      const loser = results[0]?.status === 'rejected' ? store.append(sessionId, [mine], STRICT) : second.append(sessionId, [other], STRICT);
      await expectRejection(loser, 'store/conflict', 'The other must be told.');
      await expectLog(store, sessionId, [first, ...winners], 'The log must hold the one that was acknowledged.');
    }),
    testCase('refuses to go on with a session that another store has deleted', async ({ store, sessionId, secondStore }) => {
      const second = await secondStore();
      const events = makeLogEvents(2, { sessionId });
      await store.append(sessionId, events.slice(0, 1), STRICT);
      await second.delete(sessionId);
      await expectRejection(store.append(sessionId, events.slice(1), STRICT), 'store/conflict', 'Its beginning is gone, and it must be told.');
      await expectLog(store, sessionId, [], 'What was deleted must not come back in part.');
    }),
    testCase('keeps its data when every store is closed', async ({ store, sessionId, secondStore }) => {
      const events = makeLogEvents(2, { sessionId });
      await store.append(sessionId, events, STRICT);
      await store.close();
      const later = await secondStore();
      await expectLog(later, sessionId, events, 'A store opened later must find the data.');
      await later.close();
      await store.open();
    }),
  ];
}
