import type { AudioFrame } from '../../../spec/index.js';
import { EnergyDetector } from '../../../utils/energy-detector.js';
import { frameEnd } from '../../../utils/frame-length.js';

/** Rather too much is taken for speech: it costs that sound is heard twice, where too little would cost words. */
const THRESHOLDS = { enter: 6, exit: 3, attackMs: 60, hangoverMs: 300, quietest: -60 };

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where in a sound somebody speaks, by its loudness alone. All times are ms on the session clock. */
export class HeardSpeech {
  readonly #detector = new EnergyDetector(THRESHOLDS);
  #spans: Span[] = [];
  #openSince: number | undefined;
  #end = -Infinity;

  /** Somebody speaks right now. */
  get isSpeaking(): boolean {
    return this.#openSince !== undefined;
  }

  push(frame: AudioFrame): void {
    this.#end = frameEnd(frame);
    const change = this.#detector.push(frame.data, frame.sampleRate, frame.at);
    if (change?.type === 'speech-start') this.#openSince = change.at;
    if (change?.type === 'speech-end' && this.#openSince !== undefined) {
      this.#spans.push({ start: this.#openSince, end: change.at });
      this.#openSince = undefined;
    }
  }

  /** ms of speech from here on. */
  since(at: number): number {
    return this.#all.reduce((sum, { start, end }) => sum + Math.max(0, end - Math.max(start, at)), 0);
  }

  /** The first moment of speech from here on; undefined where nobody spoke since. */
  firstSince(at: number): number | undefined {
    const span = this.#all.find(({ end }) => end > at);
    return span && Math.max(span.start, at);
  }

  /** ms of speech between the two. */
  between(from: number, to: number): number {
    return this.#all.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
  }

  /** The speech that this moment lies in; its end is Infinity while it goes on. */
  spanAt(at: number): Span | undefined {
    if (this.#openSince !== undefined && this.#openSince <= at) return { start: this.#openSince, end: Infinity };
    return this.#spans.find(({ start, end }) => start <= at && at < end);
  }

  /** The moment by which this much was spoken; the end of all where there was less. */
  after(from: number, speechMs: number): number {
    let left = speechMs;
    for (const span of this.#all) {
      const start = Math.max(span.start, from);
      const length = span.end - start;
      if (length <= 0) continue;
      if (length > left) return start + left;
      left -= length;
    }
    return Math.max(from, this.#end);
  }

  forget(before: number): void {
    this.#spans = this.#spans.filter(({ end }) => end > before);
  }

  get #all(): readonly Span[] {
    return this.#openSince === undefined ? this.#spans : [...this.#spans, { start: this.#openSince, end: this.#end }];
  }
}
