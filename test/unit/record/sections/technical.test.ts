import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { technicalOf } from '../../../../src/record/sections/technical.js';
import { turnsOf } from '../../../../src/record/sections/turns.js';
import { RubricSchema, parse, type LogEntry } from '../../../../src/spec/index.js';
import { asked, evaluated, logOf, skipped, submitted } from '../sample-log.js';

const levels = [1, 3, 5].map((level) => ({ level, anchor: `Does what ${level} asks for.` }));
const rubric = parse('plan', RubricSchema, {
  id: 'host',
  version: '2',
  criteria: [
    { id: 'content', title: 'Content', weight: 3, levels },
    { id: 'detail', title: 'Detail', levels },
  ],
});

function questionsWith(...scores: readonly Readonly<Record<string, number | null>>[]) {
  const entries = scores.flatMap((each, index): [number, LogEntry][] => {
    const id = `q${index + 1}`;
    return [[index, asked(id, index + 1)], [index, submitted(id, 'An answer.')], [index, evaluated(id, each)]];
  });
  return turnsOf(logOf(...entries));
}

describe('technicalOf', () => {
  it('is the mean of the criteria by weight, from exact means', () => {
    const result = technicalOf(questionsWith({ content: 4, detail: 2 }, { content: 5, detail: 1 }, { content: 4, detail: null }), rubric);
    // content (4 + 5 + 4) / 3 = 4.333..., detail (2 + 1) / 2 = 1.5; (3 * 4.333 + 1.5) / 4 = 3.625
    assert.deepEqual(result, {
      overall: 3.6,
      max: 5,
      criteria: [
        { criterionId: 'content', title: 'Content', weight: 3, mean: 4.33, answers: 3, of: 3 },
        { criterionId: 'detail', title: 'Detail', weight: 1, mean: 1.5, answers: 2, of: 3 },
      ],
      rubric: { id: 'host', version: '2' },
    });
  });

  it('takes "no evidence" for what it is: neither low nor counted', () => {
    const result = technicalOf(questionsWith({ content: null, detail: 3 }), rubric);
    assert.equal(result.overall, 3);
    assert.deepEqual(result.criteria.map(({ mean, answers, of }) => [mean, answers, of]), [[null, 0, 1], [3, 1, 1]]);
    assert.equal(technicalOf(questionsWith({ content: null, detail: null }), rubric).overall, null);
    assert.deepEqual(technicalOf([], undefined), { overall: null, max: 5, criteria: [] });
  });

  it('says how far repeated judgements of one answer lie apart', () => {
    const [first, second] = questionsWith({ content: 4 }, { content: 3 });
    const judged = (turn: typeof first, levels: readonly (number | null)[]) => {
      if (!turn?.evaluation) throw new Error('not judged');
      return { ...turn, evaluation: { ...turn.evaluation, scores: turn.evaluation.scores.map((score) => ({ ...score, levels })) } };
    };
    assert.deepEqual(technicalOf([judged(first, [4, 5]), judged(second, [2, 4])], undefined).criteria[0]?.spread, { answers: 2, widest: 2 });
    assert.deepEqual(technicalOf([judged(first, [4, null]), judged(second, [3, 3])], undefined).criteria[0]?.spread, { answers: 1, widest: 0 });
    assert.equal(technicalOf([judged(first, [4])], undefined).criteria[0]?.spread, undefined);
  });

  it('without a rubric goes by the criteria that were judged, all alike', () => {
    const result = technicalOf(questionsWith({ content: 4 }, { content: 5, depth: 2 }), undefined);
    assert.deepEqual(result, {
      overall: 3.3,
      max: 5,
      criteria: [
        { criterionId: 'content', weight: 1, mean: 4.5, answers: 2, of: 2 },
        { criterionId: 'depth', weight: 1, mean: 2, answers: 1, of: 2 },
      ],
    });
  });

  it('does not let an evaluation bring its own criteria or leave the scale', () => {
    const result = technicalOf(questionsWith({ content: 3, charm: 5 }, { content: 900, detail: 0 }, { content: -1, detail: 5.5 }), rubric);
    assert.equal(result.overall, 3);
    assert.deepEqual(result.criteria.map(({ criterionId, mean, answers }) => [criterionId, mean, answers]), [['content', 3, 1], ['detail', null, 0]]);
  });

  it('counts answers that nobody judged, and leaves out practice and skipped questions', () => {
    const questions = turnsOf(
      logOf(
        [0, asked('p', 0, 'practice')],
        [1, submitted('p', 'Hello.')],
        [2, evaluated('p', { content: 1, detail: 1 })],
        [3, asked('q1', 1)],
        [4, submitted('q1', 'Yes.')],
        [5, evaluated('q1', { content: 4, detail: 4 })],
        [6, asked('q2', 2)],
        [7, skipped('q2')],
        [8, asked('q3', 3)],
        [9, submitted('q3', 'Never judged.')],
      ),
    );
    const result = technicalOf(questions, rubric);
    assert.equal(result.overall, 4);
    assert.deepEqual(result.criteria.map(({ answers, of }) => [answers, of]), [[1, 2], [1, 2]]);
  });
});
