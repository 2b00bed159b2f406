import type { LogEvent } from '../spec/index.js';
import { expectEqual, expectRejection, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { makeLogEvent, makeLogEvents } from './make-log-events.js';
import { RELAXED, STRICT, expectLog, storeCase, type CreateStore, type StoreContext } from './session-store-context.js';

/** Another event under the same number: same place in the log, other content, other hash. */
function rival(event: LogEvent, previous?: LogEvent): LogEvent {
  const { sessionId } = event;
  return makeLogEvent({ sessionId, ...(previous && { previous }), entry: { type: 'question-repeated', data: { questionId: 'other' } } });
}

/** Appending and reading. */
export function sessionStoreLogCases(create: CreateStore): readonly ContractCase[] {
  const testCase = (name: string, body: (context: StoreContext) => Promise<void>) => storeCase(create, name, body);
  return [
    testCase('gives back every field of an event as it was', async ({ store, sessionId }) => {
      const events = makeLogEvents(3, { sessionId });
      await store.append(sessionId, events, STRICT);
      await expectLog(store, sessionId, events, 'What was appended must be read back unchanged.');
    }),
    testCase('goes on where the last append ended, with either durability', async ({ store, sessionId }) => {
      const events = makeLogEvents(4, { sessionId });
      await store.append(sessionId, events.slice(0, 1), STRICT);
      await store.append(sessionId, events.slice(1, 3), RELAXED);
      await store.append(sessionId, events.slice(3), STRICT);
      await expectLog(store, sessionId, events, 'Three appends must make one log.');
    }),
    testCase('orders by number, not by text: 9 comes before 10 and 10 before 100', async ({ store, sessionId }) => {
      const events = makeLogEvents(101, { sessionId });
      for (const event of events) await store.append(sessionId, [event], RELAXED);
      const order = (await store.read(sessionId)).map(({ seq }) => seq);
      expectEqual(order, events.map(({ seq }) => seq), 'Events must be read in the order of seq.');
    }),
    testCase('keeps a batch of 1,000 events', async ({ store, sessionId }) => {
      const events = makeLogEvents(1000, { sessionId });
      await store.append(sessionId, events, RELAXED);
      await expectLog(store, sessionId, events, 'All 1,000 events must be there.');
    }),
    testCase('keeps calls in their order though nobody waits between them', async ({ store, sessionId }) => {
      const events = makeLogEvents(20, { sessionId });
      await Promise.all(events.map((event) => store.append(sessionId, [event], RELAXED)));
      await expectLog(store, sessionId, events, 'Appends must take effect in the order of the calls.');
    }),
    testCase('takes the same event again without effect', async ({ store, sessionId }) => {
      const events = makeLogEvents(2, { sessionId });
      await store.append(sessionId, events, STRICT);
      await store.append(sessionId, events, STRICT);
      await store.append(sessionId, events.slice(1), RELAXED);
      await expectLog(store, sessionId, events, 'A repeated append must change nothing.');
    }),
    testCase('adds what is new of a batch that it holds in part', async ({ store, sessionId }) => {
      const events = makeLogEvents(4, { sessionId });
      await store.append(sessionId, events.slice(0, 2), STRICT);
      await store.append(sessionId, events.slice(1), STRICT);
      await expectLog(store, sessionId, events, 'The new part of the batch must be added, once.');
    }),
    testCase('refuses another event under a number that is taken', async ({ store, sessionId }) => {
      const [first, second] = makeLogEvents(2, { sessionId }) as [LogEvent, LogEvent];
      await store.append(sessionId, [first, second], STRICT);
      await expectRejection(store.append(sessionId, [rival(second, first)], STRICT), 'store/conflict', 'A number can be taken only once.');
      await expectLog(store, sessionId, [first, second], 'The event that was first must stay.');
    }),
    testCase('writes nothing of a batch that conflicts', async ({ store, sessionId }) => {
      const events = makeLogEvents(2, { sessionId });
      await store.append(sessionId, events, STRICT);
      const other = rival(events[1]!, events[0]);
      const batch = [other, ...makeLogEvents(2, { sessionId, previous: other })];
      await expectRejection(store.append(sessionId, batch, STRICT), 'store/conflict', 'A batch with a taken number must be refused.');
      await expectLog(store, sessionId, events, 'Nothing of a refused batch may be written.');
    }),
    testCase('refuses a gap after the end', async ({ store, sessionId }) => {
      const events = makeLogEvents(3, { sessionId });
      await store.append(sessionId, events.slice(0, 1), STRICT);
      await expectRejection(store.append(sessionId, events.slice(2), STRICT), 'store/conflict', 'A missing number must be noticed.');
      await expectLog(store, sessionId, events.slice(0, 1), 'Nothing may be written beyond a gap.');
    }),
    testCase('refuses a log that does not begin at 0', async ({ store, sessionId }) => {
      const events = makeLogEvents(2, { sessionId });
      await expectRejection(store.append(sessionId, events.slice(1), STRICT), 'store/conflict', 'The first event must have seq 0.');
      await expectLog(store, sessionId, [], 'A log without its beginning may not be written.');
    }),
    testCase('writes nothing of a batch with a gap in it', async ({ store, sessionId }) => {
      const events = makeLogEvents(4, { sessionId });
      const batch = [events[0]!, events[1]!, events[3]!];
      await expectRejection(store.append(sessionId, batch, STRICT), 'store/conflict', 'A gap within a batch must be noticed.');
      await expectLog(store, sessionId, [], 'Nothing of a refused batch may be written.');
    }),
    testCase('refuses a batch with an event of another session', async ({ store, sessionId, newSessionId }) => {
      const otherId = newSessionId();
      const [first] = makeLogEvents(1, { sessionId }) as [LogEvent];
      const stray = makeLogEvent({ sessionId: otherId, previous: first });
      await expectRejection(store.append(sessionId, [first, stray], STRICT), 'store/conflict', 'All events must belong to the session.');
      await expectLog(store, sessionId, [], 'Nothing of a refused batch may be written.');
      await expectLog(store, otherId, [], 'The other session must stay untouched.');
    }),
    testCase('goes on after a refused batch', async ({ store, sessionId }) => {
      const events = makeLogEvents(3, { sessionId });
      await expectRejection(store.append(sessionId, events.slice(1), STRICT), 'store/conflict', 'The gap must be noticed.');
      await store.append(sessionId, events, STRICT);
      await expectLog(store, sessionId, events, 'A refusal must leave the session usable.');
    }),
    testCase('takes an empty batch without effect', async ({ store, sessionId }) => {
      await store.append(sessionId, [], STRICT);
      const listed = (await store.list()).some((summary) => summary.sessionId === sessionId);
      expectThat(!listed, 'An empty batch must not make a session.');
    }),
    testCase('reads from a number on', async ({ store, sessionId }) => {
      const events = makeLogEvents(12, { sessionId });
      await store.append(sessionId, events, RELAXED);
      expectEqual(await store.read(sessionId, { fromSeq: 9 }), events.slice(9), 'fromSeq is the first number to be read.');
      expectEqual(await store.read(sessionId, { fromSeq: 0 }), events, 'fromSeq 0 means all.');
      expectEqual(await store.read(sessionId, { fromSeq: 12 }), [], 'Beyond the end there is nothing.');
    }),
    testCase('reads nothing of an unknown session', async ({ store, sessionId }) => {
      await expectLog(store, sessionId, [], 'An unknown session must read as an empty log.');
    }),
    testCase('keeps sessions apart, also where one id begins like the other', async ({ store, sessionId, newSessionId }) => {
      const ids = [sessionId, `${sessionId}-2`, newSessionId('/../__proto__ "é🙂')];
      const logs = ids.map((id, index) => makeLogEvents(index + 1, { sessionId: id }));
      for (const [index, id] of ids.entries()) await store.append(id, logs[index]!, RELAXED);
      for (const [index, id] of ids.entries()) await expectLog(store, id, logs[index]!, 'Each session must hold its own events alone.');
      await store.delete(ids[1]!);
    }),
    testCase('keeps text of every script, emoji, control characters and line separators', async ({ store, sessionId }) => {
      const text = '日本語 · العربية · ελληνικά · 👩🏽‍💻 · e\u0301 ≠ é · \u0000\t\n\u2028\u2029 "\\" </script>';
      const event = makeLogEvent({ sessionId, entry: { type: 'answer-edited', data: { answerId: 'answer-1', text } } });
      await store.append(sessionId, [event], STRICT);
      await expectLog(store, sessionId, [event], 'Text must come back character for character.');
    }),
    testCase('keeps numbers to the last digit', async ({ store, sessionId }) => {
      const event = makeLogEvent({ sessionId, at: 1234.000_000_000_1, wallTime: 8_640_000_000_000_000 });
      await store.append(sessionId, [event], STRICT);
      await expectLog(store, sessionId, [event], 'Numbers must come back exactly.');
    }),
    testCase('keeps an event whose data was erased', async ({ store, sessionId }) => {
      const [first, second] = makeLogEvents(2, { sessionId }) as [LogEvent, LogEvent];
      const erased: LogEvent = { ...first, data: null, salt: null };
      await store.append(sessionId, [erased, second], STRICT);
      await expectLog(store, sessionId, [erased, second], 'An erased event must keep its place and its hash.');
    }),
    testCase('cannot be changed through an object that was written or read', async ({ store, sessionId }) => {
      const event = structuredClone(makeLogEvent({ sessionId }));
      const before = structuredClone(event);
      await store.append(sessionId, [event], STRICT);
      Object.assign(event, { hash: 'changed' });
      Object.assign((await store.read(sessionId))[0]!, { hash: 'changed' });
      await expectLog(store, sessionId, [before], 'The store must keep a copy of its own.');
    }),
  ];
}
