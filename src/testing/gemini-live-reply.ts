import { toBase64 } from '../utils/base64.js';
import { toPcmBytes } from '../utils/pcm-bytes.js';
import type { LiveServerState } from './gemini-live-state.js';
import { speakTones } from './tone-speech.js';

const SAMPLE_RATE = 24_000;
const CHUNK_MS = 100;
/** From the last sound to the end of the turn, ms. */
const TURN_END_MS = 40;

export interface ReplyTerms {
  readonly state: LiveServerState;
  sendContent(content: unknown): void;
  /** It is over, however it ended. */
  onEnd(): void;
}

/** One reply of the model while it is made: faster than it sounds, about 16 characters a second. */
export class SimulatedLiveReply {
  readonly #terms: ReplyTerms;
  readonly #samples: Int16Array;
  /** Words with the place at which each begins to sound, samples. */
  readonly #words: { readonly text: string; readonly at: number }[] = [];
  #cancel: () => void;
  #at = 0;
  #isGenerated = false;

  constructor(text: string, terms: ReplyTerms) {
    this.#terms = terms;
    let length = Math.round(((terms.state.options.leadMs?.() ?? 0) * SAMPLE_RATE) / 1000);
    const sounds = text.split(/\s+/).filter((word) => word !== '').map((word) => {
      const sound = speakTones(word, SAMPLE_RATE);
      this.#words.push({ text: word, at: length });
      length += sound.length;
      return sound;
    });
    this.#samples = new Int16Array(length);
    sounds.forEach((sound, index) => this.#samples.set(sound, this.#words[index]?.at));
    terms.state.generating += 1;
    const { clock, options } = terms.state;
    this.#cancel = clock.setTimer(options.firstSoundMs ?? 300, () => this.#go());
  }

  /** By whatever the client sent: "interrupted > turn_complete" (Live API reference). */
  interrupt(): void {
    this.#cancel();
    if (!this.#isGenerated) this.#terms.sendContent({ interrupted: true });
    this.#end();
  }

  /** The connection is over. */
  drop(): void {
    this.#cancel();
    if (!this.#isGenerated) this.#terms.state.generating -= 1;
    this.#isGenerated = true;
  }

  #go(): void {
    const { clock, options } = this.#terms.state;
    const to = Math.min(this.#samples.length, this.#at + (SAMPLE_RATE * CHUNK_MS) / 1000);
    const data = toBase64(toPcmBytes(this.#samples.subarray(this.#at, to)));
    this.#terms.sendContent({ modelTurn: { role: 'model', parts: [{ inlineData: { mimeType: `audio/pcm;rate=${SAMPLE_RATE}`, data } }] } });
    const words = this.#words.filter(({ at }) => at >= this.#at && at < to).map(({ text }) => ` ${text}`);
    if (words.length > 0) this.#terms.sendContent({ outputTranscription: { text: words.join('') } });
    this.#at = to;
    if (to < this.#samples.length) {
      this.#cancel = clock.setTimer(CHUNK_MS / (options.speed ?? 4), () => this.#go());
      return;
    }
    this.#generated();
    this.#cancel = clock.setTimer(TURN_END_MS, () => this.#end());
  }

  #generated(): void {
    this.#terms.sendContent({ generationComplete: true });
    this.#isGenerated = true;
    this.#terms.state.generating -= 1;
  }

  #end(): void {
    this.drop();
    this.#terms.sendContent({ turnComplete: true });
    this.#terms.onEnd();
  }
}
