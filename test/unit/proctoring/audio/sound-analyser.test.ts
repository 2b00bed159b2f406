import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { SoundAnalyser } from '../../../../src/proctoring/audio/sound-analyser.js';
import { ObservationSchema, type AudioObservation } from '../../../../src/spec/index.js';
import { madeVoice, pinkNoise, tone } from '../../../helpers/made-sound.js';
import { framesOf, joined, mixed, silence, type Wav } from '../../../helpers/wav.js';

const hear = (sound: Wav, { interviewer = false, from = 0, analyser = new SoundAnalyser() } = {}): AudioObservation[] =>
  [...framesOf(sound, from)].flatMap((frame) => analyser.push(frame, interviewer) ?? []);
const part = (all: readonly AudioObservation[], which: (each: AudioObservation) => boolean) => all.filter(which).length / all.length;
const room = (seconds: number) => pinkNoise(seconds, -62);

describe('SoundAnalyser', () => {
  it('gives an observation for every second frame, of the schema, and nothing to hear', () => {
    const all = hear(mixed(madeVoice({ seconds: 2, pitch: 190 }), room(2)), { from: 7000 });
    assert.equal(all.length, 50);
    assert.deepEqual(all.slice(0, 3).map(({ at }) => at), [7000, 7040, 7080]);
    for (const each of all) {
      assert.ok(v.is(ObservationSchema, each));
      assert.ok(JSON.stringify(each).length < 160, JSON.stringify(each));
    }
  });

  it('measures the level and follows the room', () => {
    const all = hear(pinkNoise(6, -40));
    const last = all.at(-1);
    assert.ok(Math.abs((last?.level ?? 0) + 40) < 3 && Math.abs((last?.floor ?? 0) + 40) < 3, JSON.stringify(last));
    assert.equal(last?.speech, false);
  });

  it('names the pitch of a voice in most of its moments, and hears one voice only', () => {
    for (const pitch of [120, 200]) {
      const all = hear(joined(room(1), mixed(madeVoice({ seconds: 8, pitch }), room(8)))).slice(25);
      const named = all.flatMap((each) => each.pitch ?? []);
      assert.ok(named.length > all.length * 0.4, `${pitch} Hz: ${named.length} of ${all.length}`);
      assert.ok(named.filter((each) => Math.abs(Math.log2(each / pitch)) < 0.25).length > named.length * 0.9);
      assert.ok(part(all, (each) => (each.overlap ?? 0) >= 0.02) < 0.02);
    }
  });

  it('hears two voices at once, and which pitches they have', () => {
    const two = mixed(madeVoice({ seconds: 10, pitch: 125, seed: 'one' }), madeVoice({ seconds: 10, pitch: 200, seed: 'two' }));
    const all = hear(joined(room(1), mixed(two, room(10)))).slice(25);
    const both = all.filter((each) => (each.overlap ?? 0) >= 0.02);
    assert.ok(both.length > all.length * 0.08, `${both.length} of ${all.length}`);
    assert.ok(both.filter(({ pitches = [] }) => Math.abs(Math.log2((pitches[0] ?? 0) / 125)) < 0.3 && Math.abs(Math.log2((pitches[1] ?? 0) / 200)) < 0.3).length > both.length * 0.6);
  });

  it('takes any rate', () => {
    const at48 = hear({ sampleRate: 48_000, samples: tripled(madeVoice({ seconds: 4, pitch: 190 }).samples) });
    assert.equal(at48.length, 99);
    assert.ok(at48.filter(({ pitch = 0 }) => Math.abs(pitch / 190 - 1) < 0.2).length > 30);
  });

  it('says nothing of who speaks while the interviewer is played, and does not take that for the room', () => {
    const analyser = new SoundAnalyser();
    hear(room(3), { analyser });
    const all = hear(mixed(madeVoice({ seconds: 5, pitch: 190 }), pinkNoise(5, -30)), { interviewer: true, analyser, from: 3000 });
    assert.ok(all.every(({ speech, pitch, overlap, interviewer }) => !speech && pitch === undefined && overlap === undefined && interviewer));
    assert.ok((all.at(-1)?.floor ?? 0) < -55);
  });

  it('does not join what came before a gap with what comes after it', () => {
    const analyser = new SoundAnalyser();
    const voice = madeVoice({ seconds: 1, pitch: 190 });
    hear(voice, { analyser });
    assert.equal(hear(voice, { analyser, from: 9000 })[0]?.pitch, undefined);
  });

  it('tells no sound at all from a quiet room', () => {
    assert.ok(hear(silence(1)).every(({ level }) => level === -100));
    assert.ok(hear(tone(1, 200, 0.0002)).every(({ level }) => level > -90));
  });
});

/** At three times the rate, without any sound in between. */
function tripled(samples: Int16Array): Int16Array {
  return Int16Array.from({ length: samples.length * 3 - 3 }, (_, index) => {
    const before = Math.floor(index / 3);
    const [a = 0, b = 0] = [samples[before], samples[before + 1]];
    return Math.round(a + ((b - a) * (index % 3)) / 3);
  });
}
