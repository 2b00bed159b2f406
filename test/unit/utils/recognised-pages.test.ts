import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinRecognised } from '../../../src/utils/recognised-pages.js';

test('pages are parted by an empty line, and long ones weigh more', () => {
  const joined = joinRecognised([
    { text: ' abcdefghi\n', confidence: 0.9 },
    { text: '\n', confidence: 0 },
    { text: 'j', confidence: 0.4 },
  ]);
  assert.deepEqual(joined, { text: 'abcdefghi\n\nj', confidence: 0.85 });
});

test('what stands for a bullet becomes one, and other signs stay', () => {
  const { text } = joinRecognised([{ text: '+ Kafka\n« Go\n* SQL\ne Rust\n+1 555 0142\ne-mail\n1 + 1', confidence: 1 }]);
  assert.equal(text, '• Kafka\n• Go\n• SQL\n• Rust\n+1 555 0142\ne-mail\n1 + 1');
});

test('nothing is nothing', () => {
  assert.deepEqual(joinRecognised([]), { text: '', confidence: 0 });
  assert.deepEqual(joinRecognised([{ text: ' \n', confidence: 0.3 }]), { text: '', confidence: 0 });
});
