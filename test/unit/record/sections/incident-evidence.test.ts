import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eraseData } from '../../../../src/record/erase-data.js';
import { noticedOf } from '../../../../src/record/sections/incidents.js';
import type { LogEntry, LogEvent, SnapshotReason } from '../../../../src/spec/index.js';
import { ended, incidentEnded, incidentStarted, logOf, paused, started } from '../sample-log.js';

const HASH = 'cd'.repeat(32);

function trace(incidentId: string, from: number): LogEntry {
  return { type: 'trace-kept', data: { incidentId, from, stepMs: 200, yaw: [12, 41.5, null], pitch: [0, 1, null], gazeYaw: [10, 39, null] } };
}

function picture(snapshotId: string, takenAt: number, reason: SnapshotReason, incidentId?: string): LogEntry {
  return { type: 'snapshot-kept', data: { snapshotId, reason, takenAt, width: 320, height: 240, bytes: 9_000, hash: HASH, blurred: false, ...(incidentId === undefined ? {} : { incidentId }) } };
}

function policy(incidentId: string, count = 1): LogEntry {
  return { type: 'policy-applied', data: { incidentId, kind: 'head-turned', action: 'warn', count } };
}

function dropped(count: number, incidentId?: string): LogEntry {
  return { type: 'snapshots-dropped', data: { why: 'limit', count, ...(incidentId === undefined ? {} : { incidentId }) } };
}

/** What stands by each incident, by its id. */
function kept(events: readonly LogEvent[]) {
  return Object.fromEntries(
    noticedOf(events).incidents.map(({ incident, evidence }) => [
      incident.id,
      evidence && {
        traces: evidence.traces.map(({ from }) => from),
        pictures: evidence.snapshots.map(({ snapshotId, deletedAt }) => (deletedAt === undefined ? snapshotId : `${snapshotId} deleted at ${deletedAt}`)),
        dropped: evidence.dropped.map(({ why, count }) => `${count} ${why}`),
        policy: evidence.policy.map(({ action, count, at }) => `${action} ${count} at ${at}`),
      },
    ]),
  );
}

const one = logOf(
  [0, started],
  [100, incidentStarted('a', 90)],
  [105, policy('a')],
  [110, picture('s2', 108, 'start', 'a')],
  [111, picture('s1', 60, 'before', 'a')],
  [200, incidentEnded('a', 90, 200)],
  [210, picture('s3', 201, 'end', 'a')],
  [215, dropped(2, 'a')],
  [216, dropped(3, 'a')],
  [220, trace('a', 90)],
  [300, ended],
);

describe('the evidence of an incident', () => {
  it('stands by it in order of time, also what comes after its end', () => {
    assert.deepEqual(kept(one), { a: { traces: [90], pictures: ['s1', 's2', 's3'], dropped: ['5 limit'], policy: ['warn 1 at 105'] } });
    const [a] = noticedOf(one).incidents;
    assert.equal('incidentId' in (a?.evidence?.snapshots[0] ?? {}), false);
    assert.deepEqual(a?.evidence?.traces[0]?.yaw, [12, 41.5, null]);
  });

  it('is absent where nothing was kept', () => {
    const bare = noticedOf(logOf([0, started], [10, incidentStarted('a', 5)], [20, incidentEnded('a', 5, 20)], [30, ended]));
    assert.deepEqual([bare.evidence, bare.incidents[0] && 'evidence' in bare.incidents[0]], [undefined, false]);
  });

  it('says when the candidate took a picture away, also days after the interview, which makes no incident longer', () => {
    const events = logOf([0, started], [100, incidentStarted('a', 90)], [110, picture('s1', 100, 'start', 'a')], [300, ended], [9_000_000, { type: 'snapshot-deleted', data: { snapshotId: 's1' } }]);
    assert.deepEqual(kept(events)['a']?.pictures, ['s1 deleted at 9000000']);
    assert.equal(noticedOf(events).incidents[0]?.durationMs, 210);
  });

  it('belongs to the incident of its own page: the next one uses ids anew', () => {
    const events = logOf(
      [0, started],
      [100, incidentStarted('a', 90)],
      [110, picture('s1', 100, 'start', 'a')],
      [500, paused('reload')],
      [600, incidentStarted('a', 600)],
      [610, picture('s2', 601, 'start', 'a')],
      [620, policy('a', 2)],
      [700, incidentEnded('a', 600, 700)],
      [710, trace('a', 600)],
      [900, ended],
    );
    assert.deepEqual(kept(events), {
      a: { traces: [], pictures: ['s1'], dropped: [], policy: [] },
      'a/2': { traces: [600], pictures: ['s2'], dropped: [], policy: ['warn 2 at 620'] },
    });
  });

  it('stands by the second of two that had one id on one page', () => {
    const again = logOf([0, started], [10, incidentStarted('a', 10)], [20, incidentEnded('a', 10, 20)], [21, trace('a', 10)], [30, incidentStarted('a', 30)], [31, policy('a')], [40, incidentEnded('a', 30, 40)], [50, ended]);
    assert.deepEqual(kept(again), { a: { traces: [10], pictures: [], dropped: [], policy: [] }, 'a/2': { traces: [], pictures: [], dropped: [], policy: ['warn 1 at 31'] } });
  });
});

describe('what belongs to no incident', () => {
  it('is kept apart: pictures taken every so often, and the movement', () => {
    const movement = { from: 0, to: 30_000, yaw: 4.2, pitch: 3.1, gazeYaw: 6, onScreen: 0.93, samples: 290 };
    const { evidence } = noticedOf(logOf([0, started], [60, picture('s9', 50, 'interval')], [70, dropped(1)], [80, { type: 'movement-measured', data: movement }], [90, ended]));
    assert.deepEqual([evidence?.other.snapshots.map(({ snapshotId }) => snapshotId), evidence?.other.dropped, evidence?.movement, evidence?.erased], [['s9'], [{ why: 'limit', count: 1 }], [movement], 0]);
  });

  it('is what is left of an incident whose lines were erased, and the hole is counted', () => {
    const { incidents, evidence } = noticedOf(eraseData(one, ({ type }) => type === 'incident-started' || type === 'incident-ended'));
    assert.deepEqual([incidents.length, evidence?.erased, evidence?.other.snapshots.length, evidence?.other.traces.length, evidence?.other.policy[0]?.kind], [0, 2, 3, 1, 'head-turned']);
  });

  it('is nothing but a hole once all was erased', () => {
    const { evidence } = noticedOf(eraseData(one, () => true));
    assert.deepEqual(evidence, { other: { traces: [], snapshots: [], dropped: [], policy: [] }, movement: [], erased: 9 });
  });

  it('is not given to an incident of another page that has the same id', () => {
    const events = logOf([0, started], [10, incidentStarted('a', 10)], [11, picture('s1', 10, 'start', 'a')], [20, incidentEnded('a', 10, 20)], [30, paused('reload')], [40, incidentStarted('a', 40)], [50, incidentEnded('a', 40, 50)], [60, ended]);
    const { incidents, evidence } = noticedOf(eraseData(events, ({ seq }) => seq === 1 || seq === 3));
    assert.deepEqual([incidents.map(({ at }) => at), incidents[0]?.evidence, evidence?.other.snapshots.length], [[40], undefined, 1]);
  });

  it('leaves its incident where one of two lines is left of it', () => {
    for (const type of ['incident-started', 'incident-ended'] as const) {
      const noticed = noticedOf(eraseData(one, (event) => event.type === type));
      assert.deepEqual([noticed.incidents[0]?.evidence?.snapshots.length, noticed.evidence?.other.snapshots.length, noticed.evidence?.erased], [3, 0, 1], type);
    }
  });
});
