import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Observation } from '../../../../src/spec/index.js';
import { run, started, pictures, vision } from '../helpers.js';

/** Pictures of which the detector, at every third, sees `detected` and the landmark model `faces` in a part of them. */
function crowd(from: number, to: number, detected: (index: number) => number, faces: (index: number) => number): Observation[] {
  return pictures(from, to).map(({ at }, index) => vision(at, { faces: faces(index), detected: index % 3 === 0 ? detected(index / 3) : null }));
}

const alone = [...started(), ...pictures(0, 3000)];

describe('multiple-faces', () => {
  it('is told after the dwell from the first picture with two faces', () => {
    const { starts } = run([...alone, ...pictures(3000, 6000, { faces: 2 })]);
    assert.equal(starts('multiple-faces')[0]?.startedAt, 3000);
    assert.equal(starts('multiple-faces')[0]?.toldAt, 4800);
    assert.equal(starts('multiple-faces')[0]?.severity, 'warn');
    assert.equal(starts('multiple-faces')[0]?.evidence.faces, 2);
  });

  it('is not told for a moment', () => {
    assert.deepEqual(run([...alone, ...pictures(3000, 4700, { faces: 2 }), ...pictures(4700, 9000)]).incidents, []);
  });

  it('needs 60 % of the looks of either model', () => {
    const half = (index: number) => (index % 2 === 0 ? 2 : 1);
    const two = (index: number) => (index % 3 === 0 ? 1 : 2);
    assert.deepEqual(run([...alone, ...crowd(3000, 12_000, half, half)]).incidents, []);
    assert.equal(run([...alone, ...crowd(3000, 12_000, two, () => 1)]).starts('multiple-faces').length, 1);
  });

  it('stays a note where the landmark model agrees in less than a fifth', () => {
    const both = () => 2;
    const { starts, ends } = run([...alone, ...crowd(3000, 12_000, both, (index) => (index % 6 === 0 ? 2 : 1))], { endAt: 12_000 });
    assert.equal(starts('multiple-faces')[0]?.severity, 'note');
    assert.equal(ends('multiple-faces')[0]?.severity, 'note');
    const agreed = run([...alone, ...crowd(3000, 12_000, both, (index) => (index % 4 === 0 ? 2 : 1))], { endAt: 12_000 });
    assert.equal(agreed.ends('multiple-faces')[0]?.severity, 'review');
  });

  it('becomes more than a note once the landmark model agrees, and stays so', () => {
    const doubted = crowd(3000, 6000, () => 2, () => 1);
    const { starts, ends } = run([...alone, ...doubted, ...pictures(6000, 8000, { faces: 2 }), ...crowd(8000, 14_000, () => 2, () => 1)], { endAt: 14_000 });
    assert.deepEqual([starts('multiple-faces')[0]?.severity, ends('multiple-faces')[0]?.severity], ['note', 'review']);
  });

  it('does not take one picture for an agreement', () => {
    // Five pictures a second: the detector looks at a second face on a poster, the landmark model falls for it once.
    const slow = Array.from({ length: 40 }, (_, index) => vision(3000 + index * 200, { faces: index === 20 ? 2 : 1, detected: index % 3 === 0 ? 2 : null }));
    assert.equal(run([...alone, ...slow], { endAt: 11_000 }).ends('multiple-faces')[0]?.severity, 'note');
  });

  it('goes on while now and then two are seen, and ends when not', () => {
    const begun = [...alone, ...pictures(3000, 6000, { faces: 2 })];
    const third = (index: number) => (index % 3 === 0 ? 2 : 1);
    assert.equal(run([...begun, ...crowd(6000, 12_000, third, third)]).ends('multiple-faces').length, 0);
    assert.equal(run([...begun, ...pictures(6000, 12_000)]).ends('multiple-faces').length, 1);
  });

  it('is told from the start of a watch too', () => {
    const { starts } = run([...started(), ...pictures(0, 3000, { faces: 2 })]);
    assert.equal(starts('multiple-faces')[0]?.toldAt, 1800);
  });

  it('stays a note where the other face never moves nor blinks, as on a poster', () => {
    const poster = [...started(), ...pictures(0, 20_000, { faces: 2, still: true })];
    assert.deepEqual(run(poster, { endAt: 20_000 }).incidents.map(({ severity, evidence }) => [severity, evidence.moved]), [['note', undefined], ['note', undefined]]);
    const { ends } = run([...poster, ...pictures(20_000, 24_000, { faces: 2 })], { endAt: 24_000 });
    assert.deepEqual([ends('multiple-faces')[0]?.severity, ends('multiple-faces')[0]?.evidence.moved], ['review', true]);
  });

  it('explains a head that turns to the other person', () => {
    const { incidents } = run([...alone, ...pictures(3000, 12_000, { faces: 2, pose: { yaw: 40 } })]);
    assert.ok(incidents.every(({ kind }) => kind === 'multiple-faces'));
  });
});
