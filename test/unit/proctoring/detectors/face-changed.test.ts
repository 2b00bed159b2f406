import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Observation } from '../../../../src/spec/index.js';
import { pictures, run, started, type Look } from '../helpers.js';

const OWN = [1.27, 0.53, 2.05, 0.72, 0.71, 0.51, 1.87, 1.77, 0.77];
/** Another face, by the root mean square of its proportions' logarithms. */
const other = (difference: number): Look => ({ geometry: OWN.map((length, index) => length * Math.exp(index % 2 ? difference : -difference)) });
const own: Look = { geometry: OWN };
const begin = [...started(), ...pictures(0, 5000, own)];
const gone = pictures(5000, 6000, { faces: 0 });
const changes = (observations: readonly Observation[]) => run(observations, { endAt: 60_000 }).incidents.filter(({ kind }) => kind === 'face-changed');

describe('face-changed', () => {
  it('is told of other proportions after an absence, as a note, and ends when it is known', () => {
    const [start, end] = changes([...begin, ...gone, ...pictures(6000, 20_000, other(0.0301))]);
    assert.deepEqual([start?.startedAt, start?.toldAt, start?.severity, start?.evidence.difference], [6000, 9000, 'note', 0.03]);
    assert.ok(end?.endedAt && end.endedAt >= 11_000 && end.endedAt < 12_000, String(end?.endedAt));
    assert.equal(end?.severity, 'note');
  });

  it('is a warning where the difference is clear, and never more', () => {
    assert.equal(changes([...begin, ...gone, ...pictures(6000, 20_000, other(0.0599))])[1]?.severity, 'note');
    assert.equal(changes([...begin, ...gone, ...pictures(6000, 20_000, other(0.0601))])[1]?.severity, 'warn');
  });

  it('is not told of the same face, of a smaller difference, nor of a short visit', () => {
    assert.deepEqual(changes([...begin, ...gone, ...pictures(6000, 20_000, other(0.0299))]), []);
    assert.deepEqual(changes([...begin, ...gone, ...pictures(6000, 8900, other(0.1)), ...pictures(8900, 10_000, { faces: 0 }), ...pictures(10_000, 20_000, own)]), []);
  });

  it('compares nobody who sits there all the time, however the measure drifts', () => {
    const drifting = pictures(5000, 40_000).flatMap(({ at }) => pictures(at, at + 1, other(((at - 5000) / 35_000) * 0.08)));
    assert.deepEqual(changes([...begin, ...drifting]), []);
  });

  it('looks after a jump, a cut in the light, a step of the proportions, another camera and a pause too', () => {
    const breaks: Record<string, Observation[]> = {
      jump: pictures(5000, 12_000, { ...other(0.034), x: 0.65 }),
      'another light': pictures(5000, 12_000, { ...other(0.034), luma: 130 }),
      step: pictures(5000, 12_000, other(0.04)),
      'another camera': [{ type: 'device', at: 5000, device: 'camera', state: 'changed' }, ...pictures(5000, 12_000, other(0.034))],
      pause: [{ type: 'monitor', at: 5000, monitor: 'vision', state: 'paused' }, { type: 'monitor', at: 5100, monitor: 'vision', state: 'on' }, ...pictures(5100, 12_000, other(0.034))],
    };
    for (const [what, observations] of Object.entries(breaks)) assert.equal(changes([...begin, ...observations])[0]?.phase, 'start', what);
    assert.deepEqual(changes([...begin, ...pictures(5000, 12_000, other(0.034))]), [], 'and not without any of them');
  });

  it('says nothing of heads that are turned, too near or too far, or not alone', () => {
    for (const look of [{ pose: { yaw: 20 } }, { width: 0.36 }, { width: 0.17 }, { faces: 2 }] as const) {
      assert.deepEqual(changes([...begin, ...gone, ...pictures(6000, 20_000, { ...other(0.1), ...look })]), [], JSON.stringify(look));
    }
  });

  it('learns from whoever is there at the beginning, and not from two', () => {
    const [start] = changes([...started(), ...pictures(0, 2000, other(0.1)), ...pictures(2000, 3000, { faces: 0 }), ...pictures(3000, 8000, own), ...pictures(8000, 9000, { faces: 0 }), ...pictures(9000, 15_000, other(0.1))]);
    assert.equal(start?.startedAt, 9000);
    const visited = [...started(), ...pictures(0, 1700, { ...other(0.034), faces: 2 }), ...pictures(1700, 8000, own), ...pictures(8000, 9000, { faces: 0 }), ...pictures(9000, 15_000, own)];
    assert.deepEqual(changes(visited), []);
  });

  it('says nothing where the engine gives no proportions', () => {
    assert.deepEqual(changes([...started(), ...pictures(0, 5000), ...gone, ...pictures(6000, 12_000)]), []);
  });
});
