import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { InvalidInputError } from '../../../src/errors/index.js';
import { readObservations } from '../../../src/record/index.js';
import type { MediaSlice } from '../../../src/spec/index.js';

const slice = (index: number, text: string, track = 'observations'): MediaSlice => ({ track, index, recordingId: 'run', contentType: 'application/x-ndjson', bytes: new TextEncoder().encode(text) });
const line = (at: number): string => `{"type":"tick","at":${at}}\n`;
const times = (slices: readonly MediaSlice[]): number[] => readObservations(slices).map(({ at }) => at);

describe('readObservations', () => {
  it('reads the slices in their order, whatever order they come in', () => {
    assert.deepEqual(times([slice(1, line(3)), slice(0, line(1) + line(2))]), [1, 2, 3]);
    assert.deepEqual(times([]), []);
  });

  it('stops where a slice is missing', () => {
    assert.deepEqual(times([slice(0, line(1)), slice(2, line(3))]), [1]);
    assert.deepEqual(times([slice(1, line(2))]), []);
  });

  it('leaves other recordings alone', () => {
    assert.deepEqual(times([slice(0, 'x', 'snapshot'), slice(0, line(1))]), [1]);
  });

  it('gives back all that a line holds', () => {
    const text = '{"type":"device","at":1.25,"device":"camera","state":"live","label":"Kamera","later":true}\n';
    assert.equal(`${JSON.stringify(readObservations([slice(0, text)])[0])}\n`, text);
  });

  it('refuses what is no observation, and does not quote it', () => {
    for (const bad of ['{"type":"tick"}\n', 'secret\n', '{"type":"tick","at":\n']) {
      assert.throws(
        () => readObservations([slice(0, line(1) + bad)]),
        (error) => error instanceof InvalidInputError && error.code === 'observation/invalid' && error.issues[0]?.path === '1' && !error.message.includes('secret'),
      );
    }
  });
});
