import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { People, type Ellipse } from '../../../../src/session/snapshots/people.js';
import type { Box, VisionObservation } from '../../../../src/spec/index.js';

const FACE: Box = { x: 0.4, y: 0.2, width: 0.2, height: 0.3 };

const looked = (at: number, ...boxes: readonly Box[]): VisionObservation => ({
  type: 'vision',
  at,
  frame: { width: 640, height: 480, luma: 120, contrast: 40, fingerprint: 'a' },
  faces: [],
  detected: boxes.map((box) => ({ box, score: 0.9 })),
  latency: 20,
});

const covers = (outlines: readonly Ellipse[], x: number, y: number): boolean =>
  outlines.some((outline) => ((x - outline.x) / outline.radiusX) ** 2 + ((y - outline.y) / outline.radiusY) ** 2 <= 1);

describe('People', () => {
  it('outlines head and shoulders of a face, and not the room beside the head', () => {
    const people = new People(6000);
    people.saw(looked(1000, FACE));
    const outlines = people.at(1000);
    for (const [x, y] of [[0.4, 0.2], [0.6, 0.5], [0.5, 0.02], [0.5, 0.7], [0.25, 0.95], [0.75, 0.95]] as const) assert.ok(covers(outlines, x, y), `${x} ${y}`);
    for (const [x, y] of [[0.25, 0.3], [0.75, 0.3], [0.02, 0.9], [0.2, 0.05]] as const) assert.ok(!covers(outlines, x, y), `${x} ${y}`);
  });

  it('outlines the faces of both models, and people among the objects', () => {
    const people = new People(6000);
    people.saw({ ...looked(1000, FACE), faces: [{ box: { ...FACE, x: 0 } }] });
    people.saw({ type: 'objects', at: 1100, objects: [{ label: 'person', score: 0.8, box: { x: 0.7, y: 0, width: 0.3, height: 1 } }, { label: 'cell phone', score: 0.9, box: FACE }] });
    assert.equal(people.at(1000).length, 5);
    assert.ok(covers(people.at(1100).slice(4), 0.85, 0.5));
  });

  it('knows nobody for a picture of another moment', () => {
    const people = new People(6000);
    people.saw(looked(1000, FACE));
    assert.deepEqual([people.at(499).length, people.at(500).length, people.at(1500).length, people.at(1501).length], [0, 2, 2, 0]);
    people.saw({ type: 'tick', at: 1500 });
    people.saw(looked(7001));
    assert.deepEqual(people.at(1000), []);
  });
});
