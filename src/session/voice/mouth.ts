import type { AudioPlayer, Clock, PhrasePurpose, TextToSpeech } from '../../spec/index.js';
import { DeviceSpeech } from './device-speech.js';
import { SoundStore } from './sound-store.js';
import { Speech } from './speech.js';
import type { Utterance } from './utterance.js';

export interface MouthOptions {
  readonly voice: TextToSpeech;
  /** For voices that deliver sound. */
  readonly player: AudioPlayer | undefined;
  readonly language: string;
  readonly clock: Clock;
  now(): number;
  /** Something begins to be heard, phrases apart. */
  onStart(at: number, firstSoundAt: number): void;
  onSpeaking(speaking: boolean, spokenTo: number): void;
  onPhrase(purpose: PhrasePurpose, text: string, outcome: 'heard' | 'interrupted' | 'silent'): void;
}

/** How often it is told how far a text was heard, ms. */
const PROGRESS_MS = 100;

/**
 * What the interviewer says, one thing after another. A text may be drafted before it is known whether it will be said, and
 * begun before it is whole.
 */
export class Mouth {
  readonly #options: MouthOptions;
  readonly #store: SoundStore;
  #draft: Utterance | undefined;
  /** Said as soon as its first sound is there and nothing else is being said. */
  #due: Utterance | undefined;
  #current: Utterance | undefined;
  /** Due or being said, while the rest of its text is not known. */
  #ahead: Utterance | undefined;
  #cancelProgress: (() => void) | undefined;

  constructor(options: MouthOptions) {
    this.#options = options;
    this.#store = new SoundStore(options.voice, options.language);
  }

  get isSpeaking(): boolean {
    return this.#current !== undefined;
  }

  /** Whether the rest of what is being said is not known yet. */
  get isAhead(): boolean {
    return this.#ahead !== undefined && this.#ahead === this.#current;
  }

  /** What is being said right now. */
  get saying(): string {
    return this.#current?.text ?? '';
  }

  get heardTo(): number {
    return this.#current?.heardTo ?? 0;
  }

  /** Makes sounds of texts that are likely to be said; of a voice of the device there are none to make. */
  prepare(texts: readonly string[]): Promise<void> {
    return this.#options.voice.output === 'audio' ? this.#store.prepare(texts) : Promise.resolve();
  }

  /** The text so far, or the whole text, of something that is perhaps said next. */
  draft(text: string, isWhole = false): void {
    if (this.#draft && !this.#goesOn(this.#draft, text)) this.discard();
    this.#draft ??= this.#utterance();
    this.#draft.add(text.slice(this.#draft.text.length));
    if (isWhole) this.#draft.end();
  }

  discard(): void {
    this.#draft?.cut();
    this.#draft = undefined;
  }

  /** The text so far of what is said next, and at once. */
  ahead(text: string): void {
    if (this.#ahead) return this.#ahead.add(text.slice(this.#ahead.text.length));
    this.draft(text);
    this.#ahead = this.#draft;
    // Whoever says the whole text meets a failure.
    this.#sayDraft().catch(() => undefined);
  }

  /** Says a whole text, going on with what was begun of it. True when heard to the end, false when cut. */
  async say(text: string): Promise<boolean> {
    const begun = this.#ahead;
    if (begun && this.#goesOn(begun, text)) {
      this.#ahead = undefined;
      begun.add(text.slice(begun.text.length));
      begun.end();
      return begun.done;
    }
    if (begun) this.#abandon(begun);
    if (this.#draft && !this.#goesOn(this.#draft, text)) this.discard();
    const utterance = (this.#draft ??= this.#utterance());
    utterance.add(text.slice(utterance.text.length));
    utterance.end();
    return this.#sayDraft();
  }

  /** Says something of its own between the questions, also while the first sound of the next one is waited for. */
  async phrase(purpose: PhrasePurpose, text: string): Promise<void> {
    if (this.#current) return;
    const utterance = this.#utterance(true);
    utterance.add(text);
    utterance.end();
    const outcome = await this.#begin(utterance).then((heard) => (heard ? 'heard' : 'interrupted'), () => 'silent' as const);
    this.#options.onPhrase(purpose, text, outcome);
  }

  /** Silent at once; what was drafted stays. */
  stop(): void {
    this.#current?.cut();
    this.#due?.cut();
    this.#current = this.#due = this.#ahead = undefined;
    this.#cancelProgress?.();
  }

  close(): void {
    this.stop();
    this.discard();
    this.#store.close();
  }

  #utterance(isPhrase = false): Utterance {
    const { voice, player, language, now } = this.#options;
    const onStart = (at: number): void => {
      this.#options.onSpeaking(true, 0);
      if (!isPhrase) this.#options.onStart(at, utterance.firstSoundAt ?? at);
    };
    const utterance: Utterance =
      voice.output === 'audio' && player ? new Speech({ player, language, now, store: this.#store, onStart }) : new DeviceSpeech({ voice, language, now, onStart });
    return utterance;
  }

  #goesOn(utterance: Utterance, text: string): boolean {
    return utterance.isEnded ? text === utterance.text : text.startsWith(utterance.text);
  }

  /** Has what was drafted said, once it can be heard: a voice may be slow, and nobody is to hear nothing meanwhile. */
  async #sayDraft(): Promise<boolean> {
    const utterance = this.#draft;
    if (!utterance) return true;
    this.#draft = undefined;
    this.#due?.cut();
    this.#due = utterance;
    if (utterance.firstSoundAt === undefined) await utterance.audible;
    // A phrase that is being said is short, and half a sentence sounds like a mistake.
    while (this.#current && this.#due === utterance) await this.#current.done.catch(() => undefined);
    if (this.#due !== utterance) return false;
    this.#due = undefined;
    return this.#begin(utterance);
  }

  async #begin(utterance: Utterance): Promise<boolean> {
    const { onSpeaking } = this.#options;
    this.#current = utterance;
    this.#progress(utterance);
    utterance.release();
    try {
      return await utterance.done;
    } finally {
      if (this.#current === utterance) {
        this.#current = undefined;
        this.#cancelProgress?.();
        onSpeaking(false, utterance.text.length);
      }
      if (this.#ahead === utterance) this.#ahead = undefined;
    }
  }

  #progress(utterance: Utterance): void {
    const { clock, onSpeaking } = this.#options;
    this.#cancelProgress = clock.setTimer(PROGRESS_MS, () => {
      if (this.#current !== utterance) return;
      if (utterance.firstSoundAt !== undefined) onSpeaking(true, utterance.heardTo);
      this.#progress(utterance);
    });
  }

  #abandon(utterance: Utterance): void {
    const heard = utterance.text.slice(0, utterance.heardTo);
    if (utterance === this.#current) this.stop();
    else {
      utterance.cut();
      this.#due = this.#ahead = undefined;
    }
    if (heard !== '') this.#options.onPhrase('abandoned', heard, 'interrupted');
  }
}
