import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hearTones, speakTones } from '../../../src/testing/tone-speech.js';
import { Resampler } from '../../../src/utils/resampler.js';

const TEXT = 'We build, then (at last) müssen alle 語 messen: 3.5 %!';
const heard = (samples: Int16Array, sampleRate: number): string => hearTones(samples, sampleRate).map(({ text }) => text).join(' ');

/** The sound, this much later. */
function later(samples: Int16Array, by: number): Int16Array {
  const moved = new Int16Array(samples.length + by);
  moved.set(samples, by);
  return moved;
}

describe('speech of tones', () => {
  for (const sampleRate of [8_000, 16_000, 24_000, 44_100, 48_000]) {
    it(`is understood at ${sampleRate} Hz, wherever it begins`, () => {
      for (const by of [0, 7, 511, sampleRate]) assert.equal(heard(later(speakTones(TEXT, sampleRate), by), sampleRate), TEXT);
    });
  }

  it('is understood after it was brought to a lower rate in frames', () => {
    for (const sampleRate of [44_100, 48_000]) {
      const filter = new Resampler(sampleRate, 16_000);
      const samples = later(speakTones(`${TEXT} end`, sampleRate), 333);
      const pieces: number[] = [];
      for (let at = 0; at < samples.length; at += sampleRate / 50) pieces.push(...filter.push(samples.subarray(at, at + sampleRate / 50)));
      assert.equal(heard(Int16Array.from(pieces), 16_000), `${TEXT} end`);
    }
  });

  it('has a place in the sound for each word', () => {
    const words = hearTones(later(speakTones('ab c', 16_000), 16_000), 16_000);
    assert.deepEqual(words.map(({ text, start, end }) => [text, start.toFixed(2), end.toFixed(2)]), [['ab', '1.00', '1.12'], ['c', '1.18', '1.24']]);
  });

  it('is not the same once a piece of it is missing, twice there, or out of order', () => {
    const sound = speakTones(TEXT, 16_000);
    const middle = sound.length >> 1;
    const pieces = [sound.subarray(0, middle - 400), sound.subarray(middle - 400, middle + 400), sound.subarray(middle + 400)] as const;
    const joined = (...order: readonly (0 | 1 | 2)[]): Int16Array => Int16Array.from(order.flatMap((index) => [...pieces[index]]));
    assert.equal(heard(joined(0, 1, 2), 16_000), TEXT);
    for (const order of [[0, 2], [0, 1, 1, 2], [1, 0, 2], [0, 1]] as const) assert.notEqual(heard(joined(...order), 16_000), TEXT);
  });

  it('has no words where nothing sounds', () => {
    assert.deepEqual(hearTones(new Int16Array(16_000), 16_000), []);
    assert.equal(speakTones(' \n ', 16_000).length, 0);
  });
});
