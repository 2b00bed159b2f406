import { memorySessionStore } from '../../../src/adapters/memory/index.js';
import { StoreError } from '../../../src/errors/index.js';
import type { LogEvent, MediaSlice, SessionStore, SessionSummary } from '../../../src/spec/index.js';
import { StoreFaults, faultySessionStore } from '../../../src/testing/index.js';

type Bug = (inner: SessionStore) => { -readonly [Name in keyof SessionStore]?: SessionStore[Name] | 'v2' };

/** Makes stores over the same data, all with this bug. */
export function withBug(bug: Bug): () => SessionStore {
  const inner = memorySessionStore();
  return () => ({ ...faultySessionStore(inner, new StoreFaults()), ...bug(inner) }) as SessionStore;
}

const changedEvents = (change: (event: LogEvent) => object): Bug => (inner) => ({
  read: async (id, options) => (await inner.read(id, options)).map((event) => ({ ...event, ...change(event) }) as LogEvent),
});
const changedBytes = (change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): Bug => (inner) => ({
  putMedia: (id, slice) => inner.putMedia(id, { ...slice, bytes: change(slice.bytes) }),
});
const changedSummaries = (change: (summary: SessionSummary, log: readonly LogEvent[]) => object): Bug => (inner) => ({
  list: async () =>
    Promise.all((await inner.list()).map(async (summary) => ({ ...summary, ...change(summary, await inner.read(summary.sessionId)) }))),
});
const changedAppend = (append: (inner: SessionStore, ...call: Parameters<SessionStore['append']>) => Promise<void>): Bug => (inner) => ({
  append: (...call) => append(inner, ...call),
});
const deleteAll = async (inner: SessionStore) => {
  for (const { sessionId } of await inner.list()) await inner.delete(sessionId);
};
const shortId = (id: string) => id.split('-').slice(0, 2).join('-');

/** Mistakes that a store could make; the contract must find each of them. */
export const BUGS: Readonly<Record<string, Bug>> = {
  'loses a field': changedEvents(() => ({ salt: null })),
  'rounds numbers': changedEvents(({ at }) => ({ at: Math.round(at) })),
  'normalises text': changedEvents(({ data }) => ({ data: JSON.parse(JSON.stringify(data).normalize('NFC')) as object })),
  'drops relaxed events': changedAppend(async (inner, id, events, options) => {
    if (options.durability === 'strict') await inner.append(id, events, options);
  }),
  'sorts numbers as text': (inner) => ({
    read: async (id, options) => [...(await inner.read(id, options))].sort((a, b) => (String(a.seq) < String(b.seq) ? -1 : 1)),
  }),
  'keeps 500 events of a batch': changedAppend((inner, id, events, options) => inner.append(id, events.slice(0, 500), options)),
  'reorders calls': (inner) => {
    let calls = 0;
    return {
      append: async (id, events, options) => {
        if (calls++ % 2 === 0) await new Promise<void>((resolve) => setImmediate(resolve));
        await inner.append(id, events, options);
      },
    };
  },
  'refuses what it has': changedAppend(async (inner, id, events, options) => {
    if (events[0] && events[0].seq < (await inner.read(id)).length) throw new StoreError('conflict');
    await inner.append(id, events, options);
  }),
  'skips a batch whose first event it has': changedAppend(async (inner, id, events, options) => {
    const known = (await inner.read(id))[events[0]?.seq ?? 0];
    if (known?.hash !== events[0]?.hash) await inner.append(id, events, options);
  }),
  'hides conflicts': changedAppend((inner, id, events, options) => inner.append(id, events, options).catch(() => undefined)),
  'writes what fits of a refused batch': changedAppend(async (inner, id, events, options) => {
    const results = await Promise.allSettled(events.map((event) => inner.append(id, [event], options)));
    if (results.some(({ status }) => status === 'rejected')) throw new StoreError('conflict');
  }),
  'does not look at the session of an event': changedAppend((inner, id, events, options) =>
    inner.append(id, events.map((event) => ({ ...event, sessionId: id })), options),
  ),
  'is stuck after a refusal': (inner) => {
    let stuck = false;
    return {
      append: async (id, events, options) => {
        if (stuck) throw new StoreError('lost');
        await inner.append(id, events, options).catch((error: unknown) => {
          stuck = true;
          throw error;
        });
      },
    };
  },
  'makes a session of an empty batch': (inner) => {
    const empty = new Set<string>();
    return {
      append: async (id, events, options) => {
        if (events.length === 0) empty.add(id);
        await inner.append(id, events, options);
      },
      list: async () => [...(await inner.list()), ...[...empty].map((sessionId) => ({ sessionId, length: 0, createdAt: 0, updatedAt: 0 }))],
    };
  },
  'ignores fromSeq': (inner) => ({ read: (id) => inner.read(id) }),
  'refuses to read an unknown session': (inner) => ({
    read: async (id, options) => {
      const events = await inner.read(id, options);
      if (events.length === 0) throw new StoreError('not-found');
      return events;
    },
  }),
  'shortens session ids': (inner) => ({
    append: (id, events, options) => inner.append(shortId(id), events.map((event) => ({ ...event, sessionId: shortId(id) })), options),
    read: (id, options) => inner.read(shortId(id), options),
  }),
  'refuses erased events': changedAppend(async (inner, id, events, options) => {
    if (events.some(({ data }) => data === null)) throw new StoreError('corrupt');
    await inner.append(id, events, options);
  }),
  'keeps events by reference': (inner) => {
    const kept = new Map<string, readonly LogEvent[]>();
    return {
      append: async (id, events, options) => {
        await inner.append(id, events, options);
        kept.set(id, [...(kept.get(id) ?? []), ...events]);
      },
      read: async (id) => kept.get(id) ?? [],
    };
  },
  'reads slices as they came': (inner) => {
    const order: string[] = [];
    return {
      putMedia: async (id, slice) => {
        await inner.putMedia(id, slice);
        order.push(`${id}/${slice.index}`);
      },
      readMedia: async (id, recordingId) =>
        [...(await inner.readMedia(id, recordingId))].sort((a, b) => order.indexOf(`${id}/${a.index}`) - order.indexOf(`${id}/${b.index}`)),
    };
  },
  'keeps seven bits of a byte': changedBytes((bytes) => bytes.map((byte) => byte & 0x7f)),
  'cuts large slices': changedBytes((bytes) => bytes.slice(0, 65_536)),
  'stores the buffer behind a view': changedBytes((bytes) => new Uint8Array(bytes.buffer)),
  'keeps bytes by reference': (inner) => {
    const kept = new Map<string, MediaSlice>();
    return {
      putMedia: async (id, slice) => {
        await inner.putMedia(id, slice);
        kept.set(`${id}/${slice.recordingId}/${slice.index}`, slice);
      },
      readMedia: async (id, recordingId) =>
        (await inner.readMedia(id, recordingId)).map((slice) => kept.get(`${id}/${recordingId}/${slice.index}`) ?? slice),
    };
  },
  'doubles a repeated slice': (inner) => {
    const puts: string[] = [];
    const key = (id: string, slice: MediaSlice) => `${id}/${slice.recordingId}/${slice.index}`;
    return {
      putMedia: async (id, slice) => {
        await inner.putMedia(id, slice);
        puts.push(key(id, slice));
      },
      readMedia: async (id, recordingId) =>
        (await inner.readMedia(id, recordingId)).flatMap((slice) => puts.filter((put) => put === key(id, slice)).map(() => slice)),
    };
  },
  'mixes recordings up': (inner) => ({
    putMedia: (id, slice) => inner.putMedia(id, { ...slice, recordingId: slice.recordingId.slice(0, 1) }),
    readMedia: (id, recordingId) => inner.readMedia(id, recordingId.slice(0, 1)),
  }),
  'refuses to read an unknown recording': (inner) => ({
    readMedia: async (id, recordingId) => {
      const slices = await inner.readMedia(id, recordingId);
      if (slices.length === 0) throw new StoreError('not-found');
      return slices;
    },
  }),
  'does not delete recordings': () => ({ deleteMedia: async () => undefined }),
  'deletes one slice of a recording': (inner) => ({
    deleteMedia: async (id, recordingId) => {
      const [, ...left] = await inner.readMedia(id, recordingId);
      await inner.deleteMedia(id, recordingId);
      for (const slice of left) await inner.putMedia(id, slice);
    },
  }),
  'refuses to delete an unknown recording': (inner) => ({
    deleteMedia: async (id, recordingId) => {
      if ((await inner.readMedia(id, recordingId)).length === 0) throw new StoreError('not-found');
      await inner.deleteMedia(id, recordingId);
    },
  }),
  'has another version': () => ({ specificationVersion: 'v2' }),
  'begins anew when opened': (inner) => ({ open: () => deleteAll(inner) }),
  'forgets when closed': (inner) => ({ close: () => deleteAll(inner) }),
  'does not update the list': changedSummaries(({ createdAt }) => ({ updatedAt: createdAt })),
  'takes the latest wall time': changedSummaries((_, log) => ({ updatedAt: Math.max(...log.map(({ wallTime }) => wallTime)) })),
  'counts repeated events': (inner) => {
    const counts = new Map<string, number>();
    return {
      append: async (id, events, options) => {
        await inner.append(id, events, options);
        counts.set(id, (counts.get(id) ?? 0) + events.length);
      },
      list: async () => (await inner.list()).map((summary) => ({ ...summary, length: counts.get(summary.sessionId) ?? 0 })),
    };
  },
  'does not delete': () => ({ delete: async () => undefined }),
  'leaves recordings when deleting': (inner) => {
    const kept = new Map<string, MediaSlice>();
    return {
      putMedia: async (id, slice) => {
        await inner.putMedia(id, slice);
        kept.set(id, slice);
      },
      readMedia: async (id, recordingId) => {
        const [slices, left] = [await inner.readMedia(id, recordingId), kept.get(id)];
        return slices.length === 0 && left?.recordingId === recordingId ? [left] : slices;
      },
    };
  },
  'deletes too much': (inner) => ({ delete: () => deleteAll(inner) }),
  'refuses to delete an unknown session': (inner) => ({
    delete: async (id) => {
      if ((await inner.read(id)).length === 0) throw new StoreError('not-found');
      await inner.delete(id);
    },
  }),
  'reads what it saw first': (inner) => {
    const cache = new Map<string, readonly LogEvent[]>();
    return {
      read: async (id, options) => {
        const events = cache.get(id) ?? (await inner.read(id, options));
        cache.set(id, events);
        return events;
      },
    };
  },
};
