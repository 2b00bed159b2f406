import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureSize } from '../../../../src/adapters/picture/picture-size.js';

const bytes = (...parts: readonly number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(parts);
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
const JFIF = [0xff, 0xe0, 0, 4, 1, 2];
const frame = (marker: number): number[] => [0xff, marker, 0, 11, 8, 1, 44, 3, 32, 1, 0, 0, 0];

test('a PNG says its size in its head', () => {
  assert.deepEqual(pictureSize(bytes(...PNG, 0, 0, 3, 32, 0, 0, 1, 44)), { width: 800, height: 300 });
  assert.equal(pictureSize(bytes(...PNG, 0, 0)), undefined);
});

test('a JPEG says it in its frame header, whichever of its kinds, after other segments and fill bytes', () => {
  for (const marker of [0xc0, 0xc2]) assert.deepEqual(pictureSize(bytes(0xff, 0xd8, ...JFIF, 0xff, ...frame(marker), 0, 0)), { width: 800, height: 300 });
});

test('a table of codes is no frame header, and a cut file states nothing', () => {
  assert.equal(pictureSize(bytes(0xff, 0xd8, ...frame(0xc4))), undefined);
  assert.equal(pictureSize(bytes(0xff, 0xd8, ...JFIF)), undefined);
  assert.equal(pictureSize(bytes(0xff, 0xd8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), undefined);
  assert.equal(pictureSize(bytes(0xff)), undefined);
});
