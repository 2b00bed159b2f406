import type { AudioFrame, TextToSpeech } from '../../spec/index.js';
import { ClauseSegmenter } from './clause-segmenter.js';
import { keptVoice, Sound } from './sound.js';

/** Clauses that are kept: a few questions and phrases; 20 s of 24 kHz sound are 1 MB. */
const MOST = 24;

/** Sound of texts that are known before they are said, so that nobody waits for a voice then. */
export class SoundStore {
  readonly #voice: TextToSpeech;
  readonly #language: string;
  readonly #life = new AbortController();
  readonly #sounds = new Map<string, readonly AudioFrame[]>();
  #work: Promise<void> = Promise.resolve();

  constructor(voice: TextToSpeech, language: string) {
    this.#voice = voice;
    this.#language = language;
  }

  /** Makes the sounds, one after another; a failure is none, for the text is spoken live then. */
  prepare(texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      for (const clause of clausesOf(text)) this.#work = this.#work.then(() => this.#make(clause.trim()));
    }
    return this.#work;
  }

  /** The voice for a clause: what was made before, or the live one. */
  voiceFor(clause: string): TextToSpeech {
    const frames = this.#sounds.get(clause.trim());
    return frames ? keptVoice(this.#voice, frames) : this.#voice;
  }

  close(): void {
    this.#life.abort();
    this.#sounds.clear();
  }

  async #make(clause: string): Promise<void> {
    const { signal } = this.#life;
    if (signal.aborted || this.#sounds.has(clause)) return;
    const sound = new Sound(clause, { voice: this.#voice, language: this.#language, signal }, () => undefined);
    try {
      await sound.made;
    } catch {
      return;
    }
    this.#sounds.set(clause, sound.kept);
    const [oldest] = this.#sounds.keys();
    if (this.#sounds.size > MOST && oldest !== undefined) this.#sounds.delete(oldest);
  }
}

function clausesOf(text: string): readonly string[] {
  const segmenter = new ClauseSegmenter();
  return [...segmenter.push(text), ...segmenter.end()];
}
