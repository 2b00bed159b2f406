import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SoundQualityMeter, type SoundQuality } from '../../../src/utils/sound-quality.js';
import { fixture } from '../../helpers/fixtures.mjs';
import { madeVoice, pinkNoise, tone } from '../../helpers/made-sound.js';
import { amplified, framesOf, joined, mixed, readWav, silence, type Wav } from '../../helpers/wav.js';

const measure = (sound: Wav): SoundQuality => {
  const meter = new SoundQualityMeter();
  for (const frame of framesOf(sound)) meter.push(frame);
  return meter.quality;
};
const near = (actual: number | undefined, expected: number, by: number) => assert.ok(Math.abs((actual ?? NaN) - expected) <= by, `${actual} is not ${expected}`);
const skip = fixture('speech/audio.truth.json') ? false : 'no fixtures';
const read = (name: string) => readWav(fixture(`speech/${name}.wav`) ?? name);

describe('SoundQualityMeter', () => {
  it('knows nothing before it heard something', () => {
    const { floor, speech, snr, silent, heardMs } = new SoundQualityMeter().quality;
    assert.deepEqual([floor, speech, snr, silent, heardMs], [undefined, undefined, undefined, true, 0]);
  });

  it('finds floor and speech to noise of a voice of -20 dBFS over rooms of known loudness', () => {
    for (const room of [-60, -50, -40, -35]) {
      const { floor, snr } = measure(joined(pinkNoise(3, room), mixed(madeVoice({ seconds: 6, pitch: 180, decibels: -20 }), pinkNoise(6, room))));
      near(floor, room, 3);
      near(snr, -20 - room, 4);
    }
  });

  it('does not take the swaying of a noise for speech', () => {
    assert.equal(measure(pinkNoise(8, -30)).speech, undefined);
  });

  it('waits for a second of speech', () => {
    assert.equal(measure(joined(pinkNoise(3, -60), madeVoice({ seconds: 0.7, pitch: 180 }))).snr, undefined);
  });

  it('counts samples at full scale, and how often they stand in a row', () => {
    const { clippedShare, clippedRuns } = measure(tone(2, 200, 1.5));
    assert.ok(clippedShare > 0.3 && clippedRuns > 700 && clippedRuns < 820, `${clippedShare} ${clippedRuns}`);
    const clean = measure(tone(2, 200, 0.9));
    assert.deepEqual([clean.clippedShare, clean.clippedRuns], [0, 0]);
    assert.ok(measure(amplified(madeVoice({ seconds: 3, pitch: 180 }), 20)).clippedShare > 0.001);
  });

  it('finds a converter that does not rest at zero', () => {
    const shifted = { sampleRate: 16_000, samples: tone(1, 200, 0.1).samples.map((sample) => sample + 3277) };
    near(measure(shifted).offset, 0.1, 0.001);
  });

  it('counts pieces that got lost within sound, and no pause', () => {
    const voice = tone(4, 210, 0.3);
    const holes = voice.samples.slice();
    for (const second of [1, 2, 3]) holes.fill(0, second * 16_000, second * 16_000 + 480);
    assert.equal(measure({ ...voice, samples: holes }).dropouts, 3);
    assert.equal(measure(voice).dropouts, 0);
    assert.equal(measure(joined(tone(1, 210, 0.3), silence(1), tone(1, 210, 0.3))).dropouts, 0, 'a second of silence is somebody who stopped');
    const quiet = joined(tone(1, 210, 0.3), pinkNoise(1, -70));
    quiet.samples.fill(0, 24_000, 24_480);
    assert.equal(measure(quiet).dropouts, 0, 'where nothing is to be heard, nothing got lost');
    const meter = new SoundQualityMeter();
    const frames = [...framesOf(voice)];
    frames.forEach((frame, index) => meter.push({ ...frame, at: frame.at + (index > 50 ? 60 : 0) }));
    assert.equal(meter.quality.dropouts, 1, 'a hole in time');
  });

  it('tells a microphone of zeros from a quiet one', () => {
    assert.equal(measure(silence(3)).silent, true);
    assert.equal(measure(pinkNoise(3, -80)).silent, false);
  });

  describe('on the fixtures', { skip }, () => {
    it('measures what they were made with', () => {
      const answer = measure(read('answer'));
      near(answer.floor, -62, 3);
      assert.ok((answer.snr ?? 0) > 35 && answer.clippedShare === 0 && answer.dropouts === 0 && !answer.silent);
      near(measure(read('silence')).floor, -65, 3);
      near(measure(read('noisy-room')).floor, -25, 3);
      near(measure(mixed(read('answer'), amplified(read('noisy-room'), -10))).snr, 14, 4);
    });
  });
});
