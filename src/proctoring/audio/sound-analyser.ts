import type { AudioFrame, AudioObservation } from '../../spec/index.js';
import { AdaptiveFloor } from '../../utils/adaptive-floor.js';
import { measureLevel } from '../../utils/audio-level.js';
import { Resampler } from '../../utils/resampler.js';
import { ANALYSIS_RATE, ANALYSIS_SAMPLES, HarmonicAnalyser } from './harmonic-series.js';

/** Frames of 20 ms to one observation. */
const FRAMES = 2;
/** A voice is this far above the room, dB, and never below this, dBFS. */
const OVER_FLOOR = 10;
const QUIETEST = -50;
/** Sound that repeats less than this has no pitch that could be named. */
const VOICED = 0.6;
/** Where one pitch explains this much of the sound, there is no second voice to be looked for. */
const ONE_VOICE = 0.62;
/**
 * Two pitches have to explain this part of what one leaves over, and a little more. Found on recordings of five
 * speakers in four languages and ten synthetic voices, alone and in pairs: no single voice comes here for long.
 */
const EXPLAINED = 0.4;
/** A jump of the clock by more than this breaks the sound, ms. */
const GAP_MS = 60;
const SCALE = 32_768;

/** Turns frames of a microphone into observations: numbers of which nothing can be heard again. */
export class SoundAnalyser {
  readonly #harmonics = new HarmonicAnalyser();
  readonly #window = new Float64Array(ANALYSIS_SAMPLES);
  #floor = new AdaptiveFloor();
  #downsampler: Resampler | undefined;
  #sampleRate = 0;
  #filled = 0;
  #frames: AudioFrame[] = [];
  #levels: number[] = [];
  #room = -100;
  #next = -Infinity;

  /**
   * Every second frame gives an observation. `interviewer`: somebody else is being played just now, whom the microphone
   * may hear too; such a moment says nothing of the room or of who is in it.
   */
  push(frame: AudioFrame, interviewer = false): AudioObservation | undefined {
    const { data, sampleRate, at } = frame;
    if (sampleRate !== this.#sampleRate || Math.abs(at - this.#next) > GAP_MS) this.#begin(sampleRate);
    const ms = (data.length / sampleRate) * 1000;
    this.#next = at + ms;
    const level = measureLevel(data, at).rms;
    if (!interviewer) this.#room = this.#floor.push(level, ms, level > this.#room + OVER_FLOOR);
    this.#keep(this.#downsampler ? this.#downsampler.push(data) : data);
    this.#frames.push(frame);
    this.#levels.push(level);
    if (this.#frames.length < FRAMES) return undefined;
    const [first = frame] = this.#frames;
    const observation = this.#observe(first.at, meanLevel(this.#levels), interviewer);
    this.#frames = [];
    this.#levels = [];
    return observation;
  }

  #observe(at: number, level: number, interviewer: boolean): AudioObservation {
    const heard = { type: 'audio', at, level: tenths(level), floor: tenths(this.#room) } as const;
    if (interviewer) return { ...heard, speech: false, interviewer: true };
    const speech = level > QUIETEST && level > this.#room + OVER_FLOOR;
    if (!speech || this.#filled < ANALYSIS_SAMPLES) return { ...heard, speech };
    const series = this.#harmonics.analyse(this.#window);
    if (!series) return { ...heard, speech };
    const { periodicity, pitch } = series;
    if (periodicity >= ONE_VOICE) return { ...heard, speech, pitch: Math.round(pitch) };
    const { rest, pitches } = this.#harmonics.pair();
    // Of what one pitch leaves, two leave less than the rest of this.
    const overlap = (1 - EXPLAINED) * (1 - periodicity) - rest;
    if (overlap > 0) return { ...heard, speech, overlap: thousandths(overlap), pitches: [Math.round(pitches[0]), Math.round(pitches[1])] };
    return periodicity >= VOICED ? { ...heard, speech, pitch: Math.round(pitch) } : { ...heard, speech };
  }

  /** What came before is not joined with what comes now; the room stays the same. */
  #begin(sampleRate: number): void {
    if (sampleRate !== this.#sampleRate) this.#floor = new AdaptiveFloor();
    this.#sampleRate = sampleRate;
    this.#downsampler = sampleRate > ANALYSIS_RATE ? new Resampler(sampleRate, ANALYSIS_RATE) : undefined;
    this.#filled = 0;
    this.#frames = [];
    this.#levels = [];
  }

  /** The newest samples stand last. */
  #keep(samples: Int16Array): void {
    const fresh = samples.length > ANALYSIS_SAMPLES ? samples.subarray(-ANALYSIS_SAMPLES) : samples;
    this.#window.copyWithin(0, fresh.length);
    const from = ANALYSIS_SAMPLES - fresh.length;
    for (let index = 0; index < fresh.length; index += 1) this.#window[from + index] = (fresh[index] as number) / SCALE;
    this.#filled = Math.min(ANALYSIS_SAMPLES, this.#filled + fresh.length);
  }
}

/** Mean of the powers, dBFS. */
function meanLevel(levels: readonly number[]): number {
  const power = levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / levels.length;
  return Math.max(-100, 10 * Math.log10(power));
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
