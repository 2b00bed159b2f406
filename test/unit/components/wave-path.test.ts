import assert from 'node:assert/strict';
import test from 'node:test';
import { barCount, barHeight, fit, wavePath } from '../../../components/live-waveform/wave-path.js';

test('as many bars as fit, without a space after the last', () => {
  assert.equal(barCount(0), 0);
  assert.equal(barCount(3), 1);
  assert.equal(barCount(8.9), 1);
  assert.equal(barCount(9), 2);
});

test('silence has no height and loud speech fills the picture', () => {
  assert.equal(barHeight(-100), 0);
  assert.equal(barHeight(-60), 0);
  assert.equal(barHeight(-34), 0.5);
  assert.equal(barHeight(0), 1);
});

test('a long recording is squeezed without losing its peaks, a short one is stretched', () => {
  assert.deepEqual(fit([0, 0, 1, 0, 0, 0], 2), [1, 0]);
  assert.deepEqual(fit([0.2, 0.8], 4), [0.2, 0.2, 0.8, 0.8]);
  assert.deepEqual(fit([], 4), []);
});

test('strokes are centred, and silence is a dot', () => {
  assert.equal(wavePath([1, 0], { to: 2, height: 43 }), 'M1.5 1.50v40.00M7.5 21.50v0.01');
  assert.equal(wavePath([1], { from: 1, to: 2, height: 43 }), 'M7.5 21.50v0.01');
});
