import type { Synthesis, Utterance } from '../../../../src/adapters/browser-speech/index.js';
import type { VirtualClock } from '../../../../src/testing/index.js';

const MS_PER_CHARACTER = 65;
const START_MS = 150;
/** After this, Chromium's remote voices fall silent without a word of it. */
const REMOTE_MS = 15_000;

export const LOCAL_VOICE = voice('Local', 'en-US', { localService: true });
export const REMOTE_VOICE = voice('Remote', 'en-US', { localService: false });

export function voice(name: string, lang: string, options: Partial<SpeechSynthesisVoice> = {}): SpeechSynthesisVoice {
  return { name, lang, voiceURI: `urn:${name}`, default: false, localService: true, ...options };
}

/** What goes wrong with an utterance: it never begins, it never ends, or an error. */
export type Fault = 'unstarted' | 'unended' | { readonly error: string };

export class SimulatedUtterance implements Utterance {
  voice: SpeechSynthesisVoice | null = null;
  lang = '';
  rate = 1;
  onstart: Utterance['onstart'] = null;
  onboundary: Utterance['onboundary'] = null;
  onend: Utterance['onend'] = null;
  onerror: Utterance['onerror'] = null;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A page's `speechSynthesis`: a queue of utterances, of which one is spoken at a time. */
export class SimulatedSynthesis extends EventTarget implements Synthesis {
  readonly clock: VirtualClock;
  paused = false;
  /** All utterances that were handed over. */
  readonly asked: SimulatedUtterance[] = [];
  /** What goes wrong with the next utterances, in order; undefined is nothing. */
  readonly faults: (Fault | undefined)[] = [];
  cancels = 0;
  #voices: readonly SpeechSynthesisVoice[];
  #queue: SimulatedUtterance[] = [];
  #current: SimulatedUtterance | undefined;
  #audible = false;
  #timers: (() => void)[] = [];

  constructor(clock: VirtualClock, voices: readonly SpeechSynthesisVoice[] = [LOCAL_VOICE]) {
    super();
    this.clock = clock;
    this.#voices = voices;
  }

  /** Whether anything is to be heard. */
  get audible(): boolean {
    return this.#audible;
  }

  get speaking(): boolean {
    return this.#current !== undefined;
  }

  get pending(): boolean {
    return this.#queue.length > 0;
  }

  getVoices(): SpeechSynthesisVoice[] {
    return [...this.#voices];
  }

  setVoices(...voices: readonly SpeechSynthesisVoice[]): void {
    this.#voices = voices;
    this.dispatchEvent(new Event('voiceschanged'));
  }

  speak(utterance: SimulatedUtterance): void {
    this.asked.push(utterance);
    this.#queue.push(utterance);
    this.#next();
  }

  cancel(): void {
    this.cancels += 1;
    const lost = [this.#current, ...this.#queue.splice(0)].filter((utterance) => utterance !== undefined);
    const interrupted = this.#current;
    this.#finish();
    this.#soon(() => lost.forEach((utterance) => fire(utterance, 'onerror', { error: utterance === interrupted ? 'interrupted' : 'canceled' })));
  }

  resume(): void {
    this.paused = false;
    this.#next();
  }

  #next(): void {
    if (this.#current || this.paused) return;
    const utterance = this.#queue.shift();
    if (!utterance) return;
    this.#current = utterance;
    const fault = this.faults.shift();
    if (fault === 'unstarted') return;
    this.#later(START_MS, () => {
      if (typeof fault === 'object') return this.#end(() => fire(utterance, 'onerror', fault));
      this.#audible = true;
      fire(utterance, 'onstart', {});
      this.#pronounce(utterance, fault);
    });
  }

  #pronounce(utterance: SimulatedUtterance, fault: Fault | undefined): void {
    const pace = MS_PER_CHARACTER / utterance.rate;
    const { length } = utterance.text;
    for (const { index } of utterance.text.matchAll(/\S+/g)) this.#later(index * pace, () => fire(utterance, 'onboundary', { charIndex: index }));
    if (fault === 'unended') return;
    if (!utterance.voice?.localService && length * pace > REMOTE_MS) return void this.#later(REMOTE_MS, () => this.#fallSilent());
    this.#later(length * pace, () => this.#end(() => fire(utterance, 'onend', {})));
  }

  /** No event says so, and `speaking` stays true. */
  #fallSilent(): void {
    this.#audible = false;
    this.#cancelTimers();
  }

  #end(tell: () => void): void {
    this.#finish();
    tell();
    this.#next();
  }

  #finish(): void {
    this.#cancelTimers();
    this.#current = undefined;
    this.#audible = false;
  }

  #cancelTimers(): void {
    for (const cancel of this.#timers.splice(0)) cancel();
  }

  #later(ms: number, callback: () => void): void {
    this.#timers.push(this.clock.setTimer(ms, callback));
  }

  #soon(callback: () => void): void {
    this.clock.setTimer(0, callback);
  }
}

function fire(utterance: SimulatedUtterance, handler: 'onstart' | 'onboundary' | 'onend' | 'onerror', event: object): void {
  const listener = utterance[handler] as ((event: object) => unknown) | null;
  listener?.(event);
}
