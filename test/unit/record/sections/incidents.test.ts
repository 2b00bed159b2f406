import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eraseData } from '../../../../src/record/erase-data.js';
import { noticedOf } from '../../../../src/record/sections/incidents.js';
import { asked, created, ended, incidentEnded, incidentStarted, logOf, paused, started } from '../sample-log.js';

const brief = (events: Parameters<typeof noticedOf>[0]) =>
  noticedOf(events).incidents.map(({ incident, at, durationMs, ended: over }) => [incident.id, at, durationMs, over]);

describe('noticedOf', () => {
  it('joins start and end, as it ended, in order of the starts', () => {
    const events = logOf(
      [0, created()],
      [1, started],
      [100, incidentStarted('b', 90)],
      [120, incidentStarted('a', 40)],
      [300, incidentEnded('b', 90, 300, { severity: 'warn', confidence: 0.7 })],
      [310, incidentEnded('a', 40, 310)],
      [400, ended],
    );
    assert.deepEqual(brief(events), [['a', 40, 270, true], ['b', 90, 210, true]]);
    const [, b] = noticedOf(events).incidents;
    assert.deepEqual([b?.incident.severity, b?.incident.confidence, b?.incident.phase, b?.incident.endedAt], ['warn', 0.7, 'end', 300]);
  });

  it('ends what nobody saw end with the log, and with its page', () => {
    assert.deepEqual(brief(logOf([0, started], [100, incidentStarted('a', 80)], [500, asked('q1', 1)])), [['a', 80, 420, false]]);
    const reloaded = logOf(
      [0, started],
      [100, incidentStarted('a', 80)],
      [500, asked('q1', 1)],
      [90_000, paused('reload')],
      [91_000, incidentStarted('a', 91_000)],
      [92_000, incidentEnded('a', 91_000, 92_000)],
      [99_000, ended],
    );
    assert.deepEqual(brief(reloaded), [['a', 80, 420, false], ['a/2', 91_000, 1_000, true]]);
  });

  it('takes an end that comes after the session, and a moment that has its end already', () => {
    assert.deepEqual(brief(logOf([0, started], [10, incidentStarted('a', 5)], [20, ended], [20, incidentEnded('a', 5, 20)])), [['a', 5, 15, true]]);
    assert.deepEqual(brief(logOf([0, started], [10, incidentStarted('p', 9, { kind: 'paste', endedAt: 9 })], [900, ended])), [['p', 9, 0, true]]);
  });

  it('keeps what is left when start or end is erased', () => {
    const events = logOf([0, started], [10, incidentStarted('a', 5)], [50, incidentEnded('a', 5, 45)], [60, ended]);
    assert.deepEqual(brief(eraseData(events, ({ type }) => type === 'incident-started')), [['a', 5, 40, true]]);
    assert.deepEqual(brief(eraseData(events, ({ type }) => type === 'incident-ended')), [['a', 5, 55, false]]);
    assert.deepEqual(brief(eraseData(events, () => true)), []);
  });
});
