import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsOf } from '../../../../src/record/sections/findings.js';
import { technicalOf } from '../../../../src/record/sections/technical.js';
import type { Report, ReportQuestion } from '../../../../src/record/report.js';
import type { AnswerEvaluation, CriterionScore, ReviewReason } from '../../../../src/spec/index.js';
import { question } from '../sample-log.js';

type Judged = {
  readonly levels?: Readonly<Record<string, number | null>>;
  readonly missing?: readonly string[];
  readonly covered?: readonly string[];
  readonly review?: readonly ReviewReason[];
  readonly repeated?: Readonly<Record<string, readonly (number | null)[]>>;
  readonly followUpOf?: string;
  readonly practice?: boolean;
  readonly quotes?: false;
};

const point = (id: string) => ({ pointId: id, text: `Says ${id}` });

function turn(id: string, { levels = {}, missing = [], covered = [], review, repeated = {}, followUpOf, practice = false, quotes }: Judged): ReportQuestion {
  const scores: CriterionScore[] = Object.entries(levels).map(([criterionId, level]) => ({
    criterionId,
    level,
    reason: 'Counted.',
    ...(level === null || quotes === false ? {} : { quote: `${id} on ${criterionId}` }),
    ...(repeated[criterionId] ? { levels: repeated[criterionId] } : {}),
  }));
  const evaluation: AnswerEvaluation = {
    questionId: id,
    scores,
    covered: covered.map((each) => ({ ...point(each), quote: each })),
    missing: missing.map(point),
    evaluator: { provider: 'question-bank', version: '1' },
    ...(review ? { review } : {}),
  };
  const expectedPoints = [...missing, ...covered].map((each) => ({ id: each, text: `Says ${each}`, signals: [each] }));
  return {
    question: { ...question(id, followUpOf ? 'follow-up' : 'planned'), expectedPoints, ...(followUpOf ? { followUpOf } : {}) },
    number: 1,
    practice,
    outcome: 'answered',
    answer: { text: 'An answer.', mode: 'speech', durationMs: 1_000, reason: 'candidate' },
    attempts: [],
    repeats: 0,
    help: [],
    evaluation,
    startedAt: 0,
    endedAt: 1,
  };
}

function find(turns: Readonly<Record<string, Judged>>, purpose: Report['purpose'] = 'hiring') {
  const questions = Object.entries(turns).map(([id, judged]) => turn(id, judged));
  return findingsOf(questions, technicalOf(questions, undefined).criteria, purpose);
}

describe('findingsOf', () => {
  it('names criteria from a mean of 4 as strengths, highest first, with the best quotes', () => {
    const { strengths } = find({ a: { levels: { depth: 4, reasons: 5, detail: 3 } }, b: { levels: { depth: 4, reasons: 4, detail: 4 } }, c: { levels: { depth: 4, reasons: 5 } } });
    assert.deepEqual(strengths, [
      {
        type: 'criterion',
        criterionId: 'reasons',
        mean: 4.67,
        quotes: [
          { question: 0, level: 5, quote: 'a on reasons' },
          { question: 2, level: 5, quote: 'c on reasons' },
          { question: 1, level: 4, quote: 'b on reasons' },
        ],
      },
      { type: 'criterion', criterionId: 'depth', mean: 4, quotes: [0, 1, 2].map((place) => ({ question: place, level: 4, quote: `${'abc'[place]} on depth` })) },
    ]);
  });

  it('names criteria below a mean of 3 as gaps, lowest first, with the weakest quotes alone', () => {
    const { gaps, strengths } = find({ a: { levels: { depth: 2, detail: 1, content: 3 } }, b: { levels: { depth: 3, detail: 2, content: 3 } } });
    assert.deepEqual(strengths, []);
    assert.deepEqual(
      gaps.map((gap) => (gap.type === 'criterion' ? [gap.criterionId, gap.mean, gap.quotes.map(({ quote }) => quote)] : gap)),
      [
        ['detail', 1.5, ['a on detail', 'b on detail']],
        ['depth', 2.5, ['a on depth']],
      ],
    );
  });

  it('finds nothing without evidence: no level, no quote, practice, nothing at all', () => {
    const nothing = { strengths: [], gaps: [], recommendations: [] };
    assert.deepEqual(find({}), nothing);
    assert.deepEqual(find({ a: { levels: { depth: null } } }), nothing);
    assert.deepEqual(find({ a: { levels: { depth: 5 }, quotes: false } }), nothing);
    assert.deepEqual(find({ a: { levels: { depth: 1 }, quotes: false } }), nothing);
    assert.deepEqual(find({ a: { levels: { depth: 5 }, missing: ['x'], practice: true } }), nothing);
    const [strength] = find({ a: { levels: { depth: 5 }, practice: true }, b: { levels: { depth: 4 } } }).strengths;
    assert.deepEqual(strength?.quotes.map(({ question: place }) => place), [1]);
  });

  it('lists expected points that nobody heard, most first, and says to ask again', () => {
    const { gaps, recommendations } = find({ a: { missing: ['one'] }, b: { missing: ['two', 'three'] } });
    assert.deepEqual(gaps, [
      { type: 'points', question: 1, points: [point('two'), point('three')] },
      { type: 'points', question: 0, points: [point('one')] },
    ]);
    assert.deepEqual(recommendations, [
      { type: 'ask-again', question: 1, points: [point('two'), point('three')] },
      { type: 'ask-again', question: 0, points: [point('one')] },
    ]);
  });

  it('counts a point as said when it came after a follow-up, and names it once when it did not', () => {
    const turns = { a: { missing: ['one', 'two'] }, 'a-f1': { followUpOf: 'a', covered: ['one'] }, 'a-f2': { followUpOf: 'a', missing: ['two'] } };
    assert.deepEqual(find(turns).gaps, [{ type: 'points', question: 0, points: [point('two')] }]);
  });

  it('does not call missing what stood in an answer that was not judged', () => {
    const unjudged: Judged = { levels: { depth: null }, missing: ['one'], review: ['low-confidence'] };
    assert.deepEqual(find({ a: unjudged }), { strengths: [], gaps: [], recommendations: [{ type: 'listen', question: 0 }] });
    const unclear = find({ a: { missing: ['one'], review: ['unclear-words'] } });
    assert.deepEqual([unclear.gaps, unclear.recommendations], [[], [{ type: 'fill-in', question: 0 }]]);
    const uncertain = find({ a: { missing: ['one'], review: ['hearings-differ'] } });
    assert.deepEqual([uncertain.gaps, uncertain.recommendations], [[], [{ type: 'check-words', question: 0 }]]);
    assert.deepEqual(find({ a: { missing: ['one'] }, 'a-f1': { ...unjudged, followUpOf: 'a' } }).gaps, []);
  });

  it('sends a person first to what may change a score', () => {
    const { recommendations } = find({
      a: { missing: ['one'], review: ['fallback'] },
      b: { levels: { depth: 3, detail: 4, content: 2 }, repeated: { depth: [2, 4], detail: [4, 5], content: [2, null] }, review: ['disagreement', 'instruction-like'] },
      c: { review: ['low-confidence'] },
    });
    assert.deepEqual(recommendations, [
      { type: 'listen', question: 2 },
      { type: 'compare', question: 1, criterionIds: ['depth', 'content'] },
      { type: 'judge', question: 0 },
      { type: 'ask-again', question: 0, points: [point('one')] },
    ]);
  });

  it('in practice says what to train instead', () => {
    const { recommendations } = find({ a: { levels: { depth: 2 }, missing: ['one'], review: ['disagreement'] } }, 'practice');
    assert.deepEqual(recommendations, [
      { type: 'train-criterion', criterionId: 'depth', mean: 2, question: 0 },
      { type: 'train-points', question: 0, points: [point('one')] },
    ]);
  });

  it('is capped, and the same whatever the order of equal findings', () => {
    const levels = (level: number) => Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`c${index}`, level]));
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`q${index}`, { levels: levels(5), missing: ['one'] }]));
    const { strengths, gaps, recommendations } = find(many);
    assert.deepEqual([strengths.length, strengths[0]?.quotes.length, gaps.length, recommendations.length], [5, 3, 8, 8]);
    assert.deepEqual(strengths.map(({ criterionId }) => criterionId), ['c0', 'c1', 'c2', 'c3', 'c4']);
    assert.deepEqual(find(many), find(many));
  });
});
