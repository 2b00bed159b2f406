import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Observation } from '../../../../src/spec/index.js';
import { looks, pictures, run, started, thing, ticks, type Thing } from '../helpers.js';

const on: Observation = { type: 'monitor', at: -5000, monitor: 'objects', state: 'on' };
/** One look for each score; 0 finds nothing. */
const found = (label: string, scores: readonly number[], from = 0, stepMs = 2000) => looks(from, scores.map((score) => (score > 0 ? [thing(label, score)] : [])), stepMs);
/** With nobody who looks at faces. */
const watched = (observations: readonly Observation[], options = {}) => run([on, ...[...observations].sort((a, b) => a.at - b.at)], options);
const told = (observations: readonly Observation[], options = {}) => watched(observations, options).incidents.map(({ kind, phase, toldAt, severity }) => [kind, phase, toldAt, severity]);

describe('phone-visible', () => {
  it('is told with the third of five looks that find one, from the first of them', () => {
    const { incidents } = watched(found('phone', [0, 0.6, 0, 0.5, 0.7]));
    assert.deepEqual(incidents.map(({ kind, startedAt, toldAt, severity, rule }) => [kind, startedAt, toldAt, severity, rule.id]), [['phone-visible', 2000, 8000, 'warn', 'phone-visible']]);
    assert.deepEqual(incidents[0]?.evidence, { score: 0.7, seen: 3, samples: 5, box: [0.6, 0.3, 0.3, 0.4], durationMs: 6000 });
    assert.equal(incidents[0]?.confidence, 0.7);
  });

  it('is not told of two looks, nor of three that lie further apart', () => {
    assert.deepEqual(told(found('phone', [0.9, 0.9, 0, 0, 0, 0])), []);
    assert.deepEqual(told(found('phone', [0.9, 0, 0, 0.9, 0, 0.9, 0, 0, 0])), []);
  });

  it('needs one sure look among less sure ones, and does not count what is fainter', () => {
    assert.deepEqual(told(found('phone', [0.49, 0.49, 0.49, 0.49, 0.49])), []);
    assert.deepEqual(told(found('phone', [0.36, 0.36, 0.5])), [['phone-visible', 'start', 4000, 'warn']]);
    assert.deepEqual(told(found('phone', [0.34, 0.34, 0.9, 0.9])), []);
  });

  it('goes on over a look that misses it, and ends 4 s after the last one', () => {
    const all = [...found('phone', [0.6, 0.6, 0.6, 0, 0.6, 0, 0, 0]), ...ticks(0, 15_000)];
    assert.deepEqual(told(all).map(([, phase, toldAt]) => [phase, toldAt]), [['start', 4000], ['end', 12_000]]);
    assert.equal(watched(all).ends('phone-visible')[0]?.endedAt, 8000);
  });

  it('goes on with looks that are less sure', () => {
    assert.deepEqual(told(found('phone', [0.6, 0.6, 0.6, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4])).map(([, phase]) => phase), ['start']);
  });

  it('is for review once it was there for ten seconds', () => {
    const after = (count: number) => watched(found('phone', Array<number>(count).fill(0.8)), { endAt: 99_000 }).ends('phone-visible')[0]?.severity;
    assert.deepEqual([after(5), after(6)], ['warn', 'review']);
  });

  it('ends where nobody has looked for long, or looks no more', () => {
    const seen = found('phone', [0.6, 0.6, 0.6]);
    assert.deepEqual(told([...seen, ...ticks(4000, 30_000)]).map(([, phase, toldAt]) => [phase, toldAt]), [['start', 4000], ['end', 16_200]]);
    assert.deepEqual(told([...seen, { type: 'monitor', at: 5000, monitor: 'objects', state: 'paused' }]).map(([, phase, toldAt]) => [phase, toldAt]), [['start', 4000], ['end', 5000]]);
  });

  it('begins to count anew after a pause, and with another camera', () => {
    const two = found('phone', [0.6, 0.6]);
    const again = found('phone', [0.6, 0.6], 6000);
    assert.deepEqual(told([...two, { ...on, at: 5000 }, ...again]), []);
    const lost: Observation[] = [{ type: 'device', at: 4500, device: 'camera', state: 'ended' }, { type: 'device', at: 5000, device: 'camera', state: 'live' }];
    assert.deepEqual(told([...two, ...lost, ...again]).filter(([kind]) => kind === 'phone-visible'), []);
  });

  it('leaves out a look that was still on its way when looking began anew', () => {
    const late: Observation = { type: 'objects', at: 3900, objects: [thing('phone', 0.9)] };
    assert.deepEqual(run([on, ...found('phone', [0.6, 0.6]), { ...on, at: 4000 }, late, ...found('phone', [0.6, 0.6], 4500)]).incidents, []);
  });
});

describe('book-visible', () => {
  const book = (width: number, height: number): Thing => thing('book', 0.9, { width, height });
  const ofFive = (each: Thing) => told(looks(0, Array.from({ length: 5 }, () => [each])), { endAt: 60_000 });

  it('is a note at most, however long it goes on', () => {
    assert.deepEqual(ofFive(book(0.3, 0.4)).map(([kind, phase, , severity]) => [kind, phase, severity]), [['book-visible', 'start', 'note'], ['book-visible', 'end', 'note']]);
  });

  it('is not told of a shelf: books that are small, even a whole row', () => {
    assert.deepEqual(ofFive(book(0.25, 0.2)), []);
  });
});

describe('second-person', () => {
  const candidate = thing('person', 0.9, { x: 0.2, y: 0.1, width: 0.5, height: 0.9 });
  const guest = (x: number, score = 0.8) => thing('person', score, { x, y: 0.2, width: 0.2, height: 0.5 });
  const walking = [0.7, 0.74, 0.78, 0.72, 0.7].map((x) => [candidate, guest(x)]);

  it('is a note of kind multiple-faces, of whom the face models do not see', () => {
    const { incidents } = watched(looks(0, walking), { endAt: 60_000 });
    assert.deepEqual(incidents.map(({ kind, phase, severity, startedAt, rule }) => [kind, phase, severity, startedAt, rule.id]), [
      ['multiple-faces', 'start', 'note', 0, 'second-person'],
      ['multiple-faces', 'end', 'note', 0, 'second-person'],
    ]);
  });

  it('is silent where the face models see both', () => {
    const both = walking.flatMap((objects, index) => [...pictures(index * 2000, index * 2000 + 2000, { faces: 2 }), ...looks((index + 1) * 2000 - 1, [objects])]);
    const { incidents } = watched([...started(), ...both], { endAt: 11_000 });
    assert.deepEqual([...new Set(incidents.map(({ rule }) => rule.id))], ['multiple-faces']);
  });

  it('is not told of a poster, which never moves, nor of one person', () => {
    const jitter = [0.7, 0.702, 0.699, 0.701, 0.7].map((x) => [candidate, guest(x)]);
    assert.deepEqual(told(looks(0, jitter)), []);
    assert.deepEqual(told(looks(0, walking.map(() => [candidate]))), []);
    assert.deepEqual(told(looks(0, walking.map(([first, second]) => [first!, { ...second!, score: 0.49 }]))), []);
  });

  it('goes on while that person sits still, and explains no head that turns', () => {
    const seated = Array.from({ length: 5 }, () => [candidate, guest(0.7)]);
    const turned = [...pictures(0, 8000), ...pictures(8000, 20_000, { pose: { yaw: 45 } })];
    const { ends, starts } = watched([...started(-4000), ...pictures(-4000, 0), ...turned, ...looks(0, [...walking, ...seated])]);
    assert.deepEqual([ends('multiple-faces').length, starts('head-turned').length], [0, 1]);
  });
});
