import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { match, type PlacedIncident } from '../../../evals/proctoring/matching.js';
import type { TrueEvent } from '../../../evals/proctoring/truth.js';

const incident = (kind: string, start: number, end: number, more: Partial<PlacedIncident> = {}): PlacedIncident => ({ kind, rule: kind, severity: 'warn', start, end, told: start + 2, dwell: 2, ...more });
const turned: TrueEvent = { type: 'look_away', kind: 'head-turned', start: 10, end: 14, holdStart: 10.5 };
const judge = (incidents: readonly PlacedIncident[], events: readonly TrueEvent[] = [turned]) =>
  match(incidents, events, { duration: 30, kindsLookedFor: ['head-turned', 'face-missing', 'multiple-faces'], dwellOf: () => 2 });

describe('matching of incidents with events', () => {
  it('matches the same kind within the span widened by the dwell and a second', () => {
    for (const [start, end, found] of [[6, 7, 1], [6, 6.9, 0], [17, 20, 1], [17.1, 20, 0], [11, 12, 1]] as const) {
      const { matched, missed, falseIncidents } = judge([incident('head-turned', start, end)]);
      assert.deepEqual([matched.length, missed.length, falseIncidents.length], [found, 1 - found, 1 - found], `${start}-${end}`);
    }
    assert.equal(judge([incident('multiple-faces', 11, 12)]).falseIncidents.length, 1);
  });

  it('measures the onset from when the event was fully there, once for an event', () => {
    const { matched } = judge([incident('head-turned', 13, 14, { told: 15 }), incident('head-turned', 10.2, 12, { told: 12.6 })]);
    assert.deepEqual(matched.map(({ onsetBeyondDwellMs }) => onsetBeyondDwellMs && Math.round(onsetBeyondDwellMs)), [100, undefined]);
  });

  it('counts notes without an event, but not as false', () => {
    const { notes, falseIncidents } = judge([incident('face-missing', 25, 27, { severity: 'note' })]);
    assert.deepEqual([notes.length, falseIncidents.length], [1, 0]);
  });

  it('lists apart what an event of another kind brings along', () => {
    const { implied, falseIncidents } = judge([incident('face-missing', 12, 14), incident('face-missing', 25, 28)]);
    assert.deepEqual([implied.length, falseIncidents.length], [1, 1]);
  });

  it('asks for no event that is not required or has no kind', () => {
    const events: TrueEvent[] = [{ ...turned, required: false }, { type: 'reading_sweeps', kind: null, start: 1, end: 2 }];
    const without = judge([], events);
    assert.deepEqual([without.missed.length, without.required, without.notLookedFor.length], [0, 0, 0]);
    const reported = judge([incident('head-turned', 11, 13)], events);
    assert.deepEqual([reported.matched.length, reported.falseIncidents.length, reported.required], [1, 0, 0]);
  });

  it('lists what nobody looks for, of a known kind or not, and does not count it as missed', () => {
    const phone: TrueEvent = { type: 'phone_shown', kind: 'phone-visible', required: true, start: 1, end: 5 };
    const juggling: TrueEvent = { type: 'juggling', start: 1, end: 5 };
    const { notLookedFor, missed, required } = judge([], [phone, juggling]);
    assert.deepEqual([notLookedFor, missed, required], [[phone, juggling], [], 0]);
  });

  it('takes an event without an end to go on to the end of the clip', () => {
    const { matched } = judge([incident('head-turned', 28, 29)], [{ type: 'look_away', kind: 'head-turned', start: 10 }]);
    assert.equal(matched.length, 1);
  });
});
