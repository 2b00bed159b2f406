import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measureEcho } from '../../../src/media/echo-measure.js';
import { sineSweep } from '../../../src/utils/sine-sweep.js';
import { pinkNoise } from '../../helpers/made-sound.js';

const RATE = 16_000;
const played = sineSweep({ seconds: 0.5, from: 350, to: 3400, amplitude: 0.1, fade: 0.08 }, RATE);

/** A room of this noise, dBFS, which gives the sound back so much softer, dB, and so much later, ms. */
function room({ noise, gain, delay = 0, seed = 'room' }: { noise: number; gain?: number; delay?: number; seed?: string }) {
  const hiss = pinkNoise(4, noise, seed).samples;
  const heard = (from: number, echo: number | undefined) =>
    Float32Array.from({ length: RATE }, (_, index) => (hiss[from + index] ?? 0) / 32_768 + (echo === undefined ? 0 : 10 ** (echo / 20) * (played[index - Math.round((delay * RATE) / 1000)] ?? 0)));
  return measureEcho({ quiet: heard(0, undefined).subarray(0, RATE / 2), times: [heard(RATE, gain), heard(2 * RATE, gain)], played, sampleRate: RATE });
}

describe('measureEcho', () => {
  it('finds nothing where nothing comes back', () => {
    for (const seed of Array.from('abcdefghij')) {
      const { advice, noise = 0, ...rest } = room({ noise: -60, seed });
      assert.deepEqual([advice, rest], ['fine', {}], seed);
      assert.ok(Math.abs(noise + 60) < 3);
    }
  });

  it('measures loudness within 2 dB and delay within 5 ms, down to far below the room', () => {
    for (const noise of [-60, -48]) {
      for (const gain of [-10, -20, -30]) {
        for (const delay of [3, 45, 180, 420]) {
          const measured = room({ noise, gain, delay });
          assert.ok(Math.abs((measured.gain ?? 0) - gain) < 2, `${noise} ${gain} ${delay}: ${measured.gain}`);
          assert.ok(Math.abs((measured.delay ?? -99) - delay) < 5, `${noise} ${gain} ${delay}: ${measured.delay}`);
          assert.ok(Math.abs((measured.level ?? 0) - (gain - 23.4)) < 2);
        }
      }
    }
  });

  it('advises headphones where the voice of the interviewer would stand out of the room', () => {
    assert.equal(room({ noise: -60, gain: -20, delay: 30 }).advice, 'headphones');
    assert.equal(room({ noise: -60, gain: -44, delay: 30 }).advice, 'fine');
    assert.equal(room({ noise: -46, gain: -30, delay: 30 }).advice, 'fine');
    assert.equal(room({ noise: -46, gain: -12, delay: 30 }).advice, 'headphones');
  });

  it('sees that the browser takes the echo away', () => {
    const really = measureEcho({ ...silentRoom(), times: [mixedIn(-15), mixedIn(-90)] });
    assert.deepEqual([really.advice, really.cancelled], ['fine', true]);
    const softer = measureEcho({ ...silentRoom(), times: [mixedIn(-15), mixedIn(-28)] });
    assert.deepEqual([softer.advice, softer.cancelled], ['headphones', true]);
  });

  it('could not tell in a loud room, unless the echo is louder still', () => {
    const lost = room({ noise: -25, gain: -40, delay: 30 });
    assert.deepEqual([lost.advice, lost.reason], ['unknown', 'noise']);
    assert.equal(room({ noise: -30, gain: 0, delay: 30 }).advice, 'headphones');
  });

  it('could not tell where the microphone gives nothing', () => {
    const nothing = new Float32Array(RATE);
    const { advice, reason } = measureEcho({ quiet: nothing, times: [nothing, nothing], played, sampleRate: RATE });
    assert.deepEqual([advice, reason], ['unknown', 'no-sound']);
  });
});

function hissOf(seed: string): Float32Array {
  return Float32Array.from(pinkNoise(1, -60, seed).samples, (sample) => sample / 32_768);
}

function silentRoom() {
  return { quiet: hissOf('quiet'), played, sampleRate: RATE };
}

function mixedIn(gain: number): Float32Array {
  return hissOf(`echo ${gain}`).map((value, index) => value + 10 ** (gain / 20) * (played[index - 640] ?? 0));
}
