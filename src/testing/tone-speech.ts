/** Each half byte of the words has a tone of its own, low enough for every sample rate of a telephone. */
const LOWEST_HZ = 400;
const STEP_HZ = 120;
const TONE_MS = 30;
/** The middle of a tone, which a filter at its edges does not reach. */
const MIDDLE_MS = 16;
const GAP_MS = 60;
const AMPLITUDE = 0.3;
/** Amplitude above which something sounds. */
const AUDIBLE = 0.1;
/** As long as this is quiet before a new word. */
const QUIET_MS = 25;
/** Precision with which a beginning is found. */
const HOP_MS = 1;

/** One word, with its place in the sound, s. */
export interface HeardWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Speech for machines: the words of a text as tones, with a gap after each. `hearTones` understands every word of it, at any
 * sample rate from 8 kHz up and through resampling, and a word that is cut off is not the same word; so a test that gets its
 * words back knows that all of the sound arrived, and nothing else. `sampleRate`: Hz.
 */
export function speakTones(text: string, sampleRate: number): Int16Array {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const toneLength = Math.round((sampleRate * TONE_MS) / 1000);
  const gap = Math.round((sampleRate * GAP_MS) / 1000);
  const tones = words.map((word) => [...new TextEncoder().encode(word)].flatMap((byte) => [byte >> 4, byte & 15]));
  const samples = new Int16Array(tones.reduce((sum, { length }) => sum + length * toneLength + gap, 0));
  const waves = new Map<number, Int16Array>();
  let at = 0;
  for (const word of tones) {
    for (const tone of word) {
      const wave = waves.get(tone) ?? waveOf(tone, toneLength, sampleRate);
      waves.set(tone, wave);
      samples.set(wave, at);
      at += toneLength;
    }
    at += gap;
  }
  return samples;
}

function waveOf(tone: number, length: number, sampleRate: number): Int16Array {
  const step = (2 * Math.PI * (LOWEST_HZ + tone * STEP_HZ)) / sampleRate;
  const wave = new Int16Array(length);
  for (let index = 0; index < length; index += 1) wave[index] = Math.round(32_767 * AMPLITUDE * Math.sin(step * index));
  return wave;
}

/** The words in such sound, in their order; U+FFFD where a tone is none of them. */
export function hearTones(samples: Int16Array, sampleRate: number): readonly HeardWord[] {
  const ms = sampleRate / 1000;
  // Where it was looked last, and the first loud sample from there on: tests of half an hour of speech spend their time here.
  let [from, loud] = [0, -1];
  const isLoud = (fromMs: number, toMs: number): boolean => {
    const first = Math.round(fromMs * ms);
    if (first < from || first > loud) {
      from = first;
      for (loud = first; loud < samples.length && Math.abs(samples[loud] as number) <= AUDIBLE * 32_768; ) loud += 1;
    }
    return loud < Math.min(samples.length, Math.round(toMs * ms));
  };
  const endMs = samples.length / ms;
  const words: HeardWord[] = [];
  for (let at = 0; at < endMs; at += HOP_MS) {
    if (!isLoud(at, at + HOP_MS)) continue;
    const tones: number[] = [];
    let next = at;
    for (; isLoud(next + (TONE_MS - MIDDLE_MS) / 2, next + (TONE_MS + MIDDLE_MS) / 2); next += TONE_MS) {
      const middle = Math.round((next + (TONE_MS - MIDDLE_MS) / 2) * ms);
      tones.push(toneOf(samples.subarray(middle, middle + Math.round(MIDDLE_MS * ms)), sampleRate));
    }
    words.push({ text: textOf(tones), start: at / 1000, end: next / 1000 });
    at = next;
    while (at < endMs && isLoud(at, at + QUIET_MS)) at += HOP_MS;
  }
  return words;
}

function textOf(tones: readonly number[]): string {
  const bytes = Uint8Array.from({ length: Math.ceil(tones.length / 2) }, (_, index) => ((tones[index * 2] ?? 15) << 4) | (tones[index * 2 + 1] ?? 15));
  return new TextDecoder().decode(bytes);
}

/** The tone with the most power (Goertzel 1958). */
function toneOf(samples: Int16Array, sampleRate: number): number {
  let best = { tone: 0, power: -1 };
  for (let tone = 0; tone < 16; tone += 1) {
    const factor = 2 * Math.cos((2 * Math.PI * (LOWEST_HZ + tone * STEP_HZ)) / sampleRate);
    let [last, before] = [0, 0];
    for (let index = 0; index < samples.length; index += 1) {
      const next = (samples[index] as number) + factor * last - before;
      before = last;
      last = next;
    }
    const power = last ** 2 + before ** 2 - factor * last * before;
    if (power > best.power) best = { tone, power };
  }
  return best.tone;
}
