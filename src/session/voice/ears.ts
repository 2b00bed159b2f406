import type { AudioSource, Clock, SpeechToText, SpeechToTextPart, VoiceActivity, VoiceActivityPart } from '../../spec/index.js';
import { frameEnd } from '../../utils/frame-length.js';
import { GatedSource } from './gated-source.js';
import { PauseWatch } from './pause-watch.js';

export interface EarsOptions {
  readonly speechToText: SpeechToText;
  readonly language: string;
  /** The microphone; absent where only the recogniser has one. */
  readonly audio: AudioSource | undefined;
  readonly voiceActivity: VoiceActivity;
  readonly clock: Clock;
  /** Now on the session clock, ms. */
  now(): number;
  onSpeechStart(at: number): void;
  onSpeechEnd(at: number): void;
  /** As the two before, but each pause of 150 ms within speech is an end too. */
  onPause(part: VoiceActivityPart): void;
  onPart(part: SpeechToTextPart, at: number): void;
  /** Time went on to `at`, and it has been quiet for so long, ms. */
  onTick(at: number, quietMs: number): void;
}

/** How often time goes on where no frames tell it, ms. */
const TICK_MS = 50;

/**
 * Listens: tells when somebody speaks, and hands a recogniser what belongs to the candidate's turn. Opened before the turn,
 * so that nobody waits for a connection when it comes.
 */
export class Ears {
  readonly #options: EarsOptions;
  readonly #gate: GatedSource;
  /** Ends the recogniser; what was heard by then still follows. */
  readonly #wanted = new AbortController();
  /** Ends everything. */
  readonly #life = new AbortController();
  #parts: AsyncIterator<SpeechToTextPart> | undefined;
  #cancelTick: (() => void) | undefined;
  #done: Promise<void> = Promise.resolve();

  constructor(options: EarsOptions) {
    this.#options = options;
    this.#gate = new GatedSource(options.audio?.track);
  }

  /** Settles when the recogniser is through; rejects when it fails, unless nobody wants its words any more. */
  get done(): Promise<void> {
    return this.#done;
  }

  start(): void {
    const { audio } = this.#options;
    this.#done = this.#recognise();
    this.#done.catch(() => undefined);
    if (audio) void this.#follow(audio);
    else this.#tick();
  }

  /** What is said from now on, and shortly before, is the candidate's. */
  openGate(): void {
    this.#gate.open();
  }

  closeGate(): void {
    this.#gate.close();
  }

  /** Nobody listens any more; resolves with the last words. */
  async drain(): Promise<void> {
    this.#wanted.abort();
    this.#cancelTick?.();
    await this.#done.catch(() => undefined);
    this.#life.abort();
  }

  /** At once: what was not certain by now is dropped. */
  leave(): void {
    this.#life.abort();
    this.#wanted.abort();
    this.#cancelTick?.();
    void Promise.resolve(this.#parts?.return?.()).catch(() => undefined);
  }

  async #follow(audio: AudioSource): Promise<void> {
    const { voiceActivity, onSpeechStart, onSpeechEnd, onPause, onTick } = this.#options;
    const pauses = new PauseWatch();
    voiceActivity.reset();
    try {
      for await (const frame of audio.frames(this.#life.signal)) {
        if (this.#life.signal.aborted) return;
        this.#gate.push(frame);
        const parts = voiceActivity.push(frame);
        for (const { type, at } of parts) {
          if (type === 'speech-start') onSpeechStart(at);
          else onSpeechEnd(at);
        }
        const end = frameEnd(frame);
        for (const part of pauses.push(parts, voiceActivity.probability, end)) onPause(part);
        onTick(end, pauses.quietMs);
      }
    } finally {
      // A microphone that ended has nothing more to say; the recogniser finds that out by itself.
      this.#gate.end();
    }
  }

  #tick(): void {
    const { clock, now, onTick } = this.#options;
    this.#cancelTick = clock.setTimer(TICK_MS, () => {
      if (this.#life.signal.aborted) return;
      onTick(now(), Infinity);
      this.#tick();
    });
  }

  async #recognise(): Promise<void> {
    const { speechToText, language, audio, now, onPart, onPause } = this.#options;
    const given = { language, ...(audio && { audio: this.#gate }) };
    const parts = speechToText.transcribe(given, { signal: this.#wanted.signal })[Symbol.asyncIterator]();
    this.#parts = parts;
    try {
      for await (const part of { [Symbol.asyncIterator]: () => parts }) {
        if (this.#life.signal.aborted) return;
        const at = now();
        // Where frames come, the voice activity is nearer to the sound than the recogniser.
        if (!audio && (part.type === 'speech-start' || part.type === 'speech-end')) onPause({ type: part.type, at });
        onPart(part, at);
      }
    } catch (error) {
      if (!this.#life.signal.aborted) throw error;
    }
  }
}
