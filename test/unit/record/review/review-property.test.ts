import assert from 'node:assert/strict';
import { it } from 'node:test';
import { InterviewError } from '../../../../src/errors/index.js';
import { integrityScore } from '../../../../src/proctoring/index.js';
import { buildReport, verifyLog, type RecordReview } from '../../../../src/record/index.js';
import { APPEAL_OUTCOMES, INCIDENT_VERDICTS, type LogEvent } from '../../../../src/spec/index.js';
import { seededRandom } from '../../../../src/utils/seeded-random.js';
import { asJudged } from './as-judged.js';
import { finishedLog, openOn, SESSION, storeWith } from './finished-log.js';

const RUNS = 60;
const ENTRIES = 12;
const finished = finishedLog();
const options = { integrity: integrityScore };
const judged = asJudged(buildReport(finished, options));

it(`${RUNS} random reviews by two people never change what was judged, always verify, and no changed entry goes unnoticed`, async () => {
  const random = seededRandom('review');
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const about = () => pick([{ type: 'interview' }, { type: 'question', questionId: pick(['q1', 'q2', 'q3', 'q4', 'practice', 'none']) }, { type: 'incident', incidentId: pick(['i1', 'i2', 'i3', 'none']) }] as const);
  const words = () => pick(['Why.', '  ', '<b>x</b>', 'ﷺ 😀', 'x'.repeat(5_000)]);
  const names = () => pick(['R. Meyer', 'K. Ito', '']);
  const ids = (review: RecordReview) => review.report.questions.flatMap(({ overrides = [] }) => overrides.map(({ overrideId }) => overrideId));
  const entries: readonly ((review: RecordReview) => Promise<LogEvent>)[] = [
    (review) => review.comment({ author: pick([{ role: 'candidate' }, { role: 'reviewer', name: names() }] as const), about: about(), text: words() }),
    (review) => review.overrideLevel({ questionId: pick(['q1', 'q2', 'q3', 'q4', 'none']), criterionId: pick(['content', 'detail', 'none']), level: pick([null, 1, 2, 3, 4, 5, 0, 7]), reason: words(), reviewer: names() }),
    (review) => review.withdrawOverride({ overrideId: pick([...ids(review), 'none']), reason: words(), reviewer: names() }),
    (review) => review.judgeIncident({ incidentId: pick(['i1', 'i2', 'i3', 'none']), verdict: pick(INCIDENT_VERDICTS), reviewer: names() }),
    (review) => review.appeal({ about: about(), text: words() }),
    (review) => review.answerAppeal({ appealId: pick([...(review.report.review?.appeals ?? []).map(({ appealId }) => appealId), 'none']), outcome: pick(APPEAL_OUTCOMES), text: words(), reviewer: names() }),
  ];
  let added = 0;
  let refused = 0;
  for (let run = 0; run < RUNS; run++) {
    const store = await storeWith(finished);
    const people = [await openOn(store), await openOn(store)];
    for (let count = 0; count < ENTRIES; count++) {
      await Promise.all(
        people.map((review) =>
          pick(entries)(review).then(
            () => (added += 1),
            (error: unknown) => {
              assert.ok(InterviewError.isInstance(error) && error.code.startsWith('review/'), String(error));
              refused += 1;
            },
          ),
        ),
      );
    }
    const log = await store.read(SESSION);
    const report = buildReport(log, options);
    assert.deepEqual(log.slice(0, finished.length), finished);
    assert.ok(verifyLog(log).valid);
    assert.deepEqual(asJudged(report), judged);
    const { overall = null } = report.review?.technical ?? {};
    assert.ok(overall === null || (overall >= 1 && overall <= 5));
    assert.ok((report.review?.integrity.score ?? 100) >= (report.integrity.score ?? 0), 'a verdict never takes points away');
    for (const { overrides = [] } of report.questions) {
      const standing = overrides.filter(({ stands }) => stands).map(({ criterionId }) => criterionId);
      assert.equal(new Set(standing).size, standing.length, 'one level stands for each criterion');
    }
    const place = finished.length + Math.floor(random() * (log.length - finished.length));
    const changed = log.map((event, seq) => (seq === place ? ({ ...event, data: { ...event.data, text: 'Changed.' } } as LogEvent) : event));
    assert.deepEqual(verifyLog(changed), { valid: false, seq: place, problem: 'data' });
  }
  assert.ok(added > RUNS * 4 && refused > RUNS, `${added} added, ${refused} refused`);
});
