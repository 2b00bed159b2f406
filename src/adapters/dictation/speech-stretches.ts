import type { AudioFrame } from '../../spec/index.js';
import { measureLevel } from '../../utils/audio-level.js';
import { EnergyDetector, type EnergyChange } from '../../utils/energy-detector.js';
import { frameEnd } from '../../utils/frame-length.js';
import { Resampler } from '../../utils/resampler.js';

/** What models hear at; more only makes the file longer (Gemini brings all audio down to it: Gemini API, "Audio understanding"). */
const SAMPLE_RATE = 16_000;
/**
 * More easily taken for speech than a voice activity that has to tell the end of a turn: noise that is sent costs a
 * request, a low voice that is not sent is lost.
 */
const THRESHOLDS = { enter: 6, exit: 3, attackMs: 60, hangoverMs: 300, quietest: -60 };
/** Kept before the first sound and after the last: consonants are quiet. */
const MARGIN_MS = 400;
/** With less sound than this it was a click. */
const LEAST_SPEECH_MS = 120;
/** A pause between sentences: a stretch that is long enough ends in it. */
const PAUSE_MS = 700;
const ENOUGH_MS = 12_000;
/** After such a pause nobody goes on in the same breath. */
const LONG_PAUSE_MS = 2_000;
/** Nobody speaks for so long without a pause; 1.9 MB of samples. */
const LONGEST_MS = 60_000;
/** Where there is no pause, the quietest moment of so much at the end is taken for one. */
const SEARCH_MS = 5_000;

export type Heard = EnergyChange | { readonly type: 'stretch'; readonly frames: readonly AudioFrame[] };

/**
 * Cuts what a microphone hears into stretches of speech, each to be written down for itself, and leaves out the silence
 * between them. Inside a stretch nothing is left out.
 */
export class SpeechStretches {
  readonly #detector = new EnergyDetector(THRESHOLDS);
  readonly #longestMs: number;
  #downsampler: { readonly from: number; readonly filter: Resampler } | undefined;
  /** While nobody speaks, the last moment before somebody might. */
  #frames: AudioFrame[] = [];
  #isOpen = false;
  #isSpeaking = false;
  /** Of sound in the stretch, before `#soundSince`. */
  #soundMs = 0;
  #soundSince = 0;
  /** End of the last sound. */
  #quietSince = 0;

  /** `longestMs`: speech without a pause is cut there; one that just ends may be longer by the pause that is waited for. */
  constructor(longestMs = LONGEST_MS) {
    this.#longestMs = longestMs;
  }

  /** What this frame makes known. */
  push(raw: AudioFrame): readonly Heard[] {
    const frame = this.#brought(raw);
    const end = frameEnd(frame);
    const change = this.#detector.push(frame.data, frame.sampleRate, frame.at);
    this.#frames.push(frame);
    if (change?.type === 'speech-start') {
      this.#isOpen = this.#isSpeaking = true;
      this.#soundSince = change.at;
    }
    if (change?.type === 'speech-end') {
      this.#isSpeaking = false;
      this.#soundMs += change.at - this.#soundSince;
      this.#quietSince = change.at;
    }
    if (!this.#isOpen) {
      this.#keep(end - MARGIN_MS);
      return change ? [change] : [];
    }
    const stretch = this.#due(end);
    return [...(change ? [change] : []), ...(stretch ? [stretch] : [])];
  }

  /** What is left when nobody listens any more. */
  end(): readonly Heard[] {
    const at = this.#frames.at(-1);
    const ends: readonly Heard[] = this.#isSpeaking && at ? [{ type: 'speech-end', at: frameEnd(at) }] : [];
    const stretch = this.#isOpen ? this.#cut(this.#isSpeaking ? Infinity : this.#quietSince + MARGIN_MS) : undefined;
    this.#isOpen = this.#isSpeaking = false;
    this.#frames = [];
    return stretch ? [...ends, stretch] : ends;
  }

  #due(end: number): Heard | undefined {
    const length = end - (this.#frames[0]?.at ?? end);
    if (this.#isSpeaking) return length < this.#longestMs ? undefined : this.#cut(this.#quietest(end - SEARCH_MS));
    const pause = end - this.#quietSince;
    if (pause < LONG_PAUSE_MS && (pause < PAUSE_MS || length < ENOUGH_MS)) return undefined;
    this.#isOpen = false;
    const stretch = this.#cut(this.#quietSince + MARGIN_MS);
    this.#keep(end - MARGIN_MS);
    return stretch;
  }

  /** Takes out all that begins before this moment; undefined where it is too little to be speech. */
  #cut(until: number): Heard | undefined {
    const frames = this.#frames.filter(({ at }) => at < until);
    const last = frames.at(-1);
    const soundMs = this.#soundMs + (this.#isSpeaking && last ? frameEnd(last) - this.#soundSince : 0);
    this.#frames = this.#frames.slice(frames.length);
    this.#soundMs = 0;
    if (last) this.#soundSince = frameEnd(last);
    const wasSpeech = soundMs >= LEAST_SPEECH_MS;
    return wasSpeech ? { type: 'stretch', frames } : undefined;
  }

  #keep(from: number): void {
    const first = this.#frames.findIndex(({ at }) => at >= from);
    this.#frames = first < 0 ? [] : this.#frames.slice(first);
  }

  /** The middle of the quietest 100 ms since then. */
  #quietest(since: number): number {
    const levels = this.#frames.filter(({ at }) => at >= since).map(({ data, at }) => measureLevel(data, at));
    let best = { at: Infinity, level: Infinity };
    levels.forEach(({ at }, index) => {
      const around = levels.slice(Math.max(0, index - 2), index + 3);
      const level = around.reduce((sum, { rms }) => sum + rms, 0) / around.length;
      if (level < best.level) best = { at, level };
    });
    return best.at;
  }

  #brought(frame: AudioFrame): AudioFrame {
    const { sampleRate, data, at } = frame;
    // A lower rate stays: there is nothing to be added.
    if (sampleRate <= SAMPLE_RATE) return frame;
    if (this.#downsampler?.from !== sampleRate) this.#downsampler = { from: sampleRate, filter: new Resampler(sampleRate, SAMPLE_RATE) };
    return { data: this.#downsampler.filter.push(data), sampleRate: SAMPLE_RATE, at };
  }
}
