import { expect } from '@open-wc/testing';
import { idbSessionStore } from '../../src/adapters/idb/index.js';
import { buildReport, openReview, verifyLog, type RecordReview } from '../../src/record/index.js';
import type { SessionStore } from '../../src/spec/index.js';
import { sampleLog } from '../../stories/sample-log.js';
import { WatchedFactory, deleteDatabase, onTransaction, onWrite } from '../helpers/idb-faults.js';

const SESSION = 'sample-2026-11-14';
const log = sampleLog();

describe('a review in IndexedDB', () => {
  let name: string;
  let count = 0;
  const stores: SessionStore[] = [];

  /** A handle of its own, as another tab has one. */
  function handle(indexedDB?: IDBFactory): SessionStore {
    const store = idbSessionStore({ name, ...(indexedDB ? { indexedDB } : {}) });
    stores.push(store);
    return store;
  }

  const openOn = (store: SessionStore): Promise<RecordReview> => openReview({ store, sessionId: SESSION });
  const comment = (review: RecordReview, text: string, name: string) => review.comment({ author: { role: 'reviewer', name }, about: { type: 'interview' }, text });

  beforeEach(async () => {
    name = `review-test-${count++}`;
    await handle().append(SESSION, log, { durability: 'strict' });
  });

  afterEach(async () => {
    await Promise.all(stores.splice(0).map((each) => each.close()));
    await deleteDatabase(name);
  });

  it('takes what two reviewers write at once, one behind the other: nothing lost, nothing doubled', async () => {
    const [one, two] = [await openOn(handle()), await openOn(handle())];
    const each = Array.from({ length: 10 }, (_, index) => index);
    const added = await Promise.all([...each.map((index) => comment(one, `One ${index}`, 'R. Meyer')), ...each.map((index) => comment(two, `Two ${index}`, 'K. Ito'))]);
    const saved = await handle().read(SESSION);
    expect(saved).to.have.length(log.length + 20);
    expect(verifyLog(saved).valid).to.equal(true);
    expect(saved.slice(0, log.length)).to.deep.equal([...log]);
    const bySeq = [...added].sort((a, b) => a.seq - b.seq);
    expect(saved.slice(log.length)).to.deep.equal(bySeq);
    const texts = buildReport(saved).review!.comments.map(({ text }) => text);
    for (const who of ['One', 'Two']) expect(texts.filter((text) => text.startsWith(who))).to.deep.equal(each.map((index) => `${who} ${index}`));
  });

  it('writes with strict durability and is there for a handle that is opened later', async () => {
    const factory = new WatchedFactory();
    const seen: string[] = [];
    factory.onOpen = (database) => onTransaction(database, ({ mode, durability }) => void (mode === 'readwrite' && seen.push(durability)));
    const review = await openOn(handle(factory));
    await review.overrideLevel({ questionId: 'slow-list', criterionId: 'content', level: 2, reason: 'Only half of it.', reviewer: 'R. Meyer' });
    expect(seen).to.deep.equal(['strict']);
    await Promise.all(stores.splice(0).map((each) => each.close()));
    const again = await openOn(handle());
    expect(again.report).to.deep.equal(review.report);
  });

  it('has saved nothing where the disk is full, and saves the same entry once when there is room again', async () => {
    const factory = new WatchedFactory();
    let full = true;
    factory.onOpen = (database) =>
      onTransaction(database, (transaction) =>
        onWrite(transaction, (_value, write) => {
          if (full) throw new DOMException('The disk is full.', 'QuotaExceededError');
          return write();
        }),
      );
    const review = await openOn(handle(factory));
    const entry = { appealId: 'appeal-1', about: { type: 'interview' }, text: 'Please look again.' } as const;
    const code = await review.appeal(entry).then(() => 'saved', (error: { code: string }) => error.code);
    expect(code).to.equal('store/quota');
    expect(review.events).to.deep.equal([...log]);
    expect(await handle().read(SESSION)).to.deep.equal([...log]);
    full = false;
    await review.appeal(entry);
    await review.appeal(entry);
    expect(await handle().read(SESSION)).to.have.length(log.length + 1);
  });
});
