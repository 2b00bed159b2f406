import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { integrityScore } from '../../../../src/proctoring/index.js';
import { buildReport, eraseData, exportRecord, parseRecord, verifyLog } from '../../../../src/record/index.js';
import { durabilityOf, isReviewType, type LogEvent } from '../../../../src/spec/index.js';
import { initialState } from '../../../../src/session/state.js';
import { reduce } from '../../../../src/session/reducer.js';
import { asJudged } from './as-judged.js';
import { appeal, comment, finishedLog, goOn, override, reply, verdict, withdrawal } from './finished-log.js';

const finished = finishedLog();
const options = { integrity: integrityScore };
const before = buildReport(finished, options);

const all = [comment, appeal, override('o1', 5), override('o2', 3), override('o3', 4, { questionId: 'q3', criterionId: 'detail' }), withdrawal('o2'), verdict('v1', 'i1', 'unclear'), verdict('v2', 'i1', 'benign'), reply];
const events = goOn(finished, ...all);
const report = buildReport(events, options);

describe('what people add', () => {
  it('is not there where nobody added anything', () => {
    assert.equal(before.review, undefined);
    assert.ok(before.questions.every((turn) => !('overrides' in turn)));
    assert.ok(before.integrity.incidents.every((incident) => !('verdicts' in incident)));
  });

  it('changes nothing of what was judged: no level, no figure, no length, not even of an incident without an end', () => {
    assert.deepEqual(asJudged(report), asJudged(before));
    assert.equal(report.timeline.incidents, report.integrity.incidents);
    assert.equal(report.integrity.incidents.find(({ incident }) => incident.id === 'i2')?.durationMs, 6_000);
    assert.deepEqual(report.provenance.events, before.provenance.events + all.length);
    assert.notEqual(report.provenance.head, before.provenance.head);
  });

  it('puts levels beside the judged one, each with who, why and its place in the record; one that was taken back stays', () => {
    const { overrides = [], evaluation } = report.questions[1]!;
    assert.equal(evaluation?.scores[0]?.level, 4);
    const [first, second] = overrides;
    assert.deepEqual(overrides.map(({ level, stands }) => [level, stands]), [[5, true], [3, false]]);
    assert.deepEqual(first, {
      overrideId: 'o1',
      criterionId: 'content',
      level: 5,
      reason: 'Said it in other words.',
      reviewer: 'R. Meyer',
      stands: true,
      seq: finished.length + 2,
      wallTime: events[finished.length + 2]?.wallTime,
    });
    assert.equal(second?.withdrawn?.reviewer, 'K. Ito');
    assert.equal(second?.withdrawn?.reason, 'Read it again.');
  });

  it('computes both figures by the same function: as judged, and as reviewed', () => {
    // content (4 + 2) / 2 = 3, detail 2 / 1 = 2; all alike: 2.5
    assert.equal(report.technical.overall, 2.5);
    // content (5 + 2) / 2 = 3.5, detail (2 + 4) / 2 = 3: 3.25, half up
    assert.equal(report.review?.technical.overall, 3.3);
    assert.deepEqual(report.review?.technical.criteria.map(({ criterionId, mean, answers }) => [criterionId, mean, answers]), [['content', 3.5, 2], ['detail', 3, 2]]);
  });

  it('takes a level for no evidence, which is not a low score', () => {
    const { review } = buildReport(goOn(finished, override('o1', null)), options);
    assert.deepEqual(review?.technical.criteria.map(({ mean, answers }) => [mean, answers]), [[2, 1], [2, 1]]);
  });

  it('lets a harmless incident take no points in the reviewed figure, by its newest verdict', () => {
    assert.ok((report.integrity.score ?? 0) < (report.review?.integrity.score ?? 0));
    assert.deepEqual(report.integrity.incidents[0]?.verdicts?.map((each) => each.verdict), ['unclear', 'benign']);
    const { review } = buildReport(goOn(finished, verdict('v1', 'i1', 'benign'), verdict('v2', 'i1', 'confirmed')), options);
    assert.equal(review?.integrity.score, before.integrity.score);
  });

  it('never counts what could not be told, whatever the verdict', () => {
    const { review } = buildReport(goOn(finished, verdict('v1', 'i3', 'confirmed')), options);
    assert.deepEqual([review?.integrity.score, review?.integrity.byClass], [before.integrity.score, before.integrity.byClass]);
  });

  it('keeps comments and appeals in order, each appeal with what came of it', () => {
    assert.deepEqual(report.review?.comments.map(({ text, author }) => [text, author.role]), [['The phone rang.', 'candidate']]);
    const [only] = report.review?.appeals ?? [];
    assert.equal(only?.answer?.outcome, 'partly');
    assert.equal(buildReport(goOn(finished, appeal), options).review?.appeals[0]?.answer, undefined);
  });

  it('never adds up the two figures', () => {
    const { technical, integrity } = report.review!;
    assert.deepEqual(Object.keys(report.review!).sort(), ['appeals', 'comments', 'erased', 'integrity', 'technical']);
    assert.equal(JSON.stringify(technical).includes(String(integrity.score)), false);
  });

  it('does nothing with an entry that belongs to none', () => {
    const { review, questions } = buildReport(goOn(finished, withdrawal('none'), reply, verdict('v1', 'none', 'benign'), override('o1', 1, { questionId: 'none' })), options);
    assert.deepEqual(review?.appeals, []);
    assert.ok(questions.every(({ overrides }) => overrides === undefined));
    assert.deepEqual([review?.technical, review?.integrity.score], [before.technical, before.integrity.score]);
  });

  it('goes by the first answer and the first taking back, should a log hold two', () => {
    const again = { ...reply, data: { ...reply.data, replyId: 'r2', outcome: 'declined' } } as typeof reply;
    const { review, questions } = buildReport(goOn(finished, appeal, reply, again, override('o1', 5), withdrawal('o1'), withdrawal('o1')), options);
    assert.equal(review?.appeals[0]?.answer?.outcome, 'partly');
    assert.equal(questions[1]?.overrides?.[0]?.withdrawn?.seq, finished.length + 4);
  });

  it('can be erased: the chain holds, the words are gone, and it is said how many', () => {
    const erased = eraseData(events, ({ type }) => isReviewType(type));
    assert.ok(verifyLog(erased, { expectedHead: events.at(-1)?.hash }).valid);
    assert.equal(/phone rang|did say why|other words|Meyer|Ito/.test(JSON.stringify(erased)), false);
    const after = buildReport(erased, options);
    assert.equal(after.review?.erased, all.length);
    assert.deepEqual(asJudged(after), asJudged(before));
    assert.deepEqual(after.review?.technical, before.technical);
  });

  it('is in the exported record, which parses; what is too long, empty or out of range does not', () => {
    const record = parseRecord(JSON.parse(JSON.stringify(exportRecord(events))));
    assert.deepEqual(buildReport(record.events, options), report);
    const bad = [override('o1', 6), override('o1', 2.5), { ...override('o1', 1), data: { ...override('o1', 1).data, reason: '  ' } }, verdict('v1', 'i1', 'guilty' as 'benign')];
    for (const entry of bad) assert.throws(() => parseRecord(exportRecord(goOn(finished, entry as typeof comment))), { code: 'record/invalid' });
  });

  it('is found when it was tampered with', () => {
    for (const [index, { seq, type }] of events.entries()) {
      if (!isReviewType(type)) continue;
      const changed = events.map((event) => (event.seq === seq ? ({ ...event, data: { ...event.data, reviewer: 'Somebody else', level: 1 } } as LogEvent) : event));
      assert.deepEqual(verifyLog(changed), { valid: false, seq: index, problem: 'data' });
    }
    const without = events.filter(({ type }) => type !== 'review-level-overridden');
    assert.equal(verifyLog(without).valid, false);
  });

  it('is written strictly', () => {
    for (const { type } of events.slice(finished.length)) assert.equal(durabilityOf(type), 'strict');
  });

  it('leaves the state of a session alone', () => {
    const fold = (log: readonly LogEvent[]) => log.reduce((state, event) => reduce(state, event).state, initialState('session-1'));
    assert.deepEqual(fold(events), fold(finished));
    for (const event of events.slice(finished.length)) assert.deepEqual(reduce(fold(finished), event).effects, []);
  });
});
