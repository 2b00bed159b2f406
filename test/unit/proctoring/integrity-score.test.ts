import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { INTEGRITY_CLASSES, INTEGRITY_WEIGHTS, integrityScore } from '../../../src/proctoring/index.js';
import { INCIDENT_KINDS, NEUTRAL_INCIDENT_KINDS, SEVERITIES, type Incident, type IncidentKind, type Severity } from '../../../src/spec/index.js';
import { pickRandom, seededRandom } from '../../../src/utils/seeded-random.js';

let count = 0;
function incident(kind: IncidentKind, seconds: number, severity: Severity = 'warn', phase: Incident['phase'] = 'end'): Incident {
  count += 1;
  return { id: `i${count}`, kind, phase, startedAt: 1000, endedAt: 1000 + seconds * 1000, severity, confidence: 1, reason: '', evidence: {}, rule: { id: kind, version: '1', thresholds: {} } };
}
const score = (incidents: readonly Incident[], weights = {}) => integrityScore({ incidents, coverage: 1, weights }).score ?? NaN;

describe('integrityScore', () => {
  it('is 100 for nothing', () => {
    assert.equal(score([]), 100);
  });

  it('is the product of what each class leaves', () => {
    // people: 0.5 (1 - 1/e) of 20 s; attention: 0.2 (1 - 1/e) of 60 s.
    const { score: both, byClass } = integrityScore({ incidents: [incident('face-missing', 20), incident('head-turned', 60)], coverage: 1 });
    assert.equal(both, Math.round(100 * (1 - 0.5 * (1 - Math.exp(-1))) * (1 - 0.2 * (1 - Math.exp(-1)))));
    assert.deepEqual([byClass.people, byClass.attention, byClass.device], [31.6, 12.6, 0]);
  });

  it('never rises with one more incident, a longer or a graver one (200 random lists)', () => {
    const random = seededRandom('monotone');
    for (let round = 0; round < 200; round++) {
      const some = (): Incident => incident(pickRandom(INCIDENT_KINDS, random) ?? 'copy', random() * 60, pickRandom(SEVERITIES, random) ?? 'note');
      const list = Array.from({ length: Math.floor(random() * 8) }, some);
      const extra = some();
      const before = score([...list, extra]);
      assert.ok(before <= score(list));
      assert.ok(before >= 0 && before <= 100 && Number.isInteger(before));
      assert.ok(score([...list, { ...extra, endedAt: (extra.endedAt ?? 0) + 9000 }]) <= before);
      assert.ok(score([...list, { ...extra, severity: 'review' }]) <= before);
    }
  });

  it('takes at most the points of its class, and at most 20 for attention whatever the host sets', () => {
    const forever = (kind: IncidentKind, weights = {}) => score([incident(kind, 1e6, 'review')], weights);
    assert.equal(forever('head-turned'), 80);
    assert.equal(forever('gaze-away', { attention: 100 }), 80);
    assert.equal(forever('looking-down', { attention: 5 }), 95);
    assert.equal(forever('multiple-faces'), 100 - INTEGRITY_WEIGHTS.people);
    assert.equal(forever('multiple-faces', { people: 100 }), 0);
    assert.equal(forever('multiple-faces', { people: -7 }), 100);
  });

  it('never counts what could not be told, nor a loud room, nor what may be reading, and counts every other kind', () => {
    const uncounted: readonly IncidentKind[] = [...NEUTRAL_INCIDENT_KINDS, 'loud-noise', 'reading-pattern'];
    assert.equal(score(uncounted.map((kind) => incident(kind, 1e6, 'review'))), 100);
    for (const kind of INCIDENT_KINDS.filter((each) => !uncounted.includes(each))) assert.ok(score([incident(kind, 30, 'review')]) < 100, kind);
  });

  it('counts an incident once, by its end, in any order', () => {
    const end = incident('face-missing', 20, 'review');
    const start: Incident = { ...end, phase: 'start', severity: 'note' };
    delete start.endedAt;
    assert.equal(score([start, end]), score([end]));
    assert.equal(score([end, start]), score([end]));
    assert.ok(score([start]) < 100, 'one that goes on counts from its start');
  });

  it('is no number below 80 % coverage', () => {
    assert.equal(integrityScore({ incidents: [], coverage: 0.8 }).score, 100);
    const { score: none, byClass } = integrityScore({ incidents: [incident('face-missing', 5)], coverage: 0.799 });
    assert.equal(none, null);
    assert.deepEqual(Object.keys(byClass), [...INTEGRITY_CLASSES]);
  });
});
