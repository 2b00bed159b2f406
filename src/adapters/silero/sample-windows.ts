import type { AudioFrame } from '../../spec/index.js';
import { frameEnd } from '../../utils/frame-length.js';
import { Resampler } from '../../utils/resampler.js';
import { SILERO_RATE, WINDOW_SAMPLES } from './protocol.js';

/** 512 samples at 16 kHz. */
export interface SampleWindow {
  readonly samples: Int16Array<ArrayBuffer>;
  /** Time of the first one, ms on the clock of the frames. */
  readonly at: number;
}

/** A jump in the times of the frames by more than this is a gap: what lies on either side of it is not one sound, ms. */
const GAP_MS = 60;

/** Brings sound of any rate to 16 kHz, and cuts it into windows. */
export class SampleWindows {
  #rate = 0;
  #downsampler: Resampler | undefined;
  /** Samples that came in and went out at the present rate. */
  #taken = 0;
  #made = 0;
  #end: number | undefined;
  #window = new Int16Array(WINDOW_SAMPLES);
  #filled = 0;
  #at = 0;

  /** The windows that this frame completes. */
  push(frame: AudioFrame): readonly SampleWindow[] {
    const { sampleRate, at, data } = frame;
    if (sampleRate !== this.#rate || (this.#end !== undefined && Math.abs(at - this.#end) > GAP_MS)) this.#begin(sampleRate);
    this.#end = frameEnd(frame);
    // The filter keeps the last samples back, so the first that come out may belong to the frame before.
    const first = at + (this.#made / SILERO_RATE - this.#taken / sampleRate) * 1000;
    const samples = this.#brought(data);
    this.#taken += data.length;
    this.#made += samples.length;
    return this.#cut(samples, first);
  }

  #begin(sampleRate: number): void {
    this.#rate = sampleRate;
    this.#downsampler = sampleRate > SILERO_RATE ? new Resampler(sampleRate, SILERO_RATE) : undefined;
    this.#taken = this.#made = this.#filled = 0;
  }

  #brought(data: Int16Array): Int16Array {
    if (this.#downsampler) return this.#downsampler.push(data);
    return this.#rate === SILERO_RATE ? data : stretched(data, this.#rate);
  }

  #cut(samples: Int16Array, first: number): readonly SampleWindow[] {
    const windows: SampleWindow[] = [];
    for (let from = 0; from < samples.length; ) {
      if (this.#filled === 0) this.#at = first + (from / SILERO_RATE) * 1000;
      const piece = samples.subarray(from, from + WINDOW_SAMPLES - this.#filled);
      this.#window.set(piece, this.#filled);
      this.#filled += piece.length;
      from += piece.length;
      if (this.#filled < WINDOW_SAMPLES) break;
      windows.push({ samples: this.#window, at: this.#at });
      this.#window = new Int16Array(WINDOW_SAMPLES);
      this.#filled = 0;
    }
    return windows;
  }
}

/** Of a lower rate, as some headsets have it: straight lines between the samples, which is enough to tell a voice. */
function stretched(data: Int16Array, rate: number): Int16Array {
  const step = rate / SILERO_RATE;
  return Int16Array.from({ length: Math.round(data.length / step) }, (_, index) => {
    const place = index * step;
    const before = data[Math.floor(place)] ?? 0;
    const after = data[Math.floor(place) + 1] ?? before;
    return before + (after - before) * (place % 1);
  });
}
