import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { integrityScore } from '../../../../src/proctoring/integrity-score.js';
import { buildReport, eraseData, reportDocument, type Report } from '../../../../src/record/index.js';
import type { LogEvent, PrintBlock } from '../../../../src/spec/index.js';
import { TURNS } from '../../../../stories/sample-answers.js';
import { evidenceLog } from '../../../../stories/sample-evidence.js';
import { sampleLog } from '../../../../stories/sample-log.js';
import { spokenLog } from '../../../../stories/sample-turns.js';
import { withReview } from '../../../../stories/sample-review.js';
import { say } from '../../../helpers/printing.js';
import { created, logOf, started, turn } from '../sample-log.js';

const reportOf = (events: readonly LogEvent[]): Report => buildReport(events, { integrity: integrityScore });
const blocksOf = (events: readonly LogEvent[], forCandidate = false): readonly PrintBlock[] => reportDocument(reportOf(events), { say, language: 'en', forCandidate }).blocks;
const textOf = (blocks: readonly PrintBlock[]): string => JSON.stringify(blocks);

/** Every text within a value, by whatever field. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

describe('reportDocument', () => {
  it('has every question, answer, quote, reason and point of the report', () => {
    const events = sampleLog({ candidate: { name: 'Ada Muster', email: 'ada@example.org' } });
    const printed = new Set(stringsIn(blocksOf(events)));
    const all = [...printed].join('\n');
    for (const { question, answer, evaluation, attempts } of reportOf(events).questions) {
      const { scores = [], covered = [], missing = [] } = evaluation ?? {};
      const expected = [question?.text, answer?.text, answer?.spokenText, ...attempts.map(({ text }) => text), ...scores.flatMap(({ quote, reason }) => [quote, reason]), ...[...covered, ...missing].map(({ text }) => text), ...covered.map(({ quote }) => quote)];
      for (const text of expected) assert.ok(!text || all.includes(text), text);
    }
    for (const text of ['Ada Muster', 'ada@example.org', '9 min 47 s', 'watched 96 % of the time', 'The head was turned away from the screen. During: question 1.', 'c41f7a90']) assert.ok(all.includes(text), text);
  });

  it('stands in the order of the screen, with a place for each question that is linked to', () => {
    const blocks = blocksOf(sampleLog({ candidate: { name: 'Ada Muster' } }));
    const chapters = blocks.flatMap((block) => (block.type === 'heading' && block.level === 1 ? [block.anchor] : []));
    assert.deepEqual(chapters, ['answers', 'findings', 'conditions', 'timeline', 'questions', 'candidate', 'provenance']);
    const anchors = new Set(blocks.flatMap((block) => (block.type === 'heading' && block.anchor ? [block.anchor] : [])));
    const links = blocks.flatMap((block) => (block.type === 'quote' && block.link ? [block.link] : []));
    assert.ok(links.length > 3);
    assert.deepEqual(links.filter((link) => !anchors.has(link)), []);
    assert.equal(anchors.size, 7 + TURNS.length);
  });

  it('says what ended an answer, how far a question was heard, who asked for it again, and what else was said', () => {
    const printed = stringsIn(blocksOf(spokenLog()));
    for (const text of ['ended by the pause after it', 'heard up to “use a real button”', 'repeated once', 'asked for by voice', 'Said besides the question', 'One moment, please.']) assert.ok(printed.includes(text), text);
    assert.ok(printed.some((text) => text.endsWith('while the reply took long')));
    assert.ok(!stringsIn(blocksOf(sampleLog())).some((text) => /pause after it|heard up to|by voice|besides/.test(text)));
  });

  it('keeps erased data erased, and says so', () => {
    const events = sampleLog({ candidate: { name: 'Ada Muster' } });
    const text = textOf(blocksOf(eraseData(events, () => true)));
    for (const secret of ['Ada', 'profiler', 'Frontend', 'porridge', 'c41f7a90', 'mediapipe']) assert.ok(!text.includes(secret), secret);
    assert.ok(text.includes('What stood here was erased.'));
  });

  it('takes a log that has hardly begun, and one that broke off', () => {
    assert.ok(textOf(blocksOf(logOf([0, created()]))).includes('This interview is not finished.'));
    const events = sampleLog();
    for (let length = 1; length < events.length; length += 5) assert.ok(blocksOf(events.slice(0, length)).length > 4);
  });

  it('shows what people added beside what was judged', () => {
    const events = withReview(sampleLog());
    const blocks = blocksOf(events);
    const text = stringsIn(blocks).join('\n');
    const { questions, review, integrity } = reportOf(events);
    const expected = [
      ...questions.flatMap(({ overrides = [] }) => overrides.flatMap(({ reason, reviewer, withdrawn }) => [reason, reviewer, withdrawn?.reason])),
      ...(review?.comments ?? []).map((comment) => comment.text),
      ...(review?.appeals ?? []).flatMap((appeal) => [appeal.text, appeal.answer?.text]),
      ...integrity.incidents.flatMap(({ verdicts = [] }) => verdicts.map(({ note }) => note)),
    ].filter((each) => each !== undefined);
    assert.ok(expected.length > 8);
    for (const each of expected) assert.ok(text.includes(each), each);
    assert.ok(text.includes('As reviewed by a person'));
    // One is not the other's correction: the judged figure stays the large one.
    const [figure] = blocks.filter((block) => block.type === 'figure');
    assert.equal(figure?.value, reportOf(events).technical.overall?.toFixed(1));
  });

  it('shows what was asked in return', () => {
    const log = logOf(
      [0, created()],
      [0, started],
      ...turn(1_000, 'q1', 1, { content: 3 }).slice(0, 3),
      [4_000, { type: 'help-asked', data: { questionId: 'q1', helpId: 'h1', wanted: { text: 'Which database?' } } }],
      [4_500, { type: 'help-given', data: { questionId: 'q1', helpId: 'h1', reply: { kind: 'clarify', text: 'Any that you know.', source: 'rule' } } }],
      [5_000, { type: 'help-asked', data: { questionId: 'q1', helpId: 'h2', wanted: { wish: 'time' } } }],
    );
    const text = stringsIn(blocksOf(log)).join('\n');
    for (const each of ['Asked 2 times in return', 'Which database?', 'Any that you know.', 'Wanted to know how much time was left.']) assert.ok(text.includes(each), each);
  });

  it('tells of each incident what lies behind it, and what was kept beside them', () => {
    const picture = { snapshotId: 's1', bytes: new Uint8Array(3), reason: 'start', incidentId: 'incident-3', second: 498 } as const;
    const events = evidenceLog([picture]);
    const text = stringsIn(blocksOf(events)).join('\n');
    for (const each of [
      'Head to the side: 42° at most, at 1:52. The rule counts beyond 28°; it was beyond for 5 s. No face was measured for 1 s. The candidate was told, at 1:55 (number 1 of this kind).',
      '1 picture was kept. 2 pictures were not kept: there were as many as may be. The interview was held, at 8:19 (number 1 of this kind).',
      'Could not tell (unknown, does not count)',
      'noticed for 6 s, most at 1:53',
      'Objects: gap 8 s, what watches failed',
      'In 1 other question nothing was noticed.',
      'Information only: in no figure',
      'yolox-objects 9c0f2b7e',
      'enterDegrees 28',
      '17412 observations 9c0f2b7e',
    ]) {
      assert.ok(text.includes(each), each);
    }
    const erased = stringsIn(blocksOf(eraseData(events, ({ type }) => type === 'incident-started' || type === 'incident-ended'))).join('\n');
    for (const each of ['The content of 14 lines about this was erased.', 'Pictures and lines that belong to no incident', 'More than one face: The interview was held']) assert.ok(erased.includes(each), each);
  });

  it('leaves tasks of those who decide out of what a candidate is given', () => {
    const turns = TURNS.map((turn) => (turn.evaluation ? { ...turn, evaluation: { ...turn.evaluation, missing: [{ pointId: 'x', text: 'Says why' }] } } : turn));
    assert.ok(textOf(blocksOf(sampleLog({ turns }))).includes('Ask again'));
    assert.ok(!textOf(blocksOf(sampleLog({ turns }), true)).includes('Ask again'));
    assert.ok(textOf(blocksOf(sampleLog({ turns, plan: { purpose: 'practice' } }), true)).includes('Answer again'));
  });
});
