import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eraseData } from '../../../../src/record/erase-data.js';
import { runningTimeOf } from '../../../../src/record/sections/running-time.js';
import { speechOf } from '../../../../src/record/sections/speech.js';
import type { LogEntry } from '../../../../src/spec/index.js';
import { answerStarted, asked, logOf, paused, resumed, skipped, spoken, started, submitted } from '../sample-log.js';

function spansOf(...entries: readonly (readonly [number, LogEntry])[]) {
  const events = logOf([0, started], ...entries);
  return speechOf(events, runningTimeOf(events).spans).map(({ kind, questionId, from, to }) => [kind, questionId, from, to]);
}

describe('speechOf', () => {
  it('tells who had the floor', () => {
    assert.deepEqual(
      spansOf([10, asked('q1', 1)], [20, spoken('q1')], [20, answerStarted('q1')], [50, submitted('q1', 'Yes.')], [60, asked('q2', 2)], [70, skipped('q2')], [80, asked('q3', 3)]),
      [['question', 'q1', 10, 20], ['answer', 'q1', 20, 50], ['question', 'q2', 60, 70]],
    );
  });

  it('stops the answer while the question is repeated, and goes on after it', () => {
    const repeated: LogEntry = { type: 'question-repeated', data: { questionId: 'q1' } };
    assert.deepEqual(
      spansOf([10, asked('q1', 1)], [20, spoken('q1')], [20, answerStarted('q1')], [30, repeated], [40, spoken('q1')], [50, submitted('q1', 'Yes.')]),
      [['question', 'q1', 10, 20], ['answer', 'q1', 20, 30], ['question', 'q1', 30, 40], ['answer', 'q1', 40, 50]],
    );
  });

  it('has no span for a question that was only shown', () => {
    assert.deepEqual(spansOf([10, asked('q1', 1)], [12, spoken('q1', 'silent')], [12, answerStarted('q1')], [30, submitted('q1', 'Yes.')]), [['answer', 'q1', 12, 30]]);
  });

  it('leaves out pauses, and a retake begins anew', () => {
    assert.deepEqual(
      spansOf(
        [10, asked('q1', 1)],
        [20, spoken('q1')],
        [20, answerStarted('q1')],
        [30, paused('candidate')],
        [90, resumed],
        [100, { type: 'answer-retaken', data: { answerId: 'q1-a' } }],
        [101, answerStarted('q1', 'q1-b', 2)],
        [120, submitted('q1', 'Yes.', 'q1-b')],
      ),
      [['question', 'q1', 10, 20], ['answer', 'q1', 20, 30], ['answer', 'q1', 90, 100], ['answer', 'q1', 101, 120]],
    );
  });

  it('takes erased data', () => {
    const events = logOf([0, started], [10, asked('q1', 1)], [20, spoken('q1')], [20, answerStarted('q1')], [50, submitted('q1', 'Yes.')]);
    const erased = eraseData(events, () => true);
    assert.deepEqual(speechOf(erased, runningTimeOf(erased).spans), [{ kind: 'answer', questionId: '', from: 20, to: 50 }]);
  });
});
