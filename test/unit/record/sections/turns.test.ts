import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LogEntry } from '../../../../src/spec/index.js';
import { eraseData } from '../../../../src/record/erase-data.js';
import { turnsOf } from '../../../../src/record/sections/turns.js';
import { answerStarted, asked, created, edited, ended, evaluated, heard, logOf, question, skipped, spoken, started, submitted, turn } from '../sample-log.js';

describe('turnsOf', () => {
  it('tells what came of each question', () => {
    const turns = turnsOf(
      logOf([0, created()], [10, started], ...turn(20, 'q1', 1, { content: 4 }), [9_500, asked('q2', 2)], [10_000, skipped('q2')], [11_000, asked('q3', 3)], [12_000, ended]),
    );
    assert.deepEqual(turns.map(({ outcome, startedAt, endedAt }) => [outcome, startedAt, endedAt]), [
      ['answered', 20, 8_020],
      ['skipped', 9_500, 10_000],
      ['unanswered', 11_000, 12_000],
    ]);
    const [first] = turns;
    assert.deepEqual(first?.question, question('q1'));
    assert.deepEqual(first?.answer, { text: 'My answer to q1.', mode: 'speech', durationMs: 5_000, reason: 'candidate', confidence: 0.9 });
    assert.equal(first?.evaluation?.scores[0]?.level, 4);
    assert.deepEqual(first?.attempts, [{ text: 'My answer to q1.', setAside: false }]);
  });

  it('keeps attempts that were set aside, repeats, and the draft of an answer that never came', () => {
    const [first] = turnsOf(
      logOf(
        [0, asked('q1', 1)],
        [1, { type: 'question-repeated', data: { questionId: 'q1' } }],
        [2, answerStarted('q1', 'a1')],
        [3, heard('a1', 'Well, I')],
        [4, { type: 'answer-retaken', data: { answerId: 'a1' } }],
        [5, answerStarted('q1', 'a2', 2)],
        [6, heard('a2', 'I would begin')],
        [7, edited('a2', 'I would start')],
        [8, heard('a2', 'with a plan')],
      ),
    );
    assert.deepEqual(first?.attempts, [{ text: 'Well, I', setAside: true }, { text: 'I would start with a plan', setAside: false }]);
    assert.deepEqual([first?.repeats, first?.outcome, first?.endedAt], [1, 'unanswered', 8]);
  });

  it('shows what was recognised where the candidate corrected it, and how sure the recogniser was', () => {
    const [first] = turnsOf(
      logOf(
        [0, asked('q1', 1)],
        [2, answerStarted('q1')],
        [3, heard('q1-a', 'I used sequel', 0.5)],
        [4, heard('q1-a', 'and an index', 0.9)],
        [5, heard('q1-a', 'too')],
        [6, edited('q1-a', 'I used SQL and an index too')],
        [7, submitted('q1', 'I used SQL and an index too')],
      ),
    );
    assert.equal(first?.answer?.spokenText, 'I used sequel and an index too');
    assert.equal(first?.answer?.confidence, 0.7);
  });

  describe('of what was spoken', () => {
    const cut = (heardTo?: number): LogEntry => ({ type: 'question-spoken', data: { questionId: 'q1', outcome: 'interrupted', ...(heardTo === undefined ? {} : { heardTo }) } });
    const first = (...entries: readonly LogEntry[]) => turnsOf(logOf([0, asked('q1', 1)], ...entries.map((entry, index) => [index + 1, entry] as const)))[0];

    it('tells how far a question was heard that was never heard whole', () => {
      assert.deepEqual(first(cut(5))?.cutShort, { heardTo: 5 });
      assert.deepEqual(first(cut())?.cutShort, {});
      assert.deepEqual(first(cut(9), cut(5))?.cutShort, { heardTo: 9 });
      for (const whole of [[spoken('q1')], [cut(5), spoken('q1')], [spoken('q1'), cut(5)], [cut(question('q1').text.length)], [spoken('q1', 'silent')]]) {
        assert.ok(!('cutShort' in (first(...whole) ?? { cutShort: 1 })), JSON.stringify(whole));
      }
    });

    it('counts the repeats that were asked for by voice, and no other wish', () => {
      const command = (name: 'repeat' | 'more-time'): LogEntry => ({ type: 'command-spoken', data: { answerId: 'q1-a', command: name, text: 'Sorry?' } });
      const repeated: LogEntry = { type: 'question-repeated', data: { questionId: 'q1' } };
      const turn = first(repeated, command('repeat'), repeated, command('more-time'));
      assert.deepEqual([turn?.repeats, turn?.repeatsByVoice], [2, 1]);
      assert.ok(!('repeatsByVoice' in (first(repeated) ?? { repeatsByVoice: 1 })));
    });

    it('has the phrases beside the question after which they were said, without those that were erased', () => {
      const phrase: LogEntry = { type: 'phrase-spoken', data: { purpose: 'bridge', text: 'One moment, please.', outcome: 'heard' } };
      const log = logOf([0, asked('q1', 1)], [1, submitted('q1', 'Yes.')], [2, phrase], [3, asked('q2', 2)]);
      const turns = turnsOf(log);
      assert.deepEqual(turns.map(({ phrases }) => phrases), [[{ at: 2, purpose: 'bridge', text: 'One moment, please.', outcome: 'heard' }], undefined]);
      assert.deepEqual(turnsOf(eraseData(log, ({ type }) => type === 'phrase-spoken')).map(({ phrases }) => phrases), [undefined, undefined]);
    });
  });

  it('never takes an evaluation of a practice question, nor one of a question that was not asked', () => {
    const turns = turnsOf(logOf([0, asked('p', 0, 'practice')], [1, submitted('p', 'Hello.')], [2, evaluated('p', { content: 5 })], [3, evaluated('nowhere', { content: 5 })]));
    assert.deepEqual(turns.map(({ practice, evaluation, number }) => [practice, evaluation, number]), [[true, undefined, 0]]);
  });

  it('ends a question that was left open with the next one', () => {
    const turns = turnsOf(logOf([0, asked('q1', 1)], [5, asked('q2', 2)], [9, skipped('q2')], [20, ended]));
    assert.deepEqual(turns.map(({ outcome, endedAt }) => [outcome, endedAt]), [['unanswered', 5], ['skipped', 9]]);
  });

  it('takes the last of two evaluations', () => {
    const [first] = turnsOf(logOf([0, asked('q1', 1)], [1, submitted('q1', 'Yes.')], [2, evaluated('q1', { content: 2 })], [3, evaluated('q1', { content: 3 })]));
    assert.equal(first?.evaluation?.scores[0]?.level, 3);
  });

  it('still knows what happened when it no longer knows what was said', () => {
    const events = logOf([0, created()], [10, started], [11, spoken('q0')], ...turn(20, 'q1', 1, { content: 4 }), [9_500, asked('q2', 2)], [10_000, skipped('q2')], [12_000, ended]);
    const turns = turnsOf(eraseData(events, () => true));
    assert.deepEqual(turns, [
      { question: null, number: null, practice: false, outcome: 'answered', attempts: [{ text: '', setAside: false }], repeats: 0, help: [], startedAt: 20, endedAt: 8_020 },
      { question: null, number: null, practice: false, outcome: 'skipped', attempts: [], repeats: 0, help: [], startedAt: 9_500, endedAt: 10_000 },
    ]);
    const [first] = turnsOf(eraseData(events, ({ type }) => type === 'question-asked'));
    assert.deepEqual([first?.question, first?.answer?.text, first?.evaluation], [null, 'My answer to q1.', undefined]);
  });
});
