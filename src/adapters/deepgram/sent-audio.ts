import type { AudioFrame } from '../../spec/index.js';
import { measureLevel } from '../../utils/audio-level.js';
import { Resampler } from '../../utils/resampler.js';
import { toRate } from './to-rate.js';

/** More carries nothing of a voice that recognisers use. */
const HIGHEST_RATE = 16_000;
/** Frames that come this much earlier or later than the ones before say are taken to follow them, ms. */
const TOLERANCE_MS = 10;
/** dBFS above which somebody may have spoken. */
const AUDIBLE = -50;

/** The place of a sample in what was sent, and when it sounded. */
interface Anchor {
  readonly sample: number;
  /** ms on the session clock. */
  readonly at: number;
}

/**
 * What was sent over one connection: the vendor counts the seconds of sound that it got, the session has a clock, and between
 * the two lie gaps in which nothing was sent.
 */
export class SentAudio {
  /** Hz of what is sent. */
  readonly sampleRate: number;
  #converter: { readonly from: number; readonly push: (samples: Int16Array) => Int16Array } | undefined;
  #sent = 0;
  #lastAudible = 0;
  readonly #anchors: Anchor[] = [];

  /** `rate`: Hz of the first frame. */
  constructor(rate: number) {
    this.sampleRate = Math.min(HIGHEST_RATE, rate);
  }

  /** Seconds of sound so far, as the vendor counts them. */
  get seconds(): number {
    return this.#sent / this.sampleRate;
  }

  /** The samples of a frame, as they are to be sent. */
  add({ data, sampleRate, at }: AudioFrame): Int16Array {
    const expected = this.timeAt(this.seconds);
    if (expected === undefined || Math.abs(at - expected) > TOLERANCE_MS) this.#anchors.push({ sample: this.#sent, at });
    const samples = this.#convert(data, sampleRate);
    this.#sent += samples.length;
    if (measureLevel(data, at).rms > AUDIBLE) this.#lastAudible = this.#sent;
    return samples;
  }

  /** Silence that nobody heard, for vendors whose clock only runs on sound. */
  addSilence(ms: number): Int16Array {
    const samples = new Int16Array(Math.round((ms / 1000) * this.sampleRate));
    this.#sent += samples.length;
    return samples;
  }

  /** When this second of the sent sound sounded, ms on the session clock. */
  timeAt(seconds: number): number | undefined {
    return this.#time(seconds, (anchor, sample) => anchor.sample <= sample + 1);
  }

  /** As `timeAt`, for the end of something: what ends where a gap begins ended before it. */
  endAt(seconds: number): number | undefined {
    return this.#time(seconds, (anchor, sample) => anchor.sample < sample - 1);
  }

  /** Whether something that may be a word was sent this many ms after the second up to which the vendor has told what it heard. */
  hasSoundBeyond(seconds: number, ms: number): boolean {
    return this.#lastAudible / this.sampleRate > seconds + ms / 1000;
  }

  #time(seconds: number, isBefore: (anchor: Anchor, sample: number) => boolean): number | undefined {
    const sample = seconds * this.sampleRate;
    const anchor = this.#anchors.findLast((candidate) => isBefore(candidate, sample)) ?? this.#anchors[0];
    return anchor && anchor.at + ((sample - anchor.sample) / this.sampleRate) * 1000;
  }

  #convert(data: Int16Array, from: number): Int16Array {
    if (from === this.sampleRate) return data;
    if (this.#converter?.from !== from) {
      const down = from > this.sampleRate ? new Resampler(from, this.sampleRate) : undefined;
      this.#converter = { from, push: (samples) => down?.push(samples) ?? toRate(samples, from, this.sampleRate) };
    }
    return this.#converter.push(data);
  }
}
