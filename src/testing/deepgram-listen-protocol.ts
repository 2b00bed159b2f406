import { textMember } from '../utils/member.js';
import { parseJson } from '../utils/parse-json.js';
import { samplesOf, type Ear } from './deepgram-ear.js';
import type { DeepgramSimulatorOptions } from './deepgram-options.js';
import { PacedSender } from './paced-sender.js';
import type { ServerSocket, SocketHandler } from './socket-simulator.js';
import type { HeardWord } from './tone-speech.js';

/** Time after which a connection without sound or `KeepAlive` is closed. Source: Deepgram, "Audio Keep Alive". */
const IDLE_MS = 10_000;
const FILLERS: ReadonlySet<string> = new Set(['uh', 'um', 'mhmm', 'uh-uh', 'uh-huh', 'nuh-uh']);
const NET_0001 = 'Deepgram did not receive audio data or a text message within the timeout window. See https://dpgr.am/net0001';

/** `/v1/listen` from the server's side, one connection. Sources: Deepgram, API reference "Live Audio" and the guides of its features. */
export class DeepgramListenHandler implements SocketHandler {
  readonly #socket: ServerSocket;
  readonly #ear: Ear;
  readonly #finalDelay: () => number;
  readonly #options: DeepgramSimulatorOptions;
  readonly #sender: PacedSender;
  #cancelIdle: () => void = () => undefined;
  #gotSound = false;
  #isClosing = false;
  /** Of the words, and of the sound, that were not told as certain yet. */
  #firstWord = 0;
  #segmentStart = 0;
  #toldAt = 0;
  #wasSpeaking = false;
  /** The pause after the last speech was told. */
  #isPauseTold = true;
  #isUtteranceOver = true;

  constructor(socket: ServerSocket, ear: Ear, finalDelay: () => number, options: DeepgramSimulatorOptions) {
    this.#socket = socket;
    this.#ear = ear;
    this.#finalDelay = finalDelay;
    this.#options = options;
    this.#sender = new PacedSender(socket.clock);
    this.#waitForSound();
  }

  receive(message: string | Uint8Array): void {
    if (this.#isClosing) return;
    if (typeof message === 'string') return this.#control(message);
    // As documented: an empty message ends the stream.
    if (message.length === 0) return this.#closeStream();
    const samples = samplesOf(message);
    if (!samples) return this.#socket.close(1008, 'DATA-0000: The payload cannot be decoded as audio.');
    this.#gotSound = true;
    this.#waitForSound();
    this.#ear.hearing.push(samples, () => this.#step());
  }

  closed(): void {
    this.#cancelIdle();
    this.#sender.cancel();
  }

  #control(message: string): void {
    switch (textMember(parseJson(message), 'type')) {
      case 'KeepAlive':
        // It keeps no connection over which no sound came at all.
        if (this.#gotSound) this.#waitForSound();
        return;
      case 'Finalize':
        this.#ear.hearing.end();
        if (this.#pending.length > 0 || this.#ear.hearing.seconds - this.#segmentStart >= 0.1) this.#certain({ isPause: this.#hasSpeech, isFinalize: true });
        return;
      case 'CloseStream':
        return this.#closeStream();
      default:
        this.#socket.close(1008, 'DATA-0000: The payload cannot be decoded as audio.');
    }
  }

  #closeStream(): void {
    this.#isClosing = true;
    this.#cancelIdle();
    this.#ear.hearing.end();
    if (this.#pending.length > 0) this.#certain({ isPause: true });
    const { seconds } = this.#ear.hearing;
    this.#sender.after(0, () => {
      this.#socket.sendJson({ type: 'Metadata', transaction_key: 'deprecated', request_id: 'simulated', sha256: '0'.repeat(64), created: '2024-01-01T00:00:00.000Z', duration: seconds, channels: 1 });
      this.#socket.close(1000);
    });
  }

  /** After each 20 ms of sound. */
  #step(): void {
    const { hearing } = this.#ear;
    const { query } = this.#socket.upgrade;
    if (hearing.isSpeaking && !this.#wasSpeaking) this.#speechBegins();
    this.#wasSpeaking = hearing.isSpeaking;
    const silence = hearing.seconds - hearing.lastSound;
    const endpointing = query.get('endpointing') === 'false' ? Infinity : Number(query.get('endpointing') ?? 10) / 1000;
    if (!this.#isPauseTold && !hearing.isSpeaking && silence >= endpointing) this.#certain({ isPause: true });
    else if (hearing.seconds - this.#segmentStart >= (this.#options.segmentMs ?? 5000) / 1000 && this.#boundary > this.#segmentStart) this.#certain({ isPause: false });
    else if (query.get('interim_results') === 'true' && hearing.seconds - this.#toldAt >= (this.#options.interimMs ?? 1000) / 1000 - 1e-6) this.#guess();
    this.#lookForEnd(query);
  }

  #speechBegins(): void {
    this.#isPauseTold = false;
    this.#isUtteranceOver = false;
    const timestamp = this.#ear.hearing.onset;
    if (this.#socket.upgrade.query.get('vad_events') === 'true') this.#send(0, { type: 'SpeechStarted', channel: [0], timestamp });
  }

  #lookForEnd(query: URLSearchParams): void {
    const { hearing } = this.#ear;
    const last = hearing.words.at(-1);
    if (!query.has('utterance_end_ms') || this.#isUtteranceOver || !last || this.#pending.length > 0) return;
    if (hearing.seconds - Math.max(last.end, hearing.lastSound) < Number(query.get('utterance_end_ms')) / 1000) return;
    this.#isUtteranceOver = true;
    this.#send(0, { type: 'UtteranceEnd', channel: [0, 1], last_word_end: last.end });
  }

  get #pending(): readonly HeardWord[] {
    return this.#ear.hearing.words.slice(this.#firstWord);
  }

  /** Up to here every word is whole: one that is still being said belongs to what follows. */
  get #boundary(): number {
    const { seconds, isSpeaking } = this.#ear.hearing;
    return isSpeaking ? (this.#pending.at(-1)?.end ?? 0) : seconds;
  }

  get #hasSpeech(): boolean {
    return !this.#isPauseTold;
  }

  #guess(): void {
    const { seconds } = this.#ear.hearing;
    this.#toldAt = seconds;
    this.#send(0, this.#results(this.#pending, seconds, { is_final: false, speech_final: false, from_finalize: false }));
  }

  #certain({ isPause, isFinalize = false }: { readonly isPause: boolean; readonly isFinalize?: boolean }): void {
    const { hearing } = this.#ear;
    const until = isPause || isFinalize ? hearing.seconds : this.#boundary;
    const message = this.#results(this.#pending, until, { is_final: true, speech_final: isPause, from_finalize: isFinalize });
    const silenceMs = (hearing.seconds - hearing.lastSound) * 1000;
    this.#send(Math.max(0, isPause ? this.#finalDelay() - silenceMs : 0), message);
    this.#firstWord = hearing.words.length;
    this.#segmentStart = until;
    this.#toldAt = hearing.seconds;
    if (isPause) this.#isPauseTold = true;
  }

  #results(heard: readonly HeardWord[], until: number, flags: Readonly<Record<'is_final' | 'speech_final' | 'from_finalize', boolean>>): unknown {
    const { query } = this.#socket.upgrade;
    const isPunctuated = query.get('punctuate') === 'true' || query.get('smart_format') === 'true';
    const { confidence = 0.98 } = this.#options;
    const words = heard
      .filter(({ text }) => query.get('filler_words') === 'true' || !FILLERS.has(plain(text)))
      .map(({ text, start, end }) => ({ word: plain(text), start, end, confidence, ...(isPunctuated && { punctuated_word: text }) }));
    const transcript = words.map((word) => word.punctuated_word ?? word.word).join(' ');
    return {
      type: 'Results',
      channel_index: [0, 1],
      start: this.#segmentStart,
      duration: until - this.#segmentStart,
      ...flags,
      channel: { alternatives: [{ transcript, confidence: words.length > 0 ? confidence : 0, words }] },
      metadata: { request_id: 'simulated', model_info: { name: query.get('model'), version: 'simulated', arch: 'simulated' }, model_uuid: 'simulated' },
    };
  }

  #send(delayMs: number, message: unknown): void {
    this.#sender.after(delayMs, () => this.#socket.sendJson(message));
  }

  #waitForSound(): void {
    this.#cancelIdle();
    this.#cancelIdle = this.#socket.clock.setTimer(IDLE_MS, () => this.#socket.close(1011, NET_0001));
  }
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[.,!?;:"]+/g, '');
}
