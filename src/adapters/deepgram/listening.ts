import { AdapterError } from '../../errors/index.js';
import type { AudioFrame, AudioSource, SpeechToTextPart } from '../../spec/index.js';
import { machineClock, type Timing } from '../../utils/machine-clock.js';
import { textMember } from '../../utils/member.js';
import { parseJson } from '../../utils/parse-json.js';
import { toPcmBytes } from '../../utils/pcm-bytes.js';
import type { SocketConnection, SocketMessage } from '../../utils/socket-connection.js';
import { connect, type ConnectTo } from './connect.js';
import { deepgramError, endedError, malformedError, messageError } from './deepgram-errors.js';
import type { DeepgramOptions } from './deepgram-options.js';
import { SentAudio } from './sent-audio.js';

/** Longest wait for the last words, ms. */
const END_LIMIT_MS = 3_000;
/** As far as a recogniser may be behind the sound when the last guess still counts as all that was said, ms: it guesses once a second. */
const BEHIND_MS = 1_500;

/** Makes parts of the messages of one connection. */
export interface MessageReader {
  /** Throws `AdapterError` (`malformed`). */
  read(type: string, message: unknown): readonly SpeechToTextPart[];
  /** What was guessed and never confirmed. */
  end(): readonly SpeechToTextPart[];
  /** Second of the sent sound up to which the provider has told what it heard. */
  readonly heardUntil: number;
}

/** What is different between the two ways in which Deepgram listens. */
export interface ListenProtocol {
  readonly provider: string;
  target(sampleRate: number): ConnectTo;
  /** ms of sound in a message. */
  readonly chunkMs: number;
  /** Sent when nothing was for so long. */
  readonly idle: { readonly ms: number; message(sent: SentAudio): string | Int16Array };
  /** Sent after the last sound. */
  readonly farewell: readonly string[];
  createReader(sent: SentAudio): MessageReader;
}

/** Listens over one connection, as `SpeechToText.transcribe` does. */
export class Listening {
  readonly #protocol: ListenProtocol;
  readonly #options: DeepgramOptions;
  readonly #clock: Timing;
  readonly #signal: AbortSignal;
  /** Ends with the iteration. */
  readonly #life = new AbortController();
  #sent: SentAudio | undefined;
  #wake: () => void = () => undefined;
  /** Not sent yet: there is no connection, or a message is not full. */
  #waiting: Int16Array[] = [];
  #waitingSamples = 0;
  #connection: SocketConnection | undefined;
  #lastSent = 0;
  #isFinishing = false;
  #failure: { readonly error: unknown } | undefined;
  #isSpeaking = false;

  constructor(protocol: ListenProtocol, options: DeepgramOptions, signal: AbortSignal) {
    this.#protocol = protocol;
    this.#options = options;
    this.#clock = options.clock ?? machineClock;
    this.#signal = signal;
  }

  async *parts(audio: AudioSource): AsyncGenerator<SpeechToTextPart> {
    const { provider } = this.#protocol;
    const reading = new AbortController();
    const stop = (): void => reading.abort();
    this.#signal.addEventListener('abort', stop, { once: true });
    let reader: MessageReader | undefined;
    try {
      // Deepgram closes a connection that gets no sound for 10 s, so that there is none before the first frame.
      const sent = await this.#begin(audio, reading.signal);
      if (sent) {
        reader = this.#protocol.createReader(sent);
        await this.#connect(sent);
        yield* this.#read(reader);
        yield* this.#rest(reader);
      }
    } catch (cause) {
      const error = deepgramError(provider, cause);
      // After the end, what the provider did not tell any more is only missed where it was something.
      const heardUntil = reader?.heardUntil ?? 0;
      if (!this.#isOver || this.#sent?.hasSoundBeyond(heardUntil, heardUntil > 0 ? BEHIND_MS : 0)) throw error;
      if (reader) yield* this.#rest(reader);
    } finally {
      this.#signal.removeEventListener('abort', stop);
      stop();
      this.#life.abort();
    }
    if (this.#failure) throw deepgramError(provider, this.#failure.error);
  }

  /** Takes frames from now on; resolves with the first, or with undefined where none came. */
  async #begin(audio: AudioSource, reading: AbortSignal): Promise<SentAudio | undefined> {
    const begun = new Promise<void>((resolve) => (this.#wake = resolve));
    const take = async (): Promise<void> => {
      for await (const frame of audio.frames(reading)) this.#take(frame);
    };
    void take()
      .catch((error: unknown) => {
        if (!this.#signal.aborted) this.#failure = { error };
      })
      .then(() => this.#finish());
    await begun;
    return this.#sent;
  }

  #take(frame: AudioFrame): void {
    if (this.#isFinishing) return;
    this.#sent ??= new SentAudio(frame.sampleRate);
    this.#queue(this.#sent.add(frame));
    this.#wake();
  }

  async #connect(sent: SentAudio): Promise<void> {
    const { provider, target } = this.#protocol;
    this.#connection = await connect(provider, this.#options, target(sent.sampleRate), this.#life.signal);
    this.#flush(this.#isFinishing);
    if (this.#isFinishing) this.#sayFarewell();
    else this.#watch(sent);
  }

  async *#read(reader: MessageReader): AsyncGenerator<SpeechToTextPart> {
    const { provider } = this.#protocol;
    for await (const message of this.#connection?.messages ?? []) {
      for (const part of this.#partsOf(message, reader)) if (this.#isWanted(part)) yield part;
    }
    if (!this.#isOver) throw endedError(provider);
  }

  /** Nothing more is to be heard: an end is no failure any more. */
  get #isOver(): boolean {
    return this.#isFinishing || this.#signal.aborted;
  }

  #rest(reader: MessageReader): readonly SpeechToTextPart[] {
    return reader.end().filter((part) => this.#isWanted(part));
  }

  #partsOf(message: SocketMessage, reader: MessageReader): readonly SpeechToTextPart[] {
    const { provider } = this.#protocol;
    const data = typeof message === 'string' ? parseJson(message) : undefined;
    const type = textMember(data, 'type');
    if (type === undefined) throw malformedError(provider);
    if (type === 'Error') throw messageError(provider, data);
    return reader.read(type, data);
  }

  /** Nothing new is begun after the signal, and what was not begun does not end. */
  #isWanted({ type }: SpeechToTextPart): boolean {
    const isEnd = type === 'transcript-end' || type === 'speech-end' || type === 'turn-end';
    if ((this.#signal.aborted && !isEnd) || (type === 'speech-end' && !this.#isSpeaking)) return false;
    if (type === 'speech-start') this.#isSpeaking = true;
    if (type === 'speech-end') this.#isSpeaking = false;
    return true;
  }

  #queue(samples: Int16Array): void {
    // An empty message would end the connection.
    if (samples.length === 0) return;
    this.#waiting.push(samples);
    this.#waitingSamples += samples.length;
    this.#flush(false);
  }

  /** Sends what waits; `all`: also what does not fill a message. */
  #flush(all: boolean): void {
    const { chunkMs } = this.#protocol;
    const rate = this.#sent?.sampleRate ?? 0;
    if (!this.#connection || this.#waitingSamples === 0 || (!all && this.#waitingSamples < (chunkMs / 1000) * rate)) return;
    const message = new Int16Array(this.#waitingSamples);
    let at = 0;
    for (const samples of this.#waiting) {
      message.set(samples, at);
      at += samples.length;
    }
    this.#waiting = [];
    this.#waitingSamples = 0;
    this.#connection.send(toPcmBytes(message));
    this.#lastSent = this.#clock.now();
  }

  /** The source has ended, or the signal: what is on its way is taken, and nothing more is sent. */
  #finish(): void {
    this.#isFinishing = true;
    this.#flush(true);
    this.#wake();
    if (this.#connection) this.#sayFarewell();
    const { provider } = this.#protocol;
    this.#setTimer(END_LIMIT_MS, () => {
      if (this.#connection) void this.#connection.close();
      else this.#life.abort(new AdapterError(provider, 'timeout', 'the last words did not come in time'));
    });
  }

  #sayFarewell(): void {
    for (const type of this.#protocol.farewell) this.#connection?.sendJson({ type });
  }

  /** Keeps the connection while no sound comes. */
  #watch(sent: SentAudio): void {
    const { idle } = this.#protocol;
    const isIdle = (): boolean => this.#clock.now() - this.#lastSent >= idle.ms && !this.#isFinishing;
    if (isIdle()) this.#flush(true);
    if (isIdle()) {
      const message = idle.message(sent);
      if (typeof message === 'string') this.#connection?.sendJson({ type: message });
      else this.#connection?.send(toPcmBytes(message));
      this.#lastSent = this.#clock.now();
    }
    if (!this.#isFinishing) this.#setTimer(Math.max(1, this.#lastSent + idle.ms - this.#clock.now()), () => this.#watch(sent));
  }

  #setTimer(ms: number, callback: () => void): void {
    if (this.#life.signal.aborted) return;
    const cancel = this.#clock.setTimer(ms, () => {
      this.#life.signal.removeEventListener('abort', cancel);
      callback();
    });
    this.#life.signal.addEventListener('abort', cancel, { once: true });
  }
}
