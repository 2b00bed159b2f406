import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { energyVoiceActivity } from '../../../src/media/index.js';
import type { VoiceActivity } from '../../../src/spec/index.js';
import { voiceActivityContract } from '../../../src/testing/index.js';
import { fixture } from '../../helpers/fixtures.mjs';
import { speechSpans, type SpeechTruth } from '../../helpers/speech.js';
import { recordings } from '../../helpers/voice-activity-rig.js';
import { amplified, cut, framesOf, joined, mixed, readWav, silence, type Wav } from '../../helpers/wav.js';

/** From the first to the last moment of sound, ms. `told`: when the end was known. */
interface Speech {
  readonly from: number;
  readonly to: number | undefined;
  readonly told: number | undefined;
}

function speechIn(wav: Wav, activity: VoiceActivity = energyVoiceActivity()): Speech[] {
  const found: Speech[] = [];
  for (const frame of framesOf(wav)) {
    for (const { type, at } of activity.push(frame)) {
      if (type === 'speech-start') found.push({ from: at, to: undefined, told: undefined });
      else found.push({ from: found.pop()?.from ?? NaN, to: at, told: frame.at + 20 });
    }
  }
  return found;
}

const truth = (clip: string) => speechSpans(JSON.parse(readFileSync(fixture('speech/audio.truth.json') ?? '', 'utf8')) as SpeechTruth, clip);

/** Every span is found, nothing else is; an edge may be off by this much, ms. */
function assertFound(found: readonly Speech[], expected: readonly (readonly [number, number])[], tolerance: number): void {
  const shown = found.map(({ from, to }) => `${from}-${to}`).join(' ');
  assert.equal(found.length, expected.length, shown);
  for (const [index, [from, to]] of expected.entries()) {
    assert.ok(Math.abs((found[index]?.from ?? NaN) - from) <= tolerance, `begins at ${from}: ${shown}`);
    assert.ok(Math.abs((found[index]?.to ?? NaN) - to) <= tolerance, `ends at ${to}: ${shown}`);
  }
}

const skip = fixture('speech/audio.truth.json') ? false : 'no fixtures';
const clip = (name: string): Wav => readWav(fixture(`speech/${name}.wav`) ?? name);
/** A tone that is there at once. */
const tone = (seconds: number, dBFS: number): Wav => {
  const amplitude = 32767 * Math.SQRT2 * 10 ** (dBFS / 20);
  return { sampleRate: 16_000, samples: Int16Array.from({ length: 16_000 * seconds }, (_, index) => Math.round(amplitude * Math.sin((index * Math.PI) / 40))) };
};

describe('energyVoiceActivity with recorded speech', { skip }, () => {
  it('finds where it begins and ends, at either sample rate', () => {
    for (const name of ['answer', 'answer.48k']) assertFound(speechIn(clip(name)), truth('answer'), 40);
  });

  it('tells an end 300 ms after it', () => {
    for (const { to, told } of speechIn(clip('answer'))) assert.equal((told ?? NaN) - (to ?? NaN), 300);
  });

  it('hears two people without a pause as one', () => {
    assertFound(speechIn(clip('two-voices')), [[600, 12_033]], 150);
  });

  it('hears who speaks from the very first sample', () => {
    const [first] = speechIn(cut(clip('answer'), 1, 8));
    assert.deepEqual([first?.from, Math.abs((first?.to ?? NaN) - 4710) <= 40], [0, true]);
  });

  it('hears a quiet speaker, 20 dB softer', () => {
    assertFound(speechIn(amplified(clip('answer'), -20)), truth('answer'), 120);
  });

  it('hears speech over the noise of a room, 25 dB below it', () => {
    assertFound(speechIn(mixed(clip('answer'), amplified(clip('noisy-room'), -20))), truth('answer'), 120);
  });

  it('goes on after a pause of 20 s as before it', () => {
    const whole = clip('answer');
    const pause = joined(cut(whole, 0, 13), clip('silence'), cut(whole, 13, 26.5));
    assertFound(speechIn(pause), truth('answer').map(([from, to]): [number, number] => (from < 13_000 ? [from, to] : [from + 20_000, to + 20_000])), 40);
  });

  it('does not take somebody who speaks for a minute for the room', () => {
    const minute = joined(...Array.from({ length: 6 }, () => cut(clip('two-voices'), 0.6, 12)), silence(2));
    assertFound(speechIn(minute), [[0, 68_400]], 150);
  });
});

describe('energyVoiceActivity, as every voice activity', { skip }, () => {
  const create = async () => {
    const { speech, quiet } = await recordings((file) => readFile(fixture(`speech/${file}`) ?? file));
    return { activity: energyVoiceActivity(), speech, quiet, toleranceMs: 40, advance: () => Promise.resolve() };
  };
  for (const { name, run } of voiceActivityContract(create)) it(name, run);
});

describe('energyVoiceActivity without speech', { skip }, () => {
  it('hears none in a quiet room', () => {
    for (const name of ['silence', 'silence.48k']) assert.deepEqual(speechIn(clip(name)), []);
  });

  it('knows a loud room after three seconds at most, and hears none from then on', () => {
    for (const name of ['noisy-room', 'noisy-room.48k']) {
      const found = speechIn(clip(name));
      assert.equal(found.length, 1, JSON.stringify(found));
      assert.ok((found[0]?.told ?? Infinity) <= 3000, JSON.stringify(found));
    }
  });

  it('knows it as well when the noise begins while it listens', () => {
    const found = speechIn(joined(clip('silence'), clip('noisy-room')));
    assert.equal(found.length, 1, JSON.stringify(found));
    assert.ok((found[0]?.from ?? 0) >= 20_000 && (found[0]?.told ?? Infinity) <= 23_000, JSON.stringify(found));
  });

  it('hears speech again once the noise has stopped', () => {
    const found = speechIn(joined(clip('noisy-room'), clip('answer'))).slice(1);
    assertFound(found, truth('answer').map(([from, to]): [number, number] => [from + 20_000, to + 20_000]), 40);
  });
});

describe('energyVoiceActivity', () => {
  it('hears nothing in digital silence, and a voice after it', () => {
    assert.deepEqual(speechIn(silence(5)), []);
    assertFound(speechIn(joined(silence(5), tone(0.5, -30), silence(1))), [[5000, 5500]], 20);
  });

  it('takes a click for none, and a syllable for speech', () => {
    assert.deepEqual(speechIn(joined(silence(1), tone(0.04, -20), silence(1))), []);
    assertFound(speechIn(joined(silence(1), tone(0.06, -20), silence(1))), [[1000, 1060]], 0);
  });

  it('bridges a gap shorter than the hangover', () => {
    const gap = (seconds: number) => joined(silence(1), tone(0.5, -30), silence(seconds), tone(0.5, -30), silence(1));
    assertFound(speechIn(gap(0.28)), [[1000, 2280]], 0);
    assertFound(speechIn(gap(0.4)), [[1000, 1500], [1900, 2400]], 0);
  });

  it('hears nothing below the quietest', () => {
    const soft = joined(silence(1), tone(0.5, -60), silence(1));
    assert.deepEqual(speechIn(soft), []);
    assertFound(speechIn(soft, energyVoiceActivity({ quietest: -70 })), [[1000, 1500]], 0);
  });

  it('goes on speaking at a level that would not begin it', () => {
    const fading = joined(tone(3, -60), tone(0.2, -40), tone(0.2, -50), tone(1, -60));
    assertFound(speechIn(fading), [[3000, 3400]], 0);
  });

  it('takes other lengths of attack and hangover', () => {
    const short = joined(silence(1), tone(0.1, -30), silence(1));
    assert.deepEqual(speechIn(short, energyVoiceActivity({ attackMs: 120 })), []);
    assert.equal(speechIn(short, energyVoiceActivity({ hangoverMs: 500 }))[0]?.told, 1600);
  });

  it('gives a probability that follows the level', () => {
    const activity = energyVoiceActivity();
    const after = (wav: Wav) => {
      for (const frame of framesOf(wav)) activity.push(frame);
      return activity.probability;
    };
    assert.equal(after(silence(1)), 0);
    assert.equal(after(tone(0.1, -20)), 1);
    assert.equal(after(silence(0.1)), 0);
  });

  it('forgets everything with reset()', () => {
    const activity = energyVoiceActivity();
    speechIn(joined(tone(2, -20), tone(0.5, -5)), activity);
    activity.reset();
    assert.equal(activity.probability, 0);
    assertFound(speechIn(joined(tone(0.5, -20), silence(1)), activity), [[0, 500]], 0);
  });
});
