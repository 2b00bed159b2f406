import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ReviewError } from '../../../../src/errors/index.js';
import { integrityScore } from '../../../../src/proctoring/index.js';
import { buildReport, eraseData, openReview, verifyLog, type RecordReview } from '../../../../src/record/index.js';
import { REVIEW_LIMITS, type LogEvent, type SessionStore } from '../../../../src/spec/index.js';
import { faultySessionStore, StoreFaults } from '../../../../src/testing/index.js';
import { DAY, finishedLog, openOn, SESSION, storeWith } from './finished-log.js';
import { WALL_START } from '../sample-log.js';

const finished = finishedLog();
const level = { questionId: 'q1', criterionId: 'content', level: 5, reason: 'Said it in other words.', reviewer: 'R. Meyer' };
const note = { author: { role: 'candidate' }, about: { type: 'question', questionId: 'q1' }, text: 'The phone rang.' } as const;
const saved = (store: SessionStore): Promise<readonly LogEvent[]> => store.read(SESSION);

async function opened(): Promise<{ store: SessionStore; review: RecordReview; faults: StoreFaults }> {
  const faults = new StoreFaults();
  const store = faultySessionStore(await storeWith(finished), faults);
  return { store, review: await openOn(store), faults };
}

describe('openReview', () => {
  it('reads a finished interview and gives its report', async () => {
    const { review } = await opened();
    assert.deepEqual(review.report, buildReport(finished, { integrity: integrityScore }));
    assert.deepEqual(review.events, finished);
  });

  it('refuses one that is not finished, is not there, cannot be read, or whose chain is broken', async () => {
    await assert.rejects(openOn(await storeWith(finished.slice(0, -1))), { code: 'review/unfinished' });
    await assert.rejects(openReview({ store: await storeWith(finished), sessionId: 'other' }), { code: 'store/not-found' });
    const faults = new StoreFaults();
    faults.fail('read', { reason: 'lost' });
    await assert.rejects(openOn(faultySessionStore(await storeWith(finished), faults)), { code: 'store/lost' });
    const forged = finished.map((event) => (event.type === 'session-ended' ? ({ ...event, data: { reason: 'host' } } as LogEvent) : event));
    await assert.rejects(openReview({ events: forged }), { code: 'record/invalid' });
    await assert.rejects(openReview({ events: [] }), { code: 'record/invalid' });
  });
});

describe('RecordReview', () => {
  it('resolves with an event that is saved, and the whole log verifies', async () => {
    const { store, review } = await opened();
    const event = await review.overrideLevel(level);
    const log = await saved(store);
    assert.deepEqual(log.at(-1), event);
    assert.deepEqual([event.type, event.seq, event.at, event.wallTime], ['review-level-overridden', finished.length, 40_000 + DAY, WALL_START + 40_000 + DAY]);
    assert.deepEqual(log.slice(0, -1), finished);
    assert.ok(verifyLog(log).valid);
    assert.equal(review.report.questions[1]?.overrides?.[0]?.stands, true);
    assert.deepEqual(review.report, buildReport(log, { integrity: integrityScore }));
  });

  it('asks for strict durability', async () => {
    const inner = await storeWith(finished);
    const asked: string[] = [];
    const append: SessionStore['append'] = (sessionId, events, options) => (asked.push(options.durability), inner.append(sessionId, events, options));
    const review = await openOn({ ...faultySessionStore(inner, new StoreFaults()), append });
    await review.comment(note);
    assert.deepEqual(asked, ['strict']);
  });

  it('takes each kind of entry, one after the other, also when all are asked for at once', async () => {
    const { store, review } = await opened();
    await Promise.all([
      review.comment(note),
      review.comment({ author: { role: 'reviewer', name: 'R. Meyer' }, about: { type: 'interview' }, text: 'Thank you.' }),
      review.overrideLevel({ ...level, overrideId: 'o1' }),
      review.withdrawOverride({ overrideId: 'o1', reason: 'Read it again.', reviewer: 'K. Ito' }),
      review.judgeIncident({ incidentId: 'i1', verdict: 'benign', note: 'A flatmate came in.', reviewer: 'R. Meyer' }),
      review.appeal({ appealId: 'a1', about: { type: 'incident', incidentId: 'i2' }, text: 'I looked at a clock.' }),
      review.answerAppeal({ appealId: 'a1', outcome: 'upheld', text: 'So it was.', reviewer: 'R. Meyer' }),
    ]);
    const added = (await saved(store)).slice(finished.length);
    assert.deepEqual(added.map(({ type }) => type), [
      'review-comment-added',
      'review-comment-added',
      'review-level-overridden',
      'review-override-withdrawn',
      'review-incident-judged',
      'review-appeal-made',
      'review-appeal-answered',
    ]);
    assert.ok(verifyLog(await saved(store)).valid);
  });

  it('lets a person judge what nobody has, by the criteria of the report', async () => {
    const { review } = await opened();
    await review.overrideLevel({ ...level, questionId: 'q3', criterionId: 'detail', level: 3 });
    assert.deepEqual(review.report.review?.technical.criteria.map(({ mean }) => mean), [3, 2.5]);
    const levels = [1, 5].map((each) => ({ level: each, anchor: 'Does it.' }));
    const rubric = { id: 'own', version: '1', criteria: [{ id: 'tact', title: 'Tact', weight: 1, levels }] };
    const byRubric = await openReview({ events: finished, rubric });
    await byRubric.overrideLevel({ ...level, criterionId: 'tact', level: 2 });
    assert.equal(byRubric.report.review?.technical.overall, 2);
  });

  it('refuses what does not fit the interview, and writes nothing', async () => {
    const { store, review } = await opened();
    const reviewer = 'R. Meyer';
    const refused: [entry: Promise<unknown>, code: string][] = [
      [review.overrideLevel({ ...level, questionId: 'q9' }), 'review/no-question'],
      [review.overrideLevel({ ...level, questionId: 'q4' }), 'review/no-answer'],
      [review.overrideLevel({ ...level, questionId: 'practice' }), 'review/no-answer'],
      [review.overrideLevel({ ...level, criterionId: 'charm' }), 'review/no-criterion'],
      [review.withdrawOverride({ overrideId: 'o9', reason: 'No.', reviewer }), 'review/no-override'],
      [review.judgeIncident({ incidentId: 'i9', verdict: 'benign', reviewer }), 'review/no-incident'],
      [review.comment({ ...note, about: { type: 'incident', incidentId: 'i9' } }), 'review/no-incident'],
      [review.appeal({ about: { type: 'question', questionId: 'q9' }, text: 'Why?' }), 'review/no-question'],
      [review.answerAppeal({ appealId: 'a9', outcome: 'upheld', text: 'Yes.', reviewer }), 'review/no-appeal'],
      [review.overrideLevel({ ...level, level: 6 }), 'review/invalid'],
      [review.overrideLevel({ ...level, level: 0 }), 'review/invalid'],
      [review.overrideLevel({ ...level, level: 2.5 }), 'review/invalid'],
      [review.overrideLevel({ ...level, level: Number.NaN }), 'review/invalid'],
      [review.overrideLevel({ ...level, reason: ' \n ' }), 'review/invalid'],
      [review.overrideLevel({ ...level, reviewer: '' }), 'review/invalid'],
      [review.overrideLevel({ ...level, reason: 'x'.repeat(REVIEW_LIMITS.reason + 1) }), 'review/invalid'],
      [review.comment({ ...note, text: 'x'.repeat(REVIEW_LIMITS.text + 1) }), 'review/invalid'],
      [review.comment({ ...note, author: { role: 'reviewer', name: ' ' } }), 'review/invalid'],
    ];
    for (const [index, [entry, code]] of refused.entries()) await assert.rejects(entry, { code }, `${index}`);
    assert.deepEqual(await saved(store), finished);
    assert.deepEqual(review.events, finished);
  });

  it('never puts what was written into an error', async () => {
    const { review } = await opened();
    const text = `My secret. ${'x'.repeat(REVIEW_LIMITS.text)}`;
    await assert.rejects(review.comment({ ...note, text }), (error: Error) => !error.message.includes('secret') && error.message.includes('at most 4000 characters'));
  });

  it('takes back and answers once, and cuts spaces off the ends', async () => {
    const { review } = await opened();
    await review.overrideLevel({ ...level, overrideId: 'o1', reason: '  Why.  ' });
    assert.equal(review.report.questions[1]?.overrides?.[0]?.reason, 'Why.');
    const back = { overrideId: 'o1', reason: 'No.', reviewer: 'R. Meyer' };
    await review.withdrawOverride(back);
    await assert.rejects(review.withdrawOverride(back), { code: 'review/withdrawn' });
    await review.appeal({ appealId: 'a1', about: { type: 'interview' }, text: 'Please look again.' });
    const answer = { appealId: 'a1', outcome: 'declined', text: 'It stays.', reviewer: 'R. Meyer' } as const;
    await review.answerAppeal(answer);
    await assert.rejects(review.answerAppeal(answer), (error) => error instanceof ReviewError && error.code === 'review/answered' && error.recoverable);
  });

  it('lets the level before stand again when the newest is taken back', async () => {
    const { review } = await opened();
    await review.overrideLevel({ ...level, overrideId: 'o1', level: 5 });
    await review.overrideLevel({ ...level, overrideId: 'o2', level: 1 });
    const standing = () => review.report.questions[1]?.overrides?.filter(({ stands }) => stands).map(({ level: each }) => each);
    assert.deepEqual(standing(), [1]);
    await review.withdrawOverride({ overrideId: 'o2', reason: 'A slip.', reviewer: 'R. Meyer' });
    assert.deepEqual(standing(), [5]);
  });

  it('writes behind what another reviewer has added meanwhile, and shows both', async () => {
    const { store, review } = await opened();
    const other = await openOn(store);
    await Promise.all([review.overrideLevel(level), other.overrideLevel({ ...level, level: 1, reviewer: 'K. Ito' }), review.comment(note), other.comment(note)]);
    const log = await saved(store);
    assert.equal(log.length, finished.length + 4);
    assert.ok(verifyLog(log).valid);
    await Promise.all([review.refresh(), other.refresh()]);
    assert.deepEqual(review.report, other.report);
    assert.equal(review.report.questions[1]?.overrides?.length, 2);
  });

  it('looks again at what another has done before it writes', async () => {
    const { review, store } = await opened();
    await review.appeal({ appealId: 'a1', about: { type: 'interview' }, text: 'Please look again.' });
    const other = await openOn(store);
    await other.answerAppeal({ appealId: 'a1', outcome: 'upheld', text: 'Yes.', reviewer: 'K. Ito' });
    await assert.rejects(review.answerAppeal({ appealId: 'a1', outcome: 'declined', text: 'No.', reviewer: 'R. Meyer' }), { code: 'review/answered' });
    assert.equal(review.report.review?.appeals[0]?.answer?.outcome, 'upheld');
  });

  it('shows nothing as saved that is not; the same call again adds it once', async () => {
    const { store, review, faults } = await opened();
    faults.fail('append', { reason: 'quota' });
    const entry = { ...level, overrideId: 'o1' };
    await assert.rejects(review.overrideLevel(entry), { code: 'store/quota' });
    assert.deepEqual([review.events, review.report.review], [finished, undefined]);
    assert.deepEqual(await saved(store), finished);
    await review.overrideLevel(entry);
    await review.overrideLevel(entry);
    assert.equal((await saved(store)).length, finished.length + 1);
  });

  it('adds nothing twice where only the confirmation was lost', async () => {
    const { store, review, faults } = await opened();
    faults.fail('append', { reason: 'lost', afterwards: true });
    const entry = { ...note, commentId: 'c1' };
    await assert.rejects(review.comment(entry), { code: 'store/lost' });
    const event = await review.comment(entry);
    assert.equal(event.seq, finished.length);
    assert.equal((await saved(store)).length, finished.length + 1);
    await assert.rejects(review.comment({ ...entry, text: 'Something else.' }), { code: 'review/id-taken' });
  });

  it('passes on what a store throws that is no error of ours', async () => {
    const inner = await storeWith(finished);
    const append = (): Promise<void> => Promise.reject(new Error('plain'));
    const review = await openOn({ ...faultySessionStore(inner, new StoreFaults()), append });
    await assert.rejects(review.comment(note), { code: 'store/lost' });
  });

  it('gives up on a store that is never satisfied', async () => {
    const { review, faults } = await opened();
    faults.fail('append', { reason: 'conflict', times: Infinity });
    await assert.rejects(review.comment(note), { code: 'store/conflict' });
  });

  it('is there after a reload, and goes on from there', async () => {
    const { store, review } = await opened();
    await review.overrideLevel({ ...level, overrideId: 'o1' });
    const again = await openOn(store);
    assert.deepEqual(again.report, review.report);
    await again.withdrawOverride({ overrideId: 'o1', reason: 'Read it again.', reviewer: 'K. Ito' });
    assert.equal(again.report.questions[1]?.overrides?.[0]?.withdrawn?.reviewer, 'K. Ito');
  });

  it('does not go on with a record that was replaced, and does with one that was erased', async () => {
    const { store, review } = await opened();
    await store.delete(SESSION);
    await store.append(SESSION, eraseData(finished, ({ type }) => type === 'transcript-ended'), { durability: 'strict' });
    await review.refresh();
    assert.equal(review.report.provenance.erased, 2);
    const later = await openReview({ events: finished, clock: { wallTime: () => 0 } });
    await later.comment(note);
    await review.comment(note);
    await store.delete(SESSION);
    await store.append(SESSION, later.events, { durability: 'strict' });
    await assert.rejects(review.refresh(), { code: 'review/other-record' });
    await assert.rejects(review.comment(note), { code: 'review/other-record' });
  });

  it('goes by the record, not by the clock of the machine', async () => {
    const review = await openReview({ events: finished, clock: { wallTime: () => 0 } });
    const event = await review.comment(note);
    assert.deepEqual([event.at, event.wallTime, event.seq], [40_000, 0, finished.length]);
  });

  it('saves nothing without a store: the caller keeps the event', async () => {
    const review = await openReview({ events: finished });
    const event = await review.comment(note);
    assert.deepEqual(review.events, [...finished, event]);
    await review.refresh();
    assert.deepEqual(review.events.at(-1), event);
    assert.equal(finished.some(({ type }) => type === 'review-comment-added'), false);
  });
});
