import { expect } from '@open-wc/testing';
import { idbSessionStore } from '../../src/adapters/idb/index.js';
import { makeLogEvents } from '../../src/testing/index.js';
import { deleteDatabase } from '../helpers/idb-faults.js';

const SESSION = 'session-1';
const EVENTS = 60;

/** Writes single events without waiting, in a realm of its own, and tells the page of each acknowledgement. */
const page = (name: string, durability: string) => `<!doctype html><script type="module">
  import { idbSessionStore } from '/src/adapters/idb/index.ts';
  import { makeLogEvents } from '/src/testing/index.ts';
  const store = idbSessionStore({ name: '${name}' });
  await store.open();
  for (const event of makeLogEvents(${EVENTS}, { sessionId: '${SESSION}' })) {
    store.append('${SESSION}', [event], { durability: '${durability}' }).then(() => parent.acknowledge(event.seq));
  }
</script>`;

declare global {
  interface Window {
    acknowledge?: (seq: number) => void;
  }
}

/** Loads the frame and removes it at the acknowledgement of this number; resolves with all that were acknowledged. */
async function writeUntil(lastSeq: number, name: string, durability: string): Promise<number[]> {
  const acknowledged: number[] = [];
  const frame = document.createElement('iframe');
  await new Promise<void>((resolve) => {
    window.acknowledge = (seq) => {
      acknowledged.push(seq);
      if (seq !== lastSeq) return;
      frame.remove();
      resolve();
    };
    frame.srcdoc = page(name, durability);
    document.body.append(frame);
  });
  delete window.acknowledge;
  return acknowledged;
}

describe('idbSessionStore in a frame that is removed while it writes', () => {
  for (const durability of ['strict', 'relaxed']) {
    for (const lastSeq of [0, 7, 31]) {
      it(`keeps what was acknowledged as ${durability} up to number ${lastSeq}`, async () => {
        const name = `frame-test-${durability}-${lastSeq}`;
        const acknowledged = await writeUntil(lastSeq, name, durability);
        const store = idbSessionStore({ name });
        const kept = await store.read(SESSION);
        await store.close();
        await deleteDatabase(name);
        expect(acknowledged).to.deep.equal(Array.from({ length: lastSeq + 1 }, (_, seq) => seq));
        // More may have been written than was acknowledged, but never with a gap and never less.
        expect(kept.length).to.be.within(lastSeq + 1, EVENTS);
        expect(kept).to.deep.equal(makeLogEvents(EVENTS, { sessionId: SESSION }).slice(0, kept.length));
      });
    }
  }
});
