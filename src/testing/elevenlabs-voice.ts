import { toBase64 } from '../utils/base64.js';
import { toPcmBytes } from '../utils/pcm-bytes.js';
import type { ElevenLabsContext, ElevenLabsFault, ElevenLabsSimulator } from './elevenlabs-simulator.js';
import { PacedSender } from './paced-sender.js';
import type { ServerSocket } from './socket-simulator.js';
import { speakTones } from './tone-speech.js';

const SAMPLE_RATE = 24_000;
const CHUNK_MS = 200;

export interface ElevenLabsVoiceOptions {
  readonly simulator: ElevenLabsSimulator;
  readonly socket: ServerSocket;
  readonly context: { -readonly [Name in keyof ElevenLabsContext]: ElevenLabsContext[Name] };
  fail(name: string): void;
  ended(): void;
}

interface Char {
  readonly char: string;
  /** ms. */
  readonly at: number;
  readonly length: number;
}

/** One context: waits for enough text, makes sound of it, and tells its end once it was closed. */
export class ElevenLabsVoice {
  readonly #options: ElevenLabsVoiceOptions;
  readonly #sender: PacedSender;
  /** Counted from the first speech on. */
  #chunks = 0;
  #fault: ElevenLabsFault | undefined;
  #buffer = '';
  #waiting = 0;
  #isClosed = false;
  #isStalled = false;

  constructor(options: ElevenLabsVoiceOptions) {
    this.#options = options;
    this.#sender = new PacedSender(options.socket.clock);
  }

  /** Characters of it so far. */
  get length(): number {
    return this.#options.context.text.length + this.#buffer.length;
  }

  /** `isEnough`: not to be waited for more. Without it 120 characters are (`chunk_length_schedule`). */
  add(text: string, isEnough: boolean): void {
    if (this.#isClosed) return;
    this.#buffer += text;
    if (isEnough || this.#buffer.length >= 120) this.#speak();
  }

  /** What is under way is still spoken; then the end is told. */
  close(): void {
    this.#isClosed = true;
    this.#end();
  }

  stop(): void {
    this.#sender.cancel();
    this.#options.context.state = 'closed';
  }

  #speak(): void {
    const { context, simulator } = this.#options;
    const text = this.#buffer;
    this.#buffer = '';
    if (text.trim() === '') return;
    if (context.text === '') this.#fault = simulator.nextFault();
    if (this.#fault?.type === 'error') return this.#options.fail(this.#fault.name);
    context.text += text;
    context.state = 'speaking';
    const { speed = 8, alignment = 'chunk' } = simulator.options;
    const samples = speakTones(text, SAMPLE_RATE);
    const chars = charsOf(text);
    const size = (SAMPLE_RATE * CHUNK_MS) / 1000;
    const delay = simulator.nextFirstAudioMs() + (this.#fault?.type === 'slow' ? this.#fault.ms : 0);
    for (let from = 0; from < samples.length; from += size) {
      const [startMs, endMs] = [(from / SAMPLE_RATE) * 1000, ((from + size) / SAMPLE_RATE) * 1000];
      const told = alignment === 'none' ? [] : alignment === 'stretch' ? (from === 0 ? chars : []) : chars.filter(({ at }) => at >= startMs && at < endMs);
      this.#waiting += 1;
      this.#sender.after(delay + startMs / speed, () => this.#send(samples.subarray(from, from + size), told.map((char) => ({ ...char, at: char.at - (alignment === 'stretch' ? 0 : startMs) }))));
    }
  }

  #send(samples: Int16Array, chars: readonly Char[]): void {
    const { socket, context } = this.#options;
    this.#waiting -= 1;
    if (this.#isStalled) return;
    const fault = this.#fault;
    if (fault && 'afterChunks' in fault && this.#chunks === fault.afterChunks) {
      this.#isStalled = true;
      if (fault.type === 'cut') socket.cut();
      else if (fault.type === 'close') socket.close(fault.code, fault.reason);
      return;
    }
    this.#chunks += 1;
    const alignment = { chars: chars.map(({ char }) => char), charStartTimesMs: chars.map(({ at }) => at), charDurationsMs: chars.map(({ length }) => length) };
    socket.sendJson({ audio: toBase64(toPcmBytes(samples)), contextId: context.id, ...(chars.length > 0 ? { alignment, normalizedAlignment: alignment } : { alignment: null, normalizedAlignment: null }) });
    if (this.#waiting === 0) {
      context.state = 'waiting';
      this.#end();
    }
  }

  #end(): void {
    if (!this.#isClosed || this.#waiting > 0 || this.#isStalled) return;
    const { socket, context, ended } = this.#options;
    context.state = 'closed';
    socket.sendJson({ isFinal: true, contextId: context.id });
    ended();
  }
}

/** As `speakTones` speaks it: 60 ms for each byte, and a gap of 60 ms after each word. */
function charsOf(text: string): readonly Char[] {
  const encoder = new TextEncoder();
  let at = 0;
  let isWord = false;
  return [...text].map((char) => {
    const isSpace = char.trim() === '';
    const length = isSpace ? (isWord ? 60 : 0) : encoder.encode(char).length * 60;
    isWord = !isSpace;
    const found = { char, at, length };
    at += length;
    return found;
  });
}
