import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { createProctor } from '../../../src/proctoring/index.js';
import { IncidentSchema, ObservationSchema, type Incident, type Observation } from '../../../src/spec/index.js';
import { pickRandom, seededRandom } from '../../../src/utils/seeded-random.js';
import { pictures, run, started, ticks, vision, type Look } from './helpers.js';

const LOOKS: readonly Look[] = [{}, { faces: 0 }, { faces: 2 }, { pose: { yaw: 40 } }, { pose: { pitch: -35 } }, { eyes: 0.8 }, { faces: 0, luma: 2, contrast: 1 }, { faces: 0, luma: 28 }, { width: 0.05 }, { faces: 1, detected: null }];
const DEVICE_STATES = ['live', 'muted', 'ended', 'changed', 'off'] as const;
const MONITOR_STATES = ['on', 'paused', 'failed', 'off', 'unsupported'] as const;

/** Two minutes of spells in which one thing or another goes on, with everything else that can happen strewn in. */
function randomInterview(seed: string): Observation[] {
  const random = seededRandom(seed);
  const all: Observation[] = [...started()];
  for (let at = 0, look: Look = {}, until = 0; at < 120_000; at += 50 + Math.floor(random() * 150)) {
    if (at > until) {
      look = pickRandom(LOOKS, random) ?? {};
      until = at + random() * 8000;
    }
    const chance = random();
    if (chance < 0.01) all.push({ type: 'device', at, device: random() < 0.7 ? 'camera' : 'microphone', state: pickRandom(DEVICE_STATES, random) ?? 'live' });
    else if (chance < 0.02) all.push({ type: 'monitor', at, monitor: pickRandom(['vision', 'vision', 'audio', 'environment'] as const, random) ?? 'vision', state: pickRandom(MONITOR_STATES, random) ?? 'on' });
    else if (chance < 0.04) all.push({ type: 'environment', at, signal: random() < 0.5 ? 'visibility' : 'focus', ok: random() < 0.6 });
    else if (chance < 0.06) all.push(vision(at - 5000, { faces: 0 }));
    else if (chance < 0.2) all.push({ type: 'tick', at });
    else all.push(vision(at - Math.floor(random() * 80), look));
  }
  return all;
}

describe('createProctor', () => {
  it('gives the same outputs for the same observations, also after a trip through JSON', () => {
    for (const seed of ['a', 'b', 'c']) {
      const observations = randomInterview(seed);
      const once = run(observations, { endAt: 120_000 }).outputs;
      const stored = JSON.parse(JSON.stringify(observations)) as Observation[];
      assert.ok(once.length > 20);
      assert.deepEqual(run(observations, { endAt: 120_000 }).outputs, once);
      assert.deepEqual(run(stored, { endAt: 120_000 }).outputs, JSON.parse(JSON.stringify(once)));
    }
  });

  it('gives every start exactly one end, in order, one at a time for each rule (50 random interviews)', () => {
    const kinds = new Set<string>();
    for (let seed = 0; seed < 50; seed++) {
      const observations = randomInterview(String(seed));
      assert.ok(observations.every((observation) => v.is(ObservationSchema, observation)));
      const { incidents, coverage } = run(observations, { endAt: 120_000 });
      const open = new Map<string, Incident>();
      for (const incident of incidents) {
        assert.ok(v.is(IncidentSchema, incident));
        kinds.add(incident.kind);
        const before = open.get(incident.kind);
        if (incident.phase === 'start') {
          assert.equal(before, undefined, `seed ${seed}: ${incident.kind} began twice`);
          open.set(incident.kind, incident);
          continue;
        }
        assert.equal(incident.id, before?.id);
        assert.equal(incident.startedAt, before?.startedAt);
        assert.ok((incident.endedAt ?? -1) >= incident.startedAt, `seed ${seed}: ${incident.kind} ended before it began`);
        assert.ok(incident.confidence >= (before?.confidence ?? 1));
        open.delete(incident.kind);
      }
      assert.equal(open.size, 0);
      assert.equal(new Set(incidents.map(({ id }) => id)).size, incidents.length / 2);
      for (const signal of ['camera', 'page', 'microphone']) {
        const changes = coverage.filter((change) => change.signal === signal);
        changes.forEach((change, index) => {
          const last = changes[index - 1];
          assert.ok(!last || (last.at <= change.at && (last.state !== change.state || last.code !== change.code)));
        });
      }
    }
    assert.equal(kinds.size, 13, [...kinds].join());
  });

  it('takes results that come after later ticks', () => {
    const late = (from: number, to: number, look: Look) => pictures(from, to, look).flatMap((picture) => [{ type: 'tick' as const, at: picture.at + 60 }, picture]);
    const { starts } = run([...started(), ...late(0, 1000, {}), ...late(1000, 2600, { faces: 0 })]);
    assert.equal(starts('face-missing')[0]?.startedAt, 1000);
  });

  it('leaves out what is older than the last of its source', () => {
    const observations = [...started(), ...pictures(0, 1000)];
    const old: Observation[] = [
      ...pictures(0, 900, { faces: 0 }),
      { type: 'device', at: -1, device: 'camera', state: 'ended' },
      { type: 'tick', at: Number.NaN },
    ];
    const later = pictures(1000, 2400, { faces: 0 });
    assert.deepEqual(run([...observations, ...old, ...later]).outputs, run([...observations, ...later]).outputs);
    assert.deepEqual(run([...observations, ...old, ...later]).incidents, []);
  });

  it('leaves out a result that was on its way when watching stopped', () => {
    const failed: Observation = { type: 'monitor', at: 1000, monitor: 'vision', state: 'failed' };
    const back: Observation = { type: 'monitor', at: 1500, monitor: 'vision', state: 'on' };
    const { coverage } = run([...started(), ...pictures(0, 1000), failed, back, vision(990), { type: 'tick', at: 1600 }]);
    assert.equal(coverage.filter(({ signal }) => signal === 'camera').at(-1)?.state, 'gap');
  });

  it('ends in a pause what it can no longer see, and does not count the pause', () => {
    const paused = (at: number, monitor: 'vision' | 'environment'): Observation => ({ type: 'monitor', at, monitor, state: 'paused' });
    const { incidents } = run([
      ...started(),
      { type: 'environment', at: 0, signal: 'visibility', ok: false },
      ...pictures(100, 3000, { faces: 0 }),
      paused(3000, 'vision'),
      paused(3000, 'environment'),
      ...started(600_000),
      { type: 'tick', at: 600_000 },
      { type: 'environment', at: 600_000, signal: 'visibility', ok: true },
      ...ticks(600_000, 601_000),
    ]);
    assert.deepEqual(incidents.map(({ kind, phase, endedAt, toldAt }) => [kind, phase, endedAt, toldAt]), [
      ['tab-hidden', 'start', undefined, 0],
      ['face-missing', 'start', undefined, 1600],
      ['face-missing', 'end', 2900, 3000],
      ['tab-hidden', 'end', 3000, 3000],
    ]);
  });

  it('counts ids from one, after the time when it began, or asks the host', () => {
    const missing = [...started(), ...pictures(0, 3000, { faces: 0 })];
    const reloaded = [...started(7000), ...pictures(7000, 10_000, { faces: 0 })];
    assert.deepEqual(run(missing).incidents.map(({ id }) => id), ['incident-0-1']);
    assert.deepEqual(run(missing).incidents.map(({ id }) => id), ['incident-0-1']);
    assert.deepEqual(run(reloaded).incidents.map(({ id }) => id), ['incident-7000-1']);
    assert.deepEqual(run(missing, { generateId: () => 'x' }).incidents.map(({ id }) => id), ['x']);
  });

  it('takes the host\'s thresholds', () => {
    const missing = [...started(), ...pictures(0, 3000, { faces: 0 })];
    const [incident] = run(missing, { thresholds: { 'face-missing': { dwellMs: 500 } } }).starts('face-missing');
    assert.equal(incident?.toldAt, 500);
    assert.equal(incident?.rule.thresholds.dwellMs, 500);
  });

  it('looks at nothing of the camera under the accommodation, and says so', () => {
    const { incidents, coverage } = run([...started(), ...pictures(0, 9000, { faces: 0 }), { type: 'device', at: 9000, device: 'camera', state: 'ended' }, ...ticks(9000, 20_000)], {
      accommodations: { noCamera: true },
    });
    assert.deepEqual(incidents, []);
    assert.deepEqual(coverage.map(({ signal, state, code }) => [signal, state, code]), [['camera', 'off', 'accommodation'], ['objects', 'off', 'accommodation'], ['page', 'watched', undefined]]);
  });

  it('can be ended twice', () => {
    const proctor = createProctor();
    for (const observation of [...started(), ...pictures(0, 3000, { faces: 0 })]) proctor.push(observation);
    assert.equal(proctor.end(3000).length, 1);
    assert.deepEqual(proctor.end(3000), []);
  });
});
