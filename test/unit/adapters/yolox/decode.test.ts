import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decode, OUTPUT_LENGTH } from '../../../../src/adapters/yolox/decode.js';
import { suppress } from '../../../../src/adapters/yolox/suppress.js';

const ROW = 85;
const NAMES = new Map([[0, 'person'], [67, 'phone']]);

type Given = { readonly row: number; readonly box?: readonly [number, number, number, number]; readonly something: number; readonly classes: Readonly<Record<number, number>> };

/** The model's answer with nothing in it but these rows. */
function output(rows: readonly Given[]): Float32Array {
  const data = new Float32Array(OUTPUT_LENGTH);
  for (const { row, box = [0, 0, 0, 0], something, classes } of rows) {
    data.set([...box, something], row * ROW);
    for (const [index, probability] of Object.entries(classes)) data[row * ROW + 5 + Number(index)] = probability;
  }
  return data;
}

const near = (actual: number | undefined, expected: number) => assert.ok(Math.abs((actual ?? NaN) - expected) < 1e-4, `${actual} is not ${expected}`);

describe('decode', () => {
  it('expects a row for each cell of the three grids', () => {
    assert.equal(OUTPUT_LENGTH, 3549 * ROW);
  });

  it('places a box by the cell of its row, in each of the grids', () => {
    // Rows of one line of 52 cells of 8 px; then 26 of 16 px; then 13 of 32 px.
    const rows = [52 * 2 + 3, 52 * 52 + 26 * 4 + 5, 52 * 52 + 26 * 26 + 13 * 6 + 7];
    const found = decode(output(rows.map((row) => ({ row, box: [0.5, 0.25, Math.log(4), Math.log(2)], something: 1, classes: { 67: 0.9 } }))), NAMES, 0.5);
    for (const [index, [x, y, stride]] of [[3, 2, 8], [5, 4, 16], [7, 6, 32]].entries()) {
      const { label, score, ...box } = found[index] ?? assert.fail('a box for each row');
      assert.equal(label, 'phone');
      near(score, 0.9);
      near(box.width, 4 * stride!);
      near(box.height, 2 * stride!);
      near(box.x + box.width / 2, (x! + 0.5) * stride!);
      near(box.y + box.height / 2, (y! + 0.25) * stride!);
    }
  });

  it('leaves out what is weaker than asked for, whichever of the two is weak', () => {
    const given = (something: number, phone: number) => decode(output([{ row: 0, something, classes: { 67: phone } }]), NAMES, 0.5).length;
    assert.deepEqual([given(0.8, 0.8), given(0.49, 1), given(0.7, 0.7), given(1, 0.5)], [1, 0, 0, 1]);
  });

  it('takes a box for what it is most likely, also where that has no name', () => {
    assert.deepEqual(decode(output([{ row: 9, something: 1, classes: { 65: 0.7, 67: 0.6 } }]), NAMES, 0.5), []);
    assert.deepEqual(decode(output([{ row: 9, something: 1, classes: { 0: 0.6, 67: 0.7 } }]), NAMES, 0.5).map(({ label }) => label), ['phone']);
    assert.deepEqual(decode(output([{ row: 9, something: 1, classes: { 79: 0.9, 0: 0.6 } }]), NAMES, 0.5), []);
  });

  it('finds nothing in numbers that are none', () => {
    assert.deepEqual(decode(new Float32Array(OUTPUT_LENGTH).fill(NaN), NAMES, 0.25), []);
  });
});

describe('suppress', () => {
  const box = (label: string, score: number, x: number, width = 10) => ({ label, score, x, y: 0, width, height: 10 });

  it('keeps the surest of boxes on one thing, best first', () => {
    assert.deepEqual(suppress([box('phone', 0.6, 0), box('phone', 0.8, 2), box('phone', 0.7, 40)]).map(({ score }) => score), [0.8, 0.7]);
  });

  it('keeps two things that lie beside or partly behind each other', () => {
    // 4 of 10 px in common: 4 / 16 of both.
    assert.equal(suppress([box('person', 0.9, 0), box('person', 0.8, 6)]).length, 2);
    // 7 of 10: 7 / 13.
    assert.equal(suppress([box('person', 0.9, 0), box('person', 0.8, 3)]).length, 1);
  });

  it('leaves a thing on another one', () => {
    assert.equal(suppress([box('person', 0.9, 0), box('phone', 0.5, 0)]).length, 2);
  });
});
