import type { AudioFrame } from '../../spec/index.js';
import { frameEnd, frameLength } from '../../utils/frame-length.js';
import { PcmFramer } from '../../utils/pcm-frames.js';
import { segmentText } from '../../utils/segment-text.js';
import { SAMPLE_RATE } from './realtime-options.js';

/** Nobody speaks faster for long, characters a second (300 words a minute); what cannot have been said yet is not left out. */
const FASTEST = 25;
const BREATH_FRAMES = 10;
/** As voices speak, characters a second. */
const USUAL = 15;

/** One thing that is said, over as many responses as it takes. */
export class RealtimeReply {
  readonly text: string;
  failures = 0;
  /** Where the sentences begin, in `text`. */
  readonly #sentences: readonly number[];
  /** Sound by the item that it belongs to, ms. */
  readonly #items: { readonly id: string; ms: number }[] = [];
  #framer = new PcmFramer(SAMPLE_RATE);
  #sampleRate = SAMPLE_RATE;
  /** Where this response begins in the sound of the reply, ms, and what was handed out of it. */
  #base = 0;
  #handed = 0;
  /** Where this response begins in the text, and how much of it was written down. */
  #from = 0;
  #written = 0;

  constructor(text: string, language: string) {
    this.text = text;
    // The shortest stretches that it gives are sentences.
    this.#sentences = segmentText(text, language).length === 0 ? [] : sentencesOf(text, language);
  }

  get hasSound(): boolean {
    return this.#base + this.#handed > 0;
  }

  /** What is still to be said. */
  get rest(): string {
    return this.#sentences.length === 0 ? '' : this.text.slice(this.#from).trim();
  }

  sound(bytes: Uint8Array, itemId: string): readonly AudioFrame[] {
    const item = this.#items.at(-1);
    const ms = (bytes.length / 2 / SAMPLE_RATE) * 1000;
    if (item?.id === itemId) item.ms += ms;
    else this.#items.push({ id: itemId, ms });
    return this.#placed(this.#framer.push(bytes));
  }

  /** A frame that came as one. */
  frame({ data, sampleRate }: AudioFrame): readonly AudioFrame[] {
    this.#sampleRate = sampleRate;
    const frame = { data, sampleRate, at: this.#base + this.#handed };
    this.#handed += frameLength(frame);
    return [frame];
  }

  wrote(text: string): void {
    this.#written += text.length;
  }

  /** All sound has come. */
  end(): readonly AudioFrame[] {
    const last = this.#placed(this.#framer.end());
    this.#from = this.text.length;
    return last;
  }

  /**
   * The response broke off. What nobody heard anything of is said again; else it goes on with the next sentence, and where the
   * last one was cut that one is said again: a question of which nobody heard the end is none. Gives what was left of the
   * sound, and a breath.
   */
  cut(): readonly AudioFrame[] {
    const last = this.#placed(this.#framer.end());
    if (this.#handed > 0) {
      // The words run ahead of their sound, and no voice speaks faster than this.
      const reached = this.#from + Math.min(this.#written, (this.#handed / 1000) * FASTEST);
      const next = this.#sentences.find((start) => start > reached);
      this.#from = next ?? this.#sentences.at(-1) ?? 0;
    }
    const breath = this.#handed > 0 ? this.#breath() : [];
    this.#base += this.#handed;
    this.#handed = 0;
    this.#written = 0;
    this.#framer = new PcmFramer(SAMPLE_RATE);
    return [...last, ...breath];
  }

  /** What the server has to forget of its items, when only so much of the reply was heard. */
  truncations(playedMs: number): readonly { readonly item_id: string; readonly content_index: 0; readonly audio_end_ms: number }[] {
    let start = 0;
    return this.#items.flatMap(({ id, ms }) => {
      const end = Math.max(0, Math.min(Math.floor(playedMs - start), Math.floor(ms)));
      start += ms;
      return playedMs < start ? [{ item_id: id, content_index: 0 as const, audio_end_ms: end }] : [];
    });
  }

  /** The words that are likely to have been heard. */
  heardText(playedMs: number): string {
    const reached = Math.round((playedMs / 1000) * USUAL);
    return reached >= this.text.length ? this.text : this.text.slice(0, Math.max(0, this.text.lastIndexOf(' ', reached)));
  }

  /** Between half a word and the next sentence. */
  #breath(): readonly AudioFrame[] {
    const silence = new Int16Array((this.#sampleRate * 20) / 1000);
    return Array.from({ length: BREATH_FRAMES }, () => this.frame({ data: silence, sampleRate: this.#sampleRate, at: 0 })).flat();
  }

  #placed(frames: readonly AudioFrame[]): readonly AudioFrame[] {
    const placed = frames.map((frame) => ({ ...frame, at: this.#base + frame.at }));
    const last = placed.at(-1);
    if (last) this.#handed = frameEnd(last) - this.#base;
    return placed;
  }
}

/** Where sentences begin. Firefox has had `Intl.Segmenter` since version 125. */
function sentencesOf(text: string, language: string): readonly number[] {
  if (typeof Intl.Segmenter !== 'function') return [0, ...[...text.matchAll(/[.!?…。！？]+\s+/gu)].map(({ index, 0: end }) => index + end.length)].filter((start) => start < text.length);
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(({ index }) => index);
}
