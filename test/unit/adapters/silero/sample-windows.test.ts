import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SampleWindows, type SampleWindow } from '../../../../src/adapters/silero/sample-windows.js';
import { framesOf, type Wav } from '../../../helpers/sound.js';

const ramp = (sampleRate: number, seconds: number): Wav => ({
  sampleRate,
  // One step each ms, so that a sample tells its own time.
  samples: Int16Array.from({ length: sampleRate * seconds }, (_, index) => Math.floor((index / sampleRate) * 1000)),
});

function windowsOf(sound: Wav, from = 0, windows = new SampleWindows()): SampleWindow[] {
  return [...framesOf(sound, from)].flatMap((frame) => [...windows.push(frame)]);
}

describe('SampleWindows', () => {
  it('cuts sound at 16 kHz into 512 samples, none lost and none twice', () => {
    const sound = ramp(16_000, 1);
    const windows = windowsOf(sound);
    assert.equal(windows.length, 31);
    assert.deepEqual(Int16Array.from(windows.flatMap(({ samples }) => [...samples])), sound.samples.subarray(0, 31 * 512));
    assert.deepEqual(windows.slice(0, 3).map(({ at }) => at), [0, 32, 64]);
  });

  for (const rate of [48_000, 44_100, 24_000, 8_000]) {
    it(`brings ${rate} Hz to it, each window with the time that its sound has`, () => {
      const windows = windowsOf(ramp(rate, 2), 5_000);
      assert.ok(windows.length >= 61 && windows.length <= 62, String(windows.length));
      for (const { samples, at } of windows.slice(1)) {
        assert.ok(Math.abs((samples[256] ?? NaN) - (at - 5_000 + 16)) <= 2, `${at}: ${samples[256]}`);
      }
      assert.ok(windows.every(({ at }, index) => Math.abs(at - 5_000 - index * 32) < 0.5));
    });
  }

  it('does not join what lies on either side of a gap', () => {
    const windows = new SampleWindows();
    windowsOf(ramp(16_000, 0.1), 0, windows);
    assert.deepEqual(windowsOf(ramp(16_000, 0.1), 900, windows).map(({ at, samples }) => [at, samples[0]]), [[900, 0], [932, 32], [964, 64]]);
  });

  it('begins anew when the rate changes', () => {
    const windows = new SampleWindows();
    windowsOf(ramp(16_000, 0.1), 0, windows);
    const [first] = windowsOf(ramp(48_000, 0.2), 100, windows);
    assert.ok(Math.abs((first?.at ?? NaN) - 100) < 1.1, String(first?.at));
  });
});
