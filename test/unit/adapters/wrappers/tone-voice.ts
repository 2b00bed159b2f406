// A voice that speaks in tones, so that what was really delivered can be heard again.
import type { AudioFrame, CallContext, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../../../../src/spec/index.js';
import type { VirtualClock } from '../../../../src/testing/index.js';
import { hearTones, speakTones } from '../../../../src/testing/tone-speech.js';
import { sleep } from '../../../../src/utils/sleep.js';
import { samplesOf } from '../listen-to.js';

const FRAME_MS = 20;

/** What becomes of one call. */
export interface SpeechPlan {
  /** Fails with this, at once or after so many frames. */
  readonly fails?: unknown;
  readonly afterFrames?: number;
  /** From then on nothing comes any more. */
  readonly stallsAfterFrames?: number;
  /** Ends without a sound. */
  readonly isEmpty?: boolean;
}

export interface ToneVoiceOptions {
  readonly provider?: string;
  readonly sampleRate?: number;
  readonly output?: 'audio' | 'device';
  readonly progress?: boolean;
  /** Until the first sound, ms. */
  readonly firstMs?: number;
  readonly supported?: boolean;
  plan?(call: number): SpeechPlan | undefined;
}

export class ToneVoice implements TextToSpeech {
  readonly specificationVersion = 'v1';
  readonly provider: string;
  readonly output: 'audio' | 'device';
  readonly capabilities: TextToSpeech['capabilities'];
  /** When it was asked, for which text. */
  readonly calls: { readonly at: number; readonly text: string }[] = [];
  warmed = 0;
  readonly #under = new Set<AbortSignal>();
  readonly #clock: VirtualClock;
  readonly #options: ToneVoiceOptions;

  constructor(clock: VirtualClock, options: ToneVoiceOptions = {}) {
    const { provider = 'tone-voice', output = 'audio', progress = false } = options;
    this.#clock = clock;
    this.#options = options;
    this.provider = provider;
    this.output = output;
    this.capabilities = { streamingText: true, progress };
  }

  /** Calls for which a voice sounds or is asked for sound. */
  get open(): number {
    return [...this.#under].filter(({ aborted }) => !aborted).length;
  }

  isSupported(): boolean {
    return this.#options.supported ?? true;
  }

  async warm(): Promise<void> {
    this.warmed += 1;
  }

  async *speak({ text }: TextToSpeechOptions, { signal }: CallContext): AsyncGenerator<TextToSpeechPart> {
    signal.throwIfAborted();
    const { sampleRate = 8_000, firstMs = 50, plan: planOf } = this.#options;
    const plan = planOf?.(this.calls.length) ?? {};
    this.calls.push({ at: this.#clock.now(), text });
    if (plan.isEmpty) return;
    this.#under.add(signal);
    try {
      let frames = 0;
      const due = async (): Promise<void> => {
        if (plan.fails !== undefined && frames === (plan.afterFrames ?? 0)) throw plan.fails;
        if (frames === plan.stallsAfterFrames) await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      };
      await sleep(this.#clock, firstMs, signal);
      await due();
      if (this.output === 'device') yield { type: 'speech-start' };
      for (const { 0: word, index } of text.matchAll(/\S+/g)) {
        if (this.capabilities.progress) yield { type: 'speech-progress', charIndex: index };
        const samples = speakTones(word, sampleRate);
        const size = (sampleRate * FRAME_MS) / 1000;
        for (let at = 0; at < samples.length; at += size) {
          const data = samples.slice(at, at + size);
          // Delivered five times as fast as it is said; played as it is said.
          await sleep(this.#clock, this.output === 'device' ? FRAME_MS : FRAME_MS / 5, signal);
          if (this.output === 'audio') yield { type: 'audio', frame: { data, sampleRate, at: frames * FRAME_MS } };
          frames += 1;
          await due();
        }
      }
      if (this.output === 'device') yield { type: 'speech-end' };
    } finally {
      this.#under.delete(signal);
    }
  }
}

/** The words in frames of one voice, as somebody hears them. */
export function wordsIn(frames: readonly AudioFrame[]): readonly string[] {
  const rate = frames[0]?.sampleRate ?? 8_000;
  return hearTones(samplesOf(frames), rate).map(({ text }) => text);
}
