// A recogniser that really hears the words of `speakTones`, so that a word comes exactly as often as its sound did.
import type { AudioFrame, CallContext, SpeechToText, SpeechToTextOptions, SpeechToTextPart, TranscriptWord } from '../../../../src/spec/index.js';
import { hearTones, speakTones, type HeardWord } from '../../../../src/testing/tone-speech.js';
import type { VirtualClock } from '../../../../src/testing/index.js';
import { PartQueue } from '../../../../src/utils/part-queue.js';
import { frameEnd } from '../../../../src/utils/frame-length.js';
import { FakeMicrophone } from '../../../helpers/fake-microphone.js';
import { joined } from '../../../helpers/sound.js';

export const RATE = 8_000;
const FRAME_MS = 20;
const FRAME = (RATE * FRAME_MS) / 1000;
/** Quiet after which words are certain. */
const PAUSE_MS = 200;
const SOUND = 0.05 * 32_768;

/** Somebody who speaks in tones, on a virtual clock. */
export class ToneSpeaker extends FakeMicrophone {
  readonly #clock: VirtualClock;

  constructor(clock: VirtualClock) {
    super();
    this.#clock = clock;
  }

  async say(text: string): Promise<void> {
    const samples = speakTones(text, RATE);
    for (let at = 0; at < samples.length; at += FRAME) {
      const data = new Int16Array(FRAME);
      data.set(samples.subarray(at, at + FRAME));
      await this.#frame(data);
    }
    await this.#clock.advance(0);
  }

  async pause(ms: number): Promise<void> {
    for (let at = 0; at < ms; at += FRAME_MS) await this.#frame(new Int16Array(FRAME));
    await this.#clock.advance(0);
  }

  async #frame(data: Int16Array): Promise<void> {
    await this.#clock.advance(FRAME_MS);
    this.put({ data, sampleRate: RATE, at: this.#clock.now() - FRAME_MS });
  }
}

/** What becomes of one call. */
export interface CallPlan {
  /** Fails with this as soon as it is opened, or after so many frames. */
  readonly fails?: unknown;
  readonly afterFrames?: number;
  /** From then on nothing comes any more. */
  readonly stallsAfterFrames?: number;
  /** Fails when it is to hand out the last words. */
  readonly failsAtEnd?: unknown;
  /** Ends by itself after so many frames. */
  readonly endsAfterFrames?: number;
}

export interface ToneRecogniserOptions {
  readonly provider?: string;
  readonly interimResults?: boolean;
  readonly words?: boolean;
  readonly until?: boolean;
  readonly turns?: boolean;
  /** Words are certain as soon as there are so many; Infinity: in a pause. */
  readonly certainEvery?: number;
  /** How far it is behind the sound, ms. */
  readonly lagMs?: number;
  /** Its times of words are off by so much, ms. */
  readonly offMs?: number;
  readonly supported?: boolean;
  plan?(call: number): CallPlan | undefined;
}

export interface RecogniserCall {
  /** ms on the clock. */
  readonly at: number;
  readonly frames: AudioFrame[];
}

export class ToneRecogniser implements SpeechToText {
  readonly specificationVersion = 'v1';
  readonly provider: string;
  readonly input = 'audio';
  readonly capabilities: SpeechToText['capabilities'];
  readonly calls: RecogniserCall[] = [];
  open = 0;
  readonly #clock: VirtualClock;
  readonly #options: ToneRecogniserOptions;

  constructor(clock: VirtualClock, options: ToneRecogniserOptions = {}) {
    const { provider = 'tone-recogniser', interimResults = true, words = true, turns = false } = options;
    this.#clock = clock;
    this.#options = options;
    this.provider = provider;
    this.capabilities = { interimResults, words, verbatim: true, turns, onDevice: false };
  }

  isSupported(): boolean {
    return this.#options.supported ?? true;
  }

  async *transcribe({ audio }: SpeechToTextOptions, { signal }: CallContext): AsyncGenerator<SpeechToTextPart> {
    if (!audio) throw new TypeError('ToneRecogniser needs options.audio.');
    if (signal.aborted) return;
    const call: RecogniserCall = { at: this.#clock.now(), frames: [] };
    const plan = this.#options.plan?.(this.calls.length) ?? {};
    this.calls.push(call);
    const queue = new PartQueue<SpeechToTextPart>();
    const ears = new AbortController();
    const stop = (): void => ears.abort();
    signal.addEventListener('abort', stop);
    this.open += 1;
    try {
      if (plan.fails !== undefined && plan.afterFrames === undefined) throw plan.fails;
      void this.#hear(audio.frames(ears.signal), call, plan, queue, signal).catch((error: unknown) => queue.fail(error));
      yield* queue;
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
      this.open -= 1;
    }
  }

  async #hear(frames: AsyncIterable<AudioFrame>, call: RecogniserCall, plan: CallPlan, queue: PartQueue<SpeechToTextPart>, signal: AbortSignal): Promise<void> {
    const { lagMs = 0 } = this.#options;
    const ear = new Ear(this.#options);
    let last: Promise<void> = Promise.resolve();
    const push = (parts: readonly SpeechToTextPart[]): void => {
      const put = (): void => parts.forEach((part) => queue.push(part));
      if (lagMs === 0) put();
      else if (parts.length > 0) last = new Promise((resolve) => this.#clock.setTimer(lagMs, () => { put(); resolve(); }));
    };
    for await (const frame of frames) {
      call.frames.push(frame);
      const count = call.frames.length;
      if (count > (plan.stallsAfterFrames ?? Infinity)) continue;
      push(ear.push(frame));
      if (count === plan.endsAfterFrames) return queue.close();
      if (count === plan.afterFrames && plan.fails !== undefined) throw plan.fails;
    }
    if (plan.stallsAfterFrames !== undefined) return signal.aborted ? queue.close() : signal.addEventListener('abort', () => queue.close());
    if (plan.failsAtEnd !== undefined) throw plan.failsAtEnd;
    push(ear.end());
    await last;
    queue.close();
  }
}

/** Understands frames that follow each other. */
class Ear {
  readonly #options: ToneRecogniserOptions;
  #samples: Int16Array = new Int16Array(0);
  /** When `#samples` begins. */
  #from = 0;
  #end = 0;
  #quietMs = 0;
  #shown = 0;
  #isSpeaking = false;
  #turn = '';

  constructor(options: ToneRecogniserOptions) {
    this.#options = options;
  }

  push(frame: AudioFrame): readonly SpeechToTextPart[] {
    const { certainEvery = Infinity } = this.#options;
    // The microphone was closed meanwhile.
    if (frame.at - this.#end > FRAME_MS && !this.#isSpeaking) this.#samples = new Int16Array(0);
    if (this.#samples.length === 0) this.#from = frame.at;
    this.#samples = joined({ samples: this.#samples, sampleRate: RATE }, { samples: frame.data, sampleRate: RATE }).samples;
    this.#end = frameEnd(frame);
    const isLoud = frame.data.some((sample) => Math.abs(sample) > SOUND);
    this.#quietMs = isLoud ? 0 : this.#quietMs + FRAME_MS;
    const parts: SpeechToTextPart[] = [];
    if (isLoud && !this.#isSpeaking) {
      this.#isSpeaking = true;
      parts.push({ type: 'speech-start' });
    }
    if (!this.#isSpeaking) {
      // Room for a word that begins between two frames.
      this.#samples = frame.data.slice();
      this.#from = frame.at;
      return parts;
    }
    const isPause = this.#quietMs >= PAUSE_MS;
    if (this.#quietMs === 0 && this.#samples.length % (FRAME * 3) !== 0) return parts;
    const words = this.#heard(isPause);
    if (isPause || words.length >= certainEvery) parts.push(...this.#certain(words, isPause));
    else if (words.length > this.#shown && (this.#options.interimResults ?? true)) {
      this.#shown = words.length;
      parts.push({ type: 'transcript-delta', text: textOf(words) });
    }
    if (isPause) {
      this.#isSpeaking = false;
      parts.push({ type: 'speech-end' });
      if ((this.#options.turns ?? false) && this.#turn !== '') parts.push({ type: 'turn-end', text: this.#turn });
      this.#turn = '';
    }
    return parts;
  }

  end(): readonly SpeechToTextPart[] {
    const parts = this.#certain(this.#heard(true), true);
    return this.#isSpeaking ? [...parts, { type: 'speech-end' }] : parts;
  }

  /** Words that are over, unless all are wanted. */
  #heard(all: boolean): readonly HeardWord[] {
    const length = this.#samples.length / RATE;
    return hearTones(this.#samples, RATE).filter(({ end }) => all || end < length - 0.05);
  }

  #certain(words: readonly HeardWord[], all: boolean): readonly SpeechToTextPart[] {
    const { offMs = 0, words: hasTimes = true, until = false } = this.#options;
    const last = words.at(-1);
    const at = (seconds: number): number => this.#from + seconds * 1000;
    const timed = words.map(({ text, start, end }): TranscriptWord => ({ text, start: at(start) + offMs, end: at(end) + offMs }));
    const untilMs = all || !last ? this.#end : at(last.end) + 20;
    const cut = all || !last ? this.#samples.length : Math.round((last.end + 0.02) * RATE);
    this.#samples = this.#samples.slice(cut);
    this.#from += (cut / RATE) * 1000;
    this.#shown = 0;
    if (words.length === 0) return [];
    this.#turn = `${this.#turn} ${textOf(words)}`.trim();
    return [{ type: 'transcript-end', text: textOf(words), confidence: 0.9, ...(hasTimes && { words: timed }), ...(until && { until: untilMs }) }];
  }
}

function textOf(words: readonly HeardWord[]): string {
  return words.map(({ text }) => text).join(' ');
}
