import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAhead, latencyOf, medianOf, momentIn, percentileOf, summaryOf } from '../../../components/interview-latency/latency-model.js';
import { scaleOf } from '../../../components/interview-latency/latency-scale.js';
import { milliseconds } from '../../../components/internal/format.js';
import type { LogEvent, TurnMeasure } from '../../../src/spec/index.js';
import { measureOf, spokenLog } from '../../../stories/sample-turns.js';

const turns = (...measures: readonly TurnMeasure[]) => measures.map((measure) => ({ measure }));

describe('what a log tells of its turns', () => {
  it('has each turn with the question that it came after', () => {
    const { turns: found } = latencyOf(spokenLog());
    assert.deepEqual(
      found.map(({ number, kind }) => [number, kind]),
      [[0, 'practice'], [1, 'planned'], [2, 'planned'], [2, 'follow-up'], [4, 'planned'], [5, 'planned']],
    );
    assert.ok(found.every(({ measure }) => measure.firstSampleMs > 0));
  });

  it('has interruptions and phrases with their moment, and nothing of what was erased', () => {
    const log = spokenLog();
    const { interruptions, phrases } = latencyOf(log);
    assert.deepEqual(interruptions.map(({ outcome, silentMs }) => [outcome, silentMs]), [['floor-taken', 218], ['false-alarm', undefined]]);
    assert.deepEqual(phrases.map(({ purpose }) => purpose), ['more-time', 'bridge']);
    assert.ok(phrases.every(({ at }, index) => at === log.filter(({ type }) => type === 'phrase-spoken')[index]?.at));
    const erased = log.map((event) => ({ ...event, data: null }) as LogEvent);
    assert.deepEqual(latencyOf(erased), { turns: [], interruptions: [], phrases: [] });
  });

  it('keeps a measure whose question was erased', () => {
    const log = spokenLog().map((event) => (event.type === 'question-asked' ? { ...event, data: null } : event));
    const { turns: found } = latencyOf(log);
    assert.equal(found.length, 6);
    assert.ok(found.every((turn) => !('number' in turn)));
  });
});

describe('moments', () => {
  it('are those that were measured; one that never came is none', () => {
    const measure = measureOf({ decidedMs: 500, firstTextMs: 160, firstSoundMs: 310, firstSampleMs: 502 });
    assert.deepEqual([momentIn(measure, 'decided'), momentIn(measure, 'text'), momentIn(measure, 'sound'), momentIn(measure, 'sample')], [500, 160, 310, 502]);
    assert.equal(momentIn(measure, 'transcript'), undefined);
  });

  it('were ready ahead as the measure says', () => {
    const of = (ahead: TurnMeasure['ahead']) => (['transcript', 'decided', 'text', 'sound', 'sample'] as const).filter((moment) => isAhead(measureOf({ ahead }), moment));
    assert.deepEqual([of('nothing'), of('text'), of('sound')], [[], ['text'], ['text', 'sound']]);
  });
});

describe('figures over turns', () => {
  it('are of each moment by itself, so that medians do not add up', () => {
    const given = turns(measureOf({ decidedMs: 500, firstSampleMs: 1000 }), measureOf({ decidedMs: 900, firstSampleMs: 900 }), measureOf({ decidedMs: 400, firstSampleMs: 2000 }));
    const of = (moment: string) => summaryOf(given).find((each) => each.moment === moment);
    assert.deepEqual(of('decided'), { moment: 'decided', median: 500, p95: 900, count: 3 });
    assert.deepEqual(of('sample'), { moment: 'sample', median: 1000, p95: 2000, count: 3 });
  });

  it('leave out turns in which the moment did not come, and moments that never came', () => {
    const given = turns(measureOf({ transcriptMs: 250 }), measureOf({}), measureOf({}));
    assert.deepEqual(summaryOf(given).find(({ moment }) => moment === 'transcript'), { moment: 'transcript', median: 250, p95: 250, count: 1 });
    assert.deepEqual(summaryOf(turns(measureOf({}))).map(({ moment }) => moment), ['decided', 'sound', 'sample']);
    assert.deepEqual(summaryOf([]), []);
  });

  it('have the mean of the two middle values, and a percentile that was really measured', () => {
    assert.equal(medianOf([4, 1, 3]), 3);
    assert.equal(medianOf([4, 1, 3, 2]), 2.5);
    assert.ok(Number.isNaN(medianOf([])));
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    assert.equal(percentileOf(hundred, 95), 95);
    assert.equal(percentileOf(hundred.slice(80), 95), 19);
    assert.equal(percentileOf([7], 95), 7);
    assert.ok(Number.isNaN(percentileOf([], 95)));
  });
});

describe('the axis', () => {
  it('holds the longest turn with what the device adds, in at most five steps', () => {
    const scale = scaleOf(turns(measureOf({ decidedMs: 500, firstSoundMs: 970, firstSampleMs: 980, outputLatencyMs: 30 })));
    assert.deepEqual([scale.end, scale.marks], [1250, [0, 250, 500, 750, 1000, 1250]]);
    assert.equal(scale.share(625), 50);
  });

  it('puts what came before the end of speech at its begin', () => {
    assert.equal(scaleOf(turns(measureOf({ firstSampleMs: 900 }))).share(-40), 0);
  });

  it('grows with late words as well, and without end', () => {
    assert.equal(scaleOf(turns(measureOf({ decidedMs: 500, transcriptMs: 1900, firstSoundMs: 800, firstSampleMs: 900 }))).end, 2000);
    assert.equal(scaleOf(turns(measureOf({ firstSampleMs: 1_000_000, outputLatencyMs: 0 }))).end, 1_000_000);
    assert.equal(scaleOf([]).end, 50);
  });
});

describe('milliseconds', () => {
  it('are whole, with the digits of our texts', () => {
    assert.equal(milliseconds(1284.4), '1,284\u00a0ms');
    assert.equal(milliseconds(640, 'de'), '640\u00a0ms');
    assert.match(milliseconds(1284, 'ar'), /^1,284\s.*ث/);
  });
});
