import assert from 'node:assert/strict';
import test from 'node:test';
import { faceHint, lightHint, Steady } from '../../../components/device-check/picture-hints.js';

const frame = { width: 640, height: 480, luma: 120, contrast: 40, fingerprint: 'a' };
const face = (x: number, y: number, width: number) => ({ box: { x, y, width, height: width } });

test('light: a covered lens is uniform, a dark room is not', () => {
  assert.equal(lightHint({ luma: 3, contrast: 1 }), 'covered');
  assert.equal(lightHint({ luma: 30, contrast: 12 }), 'dark');
  assert.equal(lightHint({ luma: 120, contrast: 40 }), undefined);
  assert.equal(lightHint({ luma: 240, contrast: 3 }), 'bright');
});

test('face: none, several, too far, at the edge, fine', () => {
  assert.deepEqual(faceHint({ faces: [], frame }), { hint: 'face-none', faceWidth: 0 });
  assert.equal(faceHint({ faces: [face(0.4, 0.4, 0.2), face(0.1, 0.1, 0.3)], frame }).hint, 'face-many');
  assert.equal(faceHint({ faces: [face(0.45, 0.45, 0.1)], frame }).hint, 'face-small');
  assert.equal(faceHint({ faces: [face(0.02, 0.4, 0.25)], frame }).hint, 'face-off');
  assert.deepEqual(faceHint({ faces: [face(0.375, 0.35, 0.25)], frame }), { hint: 'face-ok', faceWidth: 160 });
});

test('a hint shows at once, and changes only when the new one stays', () => {
  const steady = new Steady<string>(3);
  const seen = ['a', 'b', 'b', 'a', 'b', 'b', 'b'].map((value) => {
    steady.push(value);
    return steady.value;
  });
  assert.deepEqual(seen, ['a', 'a', 'a', 'a', 'a', 'a', 'b']);
});
