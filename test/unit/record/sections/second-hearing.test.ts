import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../../../components/internal/strings/en/index.js';
import { buildReport, eraseData, reportCsv, verifyLog } from '../../../../src/record/index.js';
import { hearingFacts, type SayReport } from '../../../../src/record/exports/report-words.js';
import type { LogEntry, LogEvent } from '../../../../src/spec/index.js';
import { asked, created, heard, evaluated, answerStarted, logOf, started, submitted } from '../sample-log.js';

const say: SayReport = (key, ...args) => {
  const text = (en as Readonly<Record<string, unknown>>)[key];
  return typeof text === 'function' ? String(text(...args)) : String(text);
};
const again = (text: string): LogEntry => ({ type: 'answer-heard-again', data: { answerId: 'q1-a', provider: 'whisper', text } });

/** One answer, with these events after it. */
function log(...after: readonly LogEntry[]): readonly LogEvent[] {
  const before: LogEntry[] = [created(), started, asked('q1', 1), answerStarted('q1'), heard('q1-a', 'one two three four', 0.9), submitted('q1', 'one two three four'), asked('q2', 2)];
  return logOf(...[...before, ...after].map((entry, index) => [index * 1000, entry] as const));
}

const judged = (heardBy?: string): LogEntry => {
  const entry = evaluated('q1', { content: 3 });
  return entry.type === 'answer-evaluated' && heardBy !== undefined ? { type: 'answer-evaluated', data: { evaluation: { ...entry.data.evaluation, heardBy } } } : entry;
};
const of = (events: readonly LogEvent[]) => buildReport(events).questions[0]?.answer?.secondHearing;
const facts = (events: readonly LogEvent[]): readonly string[] => {
  const [turn] = buildReport(events).questions;
  return turn ? hearingFacts(turn, say, (share) => `${share * 100} %`) : [];
};

describe('the second hearing in a report', () => {
  it('is absent where nobody was to hear it', () => {
    assert.equal(of(log(judged())), undefined);
    assert.deepEqual(facts(log(judged())), []);
  });

  it('says which text was scored, whose it is, and how far the other is from it', () => {
    const events = log(again('one two tree four'), judged('whisper'));
    assert.deepEqual(of(events), { liveBy: ['web-speech'], by: 'whisper', heard: { text: 'one two tree four', difference: 0.25 }, judged: 'heard-again' });
    assert.deepEqual(facts(events), [en.reportScoredAgain('whisper'), en.reportHeardDifference('25 %', 'web-speech')]);
    assert.deepEqual(buildReport(events).provenance.recognisers, ['web-speech', 'whisper']);
  });

  it('does not say that it was scored where an interviewer judged the submitted text all the same', () => {
    assert.deepEqual(facts(log(again('one two tree four'), judged())), [en.reportScoredSubmitted('web-speech'), en.reportHeardDifference('25 %', 'whisper')]);
    assert.equal(of(log(again('one two tree four')))?.judged, undefined);
  });

  it('says why there is none', () => {
    const events = log({ type: 'answer-not-heard-again', data: { answerId: 'q1-a', provider: 'whisper', reason: 'late', code: 'adapter/timeout' } }, judged());
    assert.deepEqual(of(events), { liveBy: ['web-speech'], by: 'whisper', failure: { reason: 'late', code: 'adapter/timeout' }, judged: 'submitted' });
    assert.deepEqual(facts(events), [en.reportScoredSubmitted('web-speech'), en['reportHearing late']('whisper')]);
  });

  it('goes with the answer, or with what was heard of it, when that is erased; that it was scored stays', () => {
    const events = log(again('one two tree four'), judged('whisper'));
    for (const type of ['answer-submitted', 'transcript-ended', 'answer-heard-again']) {
      const erased = eraseData(events, (event) => event.type === type);
      assert.ok(verifyLog(erased).valid);
      assert.ok(!JSON.stringify(erased).includes('tree'), type);
    }
    const only = eraseData(events, ({ type }) => type === 'answer-heard-again');
    assert.deepEqual(of(only), { liveBy: ['web-speech'], by: 'whisper', judged: 'heard-again' });
    const other = eraseData(events, ({ type }) => type === 'session-created');
    assert.ok(JSON.stringify(other).includes('tree'), 'what nobody chose stays');
  });

  it('is in the table', () => {
    const [names = '', row = ''] = reportCsv(buildReport(log(again('one two tree four'), judged('whisper')))).split('\r\n');
    const cells = Object.fromEntries(names.split(',').map((name, index) => [name, row.split(',')[index]]));
    assert.deepEqual(
      ['heard_again', 'heard_again_by', 'heard_again_difference', 'judged_text'].map((name) => cells[name]),
      ['one two tree four', 'whisper', '0.25', 'heard-again'],
    );
  });
});
