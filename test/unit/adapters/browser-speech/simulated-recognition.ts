import type { Recognition, RecognitionConstructor, RecognitionErrorEvent, RecognitionEvent } from '../../../../src/adapters/browser-speech/speech-globals.js';
import type { VirtualClock } from '../../../../src/testing/index.js';

/** One entry of a result list: text, and the confidence of a final; a guess has none. */
export type Entry = readonly [text: string, confidence?: number];

/** How browsers differ. */
export type Dialect = 'chromium' | 'android' | 'ios';

const MS_PER_WORD = 300;
/** Chromium ends a session after this silence, and after this time in any case. */
const SILENCE_MS = 8000;
const LONGEST_MS = 60_000;
/** From `stop()` to the last final and `end`. */
const STOP_MS = 120;

/**
 * A page's `SpeechRecognition`, with somebody who speaks. One session at a time: a second one takes the microphone
 * from the first, as in Chromium. Everything can also be made to happen by hand.
 */
export class SimulatedRecognition {
  readonly clock: VirtualClock;
  readonly dialect: Dialect;
  /** All recognisers that were made. */
  readonly made: SimulatedRecogniser[] = [];
  readonly Constructor: RecognitionConstructor;
  /** The session that has the microphone. */
  active: SimulatedRecogniser | undefined;
  starts = 0;

  constructor(clock: VirtualClock, dialect: Dialect = 'chromium') {
    this.clock = clock;
    this.dialect = dialect;
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the constructor below has a `this` of its own
    const page = this;
    this.Constructor = class extends SimulatedRecogniser {
      constructor() {
        super(page);
        page.made.push(this);
      }
    };
  }

  get latest(): SimulatedRecogniser {
    const latest = this.made.at(-1);
    if (!latest) throw new Error('No recogniser was made.');
    return latest;
  }

  /** Says an utterance, and pauses. */
  async say(text: string): Promise<void> {
    await this.#speak(text.split(' '));
    this.active?.pauseSpeaking();
    await this.clock.advance(700);
  }

  /** Says two words, and is not done. */
  async begin(text: string): Promise<void> {
    await this.#speak(text.split(' ').slice(0, 2));
  }

  async #speak(words: readonly string[]): Promise<void> {
    for (let count = 1; count <= words.length; count += 1) {
      await this.clock.advance(MS_PER_WORD);
      this.active?.hear(words.slice(0, count).join(' '));
    }
    await this.clock.advance(0);
  }
}

export class SimulatedRecogniser extends EventTarget implements Recognition {
  lang = '';
  continuous = false;
  interimResults = false;
  maxAlternatives = 1;
  processLocally?: boolean;
  /** The track that the last `start` was given. */
  track: MediaStreamTrack | undefined;
  readonly #page: SimulatedRecognition;
  #entries: Entry[] = [];
  #guess = '';
  #speaking = false;
  #cancelTimers: (() => void)[] = [];

  constructor(page: SimulatedRecognition) {
    super();
    this.#page = page;
  }

  get running(): boolean {
    return this.#page.active === this;
  }

  start(track?: MediaStreamTrack): void {
    if (this.running) throw new DOMException('recognition has already started.', 'InvalidStateError');
    this.#page.active?.lose();
    this.#page.active = this;
    this.#page.starts += 1;
    this.track = track;
    this.#entries = [];
    this.#guess = '';
    this.#cancelTimers = [this.#page.clock.setTimer(LONGEST_MS, () => this.end())];
    this.#watchSilence();
  }

  stop(): void {
    if (!this.running) return;
    this.#later(STOP_MS, () => {
      this.#settle();
      this.end();
    });
  }

  abort(): void {
    if (this.running) this.lose();
  }

  /** The session is taken away: `aborted`, then `end`, in a task of their own. */
  lose(): void {
    this.#release();
    this.#page.clock.setTimer(0, () => {
      this.error('aborted');
      this.dispatchEvent(new Event('end'));
    });
  }

  /** The utterance so far. */
  hear(text: string): void {
    this.#watchSilence();
    if (!this.#speaking && this.#page.dialect !== 'android') this.dispatchEvent(new Event('speechstart'));
    this.#speaking = true;
    this.#guess = text;
    if (this.#page.dialect === 'android') this.#entries.push([text, 0]);
    this.#deliver();
  }

  /** The utterance is over. */
  pauseSpeaking(): void {
    if (this.#page.dialect === 'ios') {
      this.#speaking = false;
      this.#entries.push([this.#guess]);
      this.#guess = '';
      return;
    }
    this.#later(400, () => {
      this.#settle();
      // Android delivers the same final again.
      if (this.#page.dialect === 'android') this.#later(100, () => this.#deliver());
    });
  }

  /** Sends a result list as it is. */
  results(...entries: readonly Entry[]): void {
    const results = entries.map(([transcript, confidence]) => ({ isFinal: confidence !== undefined, length: 1, 0: { transcript, confidence: confidence ?? 0 } }));
    this.dispatchEvent(Object.assign(new Event('result'), { resultIndex: 0, results }) as RecognitionEvent);
  }

  error(name: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { error: name }) as RecognitionErrorEvent);
  }

  /** The session ends. */
  end(): void {
    this.#release();
    this.dispatchEvent(new Event('end'));
  }

  /** `error`, then `end`, as the standard has it. */
  fail(name: string): void {
    this.error(name);
    if (this.running) this.end();
  }

  #settle(): void {
    if (this.#page.dialect === 'ios') this.#entries = this.#entries.map(([text]) => [text, 0.8]);
    if (this.#guess) this.#entries.push([this.#guess, 0.9]);
    this.#guess = '';
    this.#deliver();
    if (this.#speaking && this.#page.dialect === 'chromium') this.dispatchEvent(new Event('speechend'));
    this.#speaking = false;
  }

  #deliver(): void {
    const guess: readonly Entry[] = this.#guess && this.#page.dialect !== 'android' ? [[this.#guess]] : [];
    if (this.#entries.length + guess.length > 0) this.results(...this.#entries, ...guess);
  }

  #watchSilence(): void {
    this.#cancelSilence();
    this.#cancelSilence = this.#later(SILENCE_MS, () => this.fail('no-speech'));
  }

  #cancelSilence = (): void => undefined;

  #later(ms: number, callback: () => void): () => void {
    const cancel = this.#page.clock.setTimer(ms, callback);
    this.#cancelTimers.push(cancel);
    return cancel;
  }

  #release(): void {
    for (const cancel of this.#cancelTimers.splice(0)) cancel();
    this.#speaking = false;
    if (this.running) this.#page.active = undefined;
  }
}
