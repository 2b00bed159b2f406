import { expectEqual, expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { expectMedia, slice, storeCase, type CreateStore, type StoreContext } from './session-store-context.js';

/** Recordings. */
export function sessionStoreMediaCases(create: CreateStore): readonly ContractCase[] {
  const testCase = (name: string, body: (context: StoreContext) => Promise<void>) => storeCase(create, name, body);
  return [
    testCase('reads slices in order, in whatever order they came', async ({ store, sessionId }) => {
      const slices = Array.from({ length: 12 }, (_, index) => slice(index, [index]));
      for (const index of [10, 2, 0, 11, 1, 9, 3, 8, 4, 7, 5, 6]) await store.putMedia(sessionId, slices[index]!);
      await expectMedia(store, sessionId, slices, 'Slices must be read in the order of their index.');
    }),
    testCase('keeps every byte', async ({ store, sessionId }) => {
      const all = slice(0, Array.from({ length: 256 }, (_, byte) => byte));
      const none = slice(1, []);
      await store.putMedia(sessionId, all);
      await store.putMedia(sessionId, none);
      await expectMedia(store, sessionId, [all, none], 'Bytes 0 to 255 and an empty slice must come back as they were.');
    }),
    testCase('keeps a slice of a megabyte', async ({ store, sessionId }) => {
      const bytes = Uint8Array.from({ length: 1_048_576 }, (_, index) => (index * 31) % 251);
      await store.putMedia(sessionId, { ...slice(0, []), bytes });
      const [kept] = await store.readMedia(sessionId, 'recording-1');
      expectThat(kept?.bytes.length === bytes.length, 'A large slice must come back whole.');
      expectThat(bytes.every((byte, index) => kept.bytes[index] === byte), 'A large slice must come back unchanged.');
    }),
    testCase('keeps the view alone, not the buffer behind it', async ({ store, sessionId }) => {
      const buffer = Uint8Array.from([9, 9, 1, 2, 3, 9, 9, 9]).buffer;
      await store.putMedia(sessionId, { ...slice(0, []), bytes: new Uint8Array(buffer, 2, 3) });
      await expectMedia(store, sessionId, [slice(0, [1, 2, 3])], 'Only the bytes of the view belong to the slice.');
      const [kept] = await store.readMedia(sessionId, 'recording-1');
      expectThat(kept?.bytes.buffer.byteLength === 3, 'The bytes around a view must not be stored.');
    }),
    testCase('keeps a copy: the buffer may be used again', async ({ store, sessionId }) => {
      const reused = slice(0, [1, 2, 3]);
      await store.putMedia(sessionId, reused);
      reused.bytes.fill(0);
      (await store.readMedia(sessionId, 'recording-1'))[0]?.bytes.fill(7);
      await expectMedia(store, sessionId, [slice(0, [1, 2, 3])], 'Later changes of a buffer must not reach the store.');
    }),
    testCase('holds a slice once, however often it is put', async ({ store, sessionId }) => {
      await store.putMedia(sessionId, slice(0, [1]));
      await store.putMedia(sessionId, slice(0, [1]));
      await expectMedia(store, sessionId, [slice(0, [1])], 'A repeated slice must not be doubled.');
    }),
    testCase('keeps recordings and sessions apart', async ({ store, sessionId, newSessionId }) => {
      const otherId = newSessionId();
      const [mine, second, foreign] = [slice(0, [1], 'a'), slice(0, [2], 'ab'), slice(0, [3], 'a')];
      await store.putMedia(sessionId, mine);
      await store.putMedia(sessionId, second);
      await store.putMedia(otherId, foreign);
      await expectMedia(store, sessionId, [mine], 'A recording must hold its own slices alone.');
      await expectMedia(store, sessionId, [second], 'A recording whose id begins alike is another one.');
      await expectMedia(store, otherId, [foreign], 'The same recording id in another session is another recording.');
    }),
    testCase('deletes one recording and leaves the others', async ({ store, sessionId, newSessionId }) => {
      const otherId = newSessionId();
      const [gone, second, foreign] = [slice(0, [1], 'a'), slice(0, [2], 'ab'), slice(0, [3], 'a')];
      for (const part of [gone, slice(1, [4], 'a'), second]) await store.putMedia(sessionId, part);
      await store.putMedia(otherId, foreign);
      await store.deleteMedia(sessionId, 'a');
      expectEqual(await store.readMedia(sessionId, 'a'), [], 'A deleted recording has no slices.');
      await expectMedia(store, sessionId, [second], 'A recording whose id begins alike is another one.');
      await expectMedia(store, otherId, [foreign], 'The same recording id in another session is another recording.');
    }),
    testCase('deletes no recording twice, and none that is unknown', async ({ store, sessionId }) => {
      await store.putMedia(sessionId, slice(0, [1]));
      await store.deleteMedia(sessionId, 'unknown');
      await store.deleteMedia(`${sessionId}-unknown`, 'recording-1');
      await expectMedia(store, sessionId, [slice(0, [1])], 'Deleting what is not there must change nothing.');
      await store.deleteMedia(sessionId, 'recording-1');
      await store.deleteMedia(sessionId, 'recording-1');
      await store.putMedia(sessionId, slice(0, [2]));
      await expectMedia(store, sessionId, [slice(0, [2])], 'A recording may be written anew after it was deleted.');
    }),
    testCase('reads nothing of an unknown recording', async ({ store, sessionId }) => {
      await store.putMedia(sessionId, slice(0, [1]));
      expectEqual(await store.readMedia(sessionId, 'unknown'), [], 'An unknown recording has no slices.');
    }),
  ];
}
