import type { AudioFrame, TextToSpeech } from '../../spec/index.js';
import { frameLength } from '../../utils/frame-length.js';
import { PartQueue } from '../../utils/part-queue.js';

/** Below this a sample is silence: -50 dBFS. Voices begin with 150 to 250 ms of it (kwindla/aiewf-eval, README). */
const SILENCE = 32_768 * 10 ** (-50 / 20);

export interface SoundOptions {
  readonly voice: TextToSpeech;
  readonly language: string;
  readonly signal: AbortSignal;
}

/** One clause as sound, while it is being made. */
export class Sound {
  readonly text: string;
  readonly #frames = new PartQueue<AudioFrame>();
  readonly #kept: AudioFrame[] = [];
  #ms = 0;
  #isWhole = false;
  /** The voice's own word for where it is. */
  readonly #marks: { readonly ms: number; readonly charIndex: number }[] = [];
  readonly #made: Promise<void>;

  constructor(text: string, options: SoundOptions, onFirst: () => void) {
    this.text = text;
    this.#made = this.#make(options, onFirst);
    this.#made.catch(() => undefined);
  }

  /** All sound is there; rejects where it could not be had. */
  get made(): Promise<void> {
    return this.#made;
  }

  /** For one reader; fails after what could be had. */
  get frames(): AsyncIterable<AudioFrame> {
    return this.#frames;
  }

  /** What was made so far, to be kept. */
  get kept(): readonly AudioFrame[] {
    return this.#kept;
  }

  /** Offset in the text that has been reached after so many ms, at the begin of a word. */
  charAt(ms: number): number {
    if (this.#isWhole && ms >= this.#ms - 1) return this.text.length;
    const mark = this.#marks.findLast((each) => each.ms <= ms);
    // While it is not whole its length is guessed: 15 characters a second (conversational English; ElevenLabs and Aura agree within a fifth).
    const total = this.#isWhole ? this.#ms : Math.max(this.#ms, (this.text.length / 15) * 1000);
    const reached = mark ? mark.charIndex : Math.floor((this.text.length * ms) / Math.max(1, total));
    const space = this.text.lastIndexOf(' ', reached);
    return reached >= this.text.length ? this.text.length : space < 0 ? 0 : space + 1;
  }

  async #make({ voice, language, signal }: SoundOptions, onFirst: () => void): Promise<void> {
    let isSilent = true;
    try {
      for await (const part of voice.speak({ text: this.text.trim(), language }, { signal })) {
        if (part.type === 'speech-progress') this.#marks.push({ ms: this.#ms, charIndex: part.charIndex + this.text.search(/\S/) });
        if (part.type !== 'audio') continue;
        if (isSilent && !part.frame.data.some((sample) => Math.abs(sample) > SILENCE)) continue;
        if (isSilent) onFirst();
        isSilent = false;
        this.#kept.push(part.frame);
        this.#ms += frameLength(part.frame);
        this.#frames.push(part.frame);
      }
      this.#isWhole = true;
      this.#frames.close();
    } catch (error) {
      this.#frames.fail(error);
      throw error;
    }
  }
}

/** Sound that was made before, as if a voice made it now. */
export function keptVoice(voice: TextToSpeech, frames: readonly AudioFrame[]): TextToSpeech {
  return {
    specificationVersion: 'v1',
    provider: voice.provider,
    output: voice.output,
    capabilities: voice.capabilities,
    isSupported: () => true,
    async *speak() {
      for (const frame of frames) yield { type: 'audio', frame };
    },
  };
}
