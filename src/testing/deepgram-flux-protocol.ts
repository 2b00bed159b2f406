import { member, numberMember, textMember } from '../utils/member.js';
import { parseJson } from '../utils/parse-json.js';
import { samplesOf, type Ear } from './deepgram-ear.js';
import type { DeepgramSimulatorOptions } from './deepgram-options.js';
import { PacedSender } from './paced-sender.js';
import type { ServerSocket, SocketHandler } from './socket-simulator.js';

/** Nothing is documented; users report 20 to 30 s (deepgram-python-sdk issue 649). */
const IDLE_MS = 20_000;
const UPDATE_S = 0.25;
/** Closed without a code, as documented for `CloseStream`. */
const NO_CODE = 1005;

type TurnEvent = 'Update' | 'StartOfTurn' | 'EagerEndOfTurn' | 'TurnResumed' | 'EndOfTurn';

/** `/v2/listen` from the server's side, one connection. Sources: Deepgram, API reference "Turn-based Audio (Flux)" and "Understanding the Flux State Machine". */
export class DeepgramFluxHandler implements SocketHandler {
  readonly #socket: ServerSocket;
  readonly #ear: Ear;
  readonly #finalDelay: () => number;
  readonly #options: DeepgramSimulatorOptions;
  readonly #sender: PacedSender;
  #thresholds: { readonly eager: number; readonly end: number; readonly timeoutMs: number };
  #cancelIdle: () => void = () => undefined;
  #sequence = 0;
  #turn = 0;
  #state: 'initial' | 'ongoing' | 'awaiting-end' = 'initial';
  #firstWord = 0;
  /** Words of the turn when the last `EagerEndOfTurn` was sent. */
  #eagerWords = 0;
  #toldAt = 0;
  #isClosing = false;

  constructor(socket: ServerSocket, ear: Ear, finalDelay: () => number, options: DeepgramSimulatorOptions) {
    this.#socket = socket;
    this.#ear = ear;
    this.#finalDelay = finalDelay;
    this.#options = options;
    this.#sender = new PacedSender(socket.clock);
    const { query } = socket.upgrade;
    this.#thresholds = { eager: Number(query.get('eager_eot_threshold') ?? Infinity), end: Number(query.get('eot_threshold') ?? 0.7), timeoutMs: Number(query.get('eot_timeout_ms') ?? 5000) };
    this.#send(0, { type: 'Connected' });
    this.#waitForSound();
  }

  receive(message: string | Uint8Array): void {
    if (this.#isClosing) return;
    if (typeof message === 'string') return this.#control(parseJson(message));
    const samples = samplesOf(message);
    if (!samples) return this.#fatal('UNPARSABLE_CLIENT_MESSAGE', 'The message is not audio.');
    this.#waitForSound();
    this.#ear.hearing.push(samples, () => this.#step());
  }

  closed(): void {
    this.#cancelIdle();
    this.#sender.cancel();
  }

  #control(message: unknown): void {
    switch (textMember(message, 'type')) {
      case 'CloseStream':
        this.#isClosing = true;
        this.#ear.hearing.end();
        this.#begin();
        if (this.#words.length > 0) this.#tell('Update');
        return this.#sender.after(0, () => this.#socket.close(NO_CODE));
      case 'ForceEndTurn':
        if (this.#state === 'initial') return this.#send(0, { type: 'Warning', code: 'FORCE_END_TURN_NO_ACTIVE_TURN', description: 'No turn is active.' });
        return this.#end('manual');
      case 'Configure':
        return this.#configure(message);
      default:
        // There is no KeepAlive here.
        this.#fatal('UNPARSABLE_CLIENT_MESSAGE', 'The message is of no known type.');
    }
  }

  #configure(message: unknown): void {
    const stated = (name: string): number | undefined => numberMember(message, 'thresholds', name);
    const { eager, end, timeoutMs } = this.#thresholds;
    this.#thresholds = { eager: stated('eager_eot_threshold') ?? eager, end: stated('eot_threshold') ?? end, timeoutMs: stated('eot_timeout_ms') ?? timeoutMs };
    this.#send(0, { type: 'ConfigureSuccess', thresholds: member(message, 'thresholds') ?? {}, keyterms: member(message, 'keyterms') ?? [] });
  }

  /** After each 20 ms of sound. */
  #step(): void {
    const { hearing } = this.#ear;
    this.#begin();
    if (this.#state === 'awaiting-end' && (this.#words.length > this.#eagerWords || hearing.isSpeaking)) {
      this.#state = 'ongoing';
      this.#tell('TurnResumed');
    }
    if (this.#state !== 'initial' && !hearing.isSpeaking) {
      const { eager, end, timeoutMs } = this.#thresholds;
      if (this.#confidence >= end - 1e-9) return this.#end('model');
      if (this.#silenceMs >= timeoutMs) return this.#end('timeout');
      if (this.#state === 'ongoing' && this.#confidence >= eager) this.#mayEnd();
    }
    if (hearing.seconds - this.#toldAt >= UPDATE_S - 1e-6) this.#tell('Update');
  }

  #begin(): void {
    if (this.#state !== 'initial' || this.#words.length === 0) return;
    this.#state = 'ongoing';
    this.#tell('StartOfTurn');
  }

  #mayEnd(): void {
    this.#state = 'awaiting-end';
    this.#eagerWords = this.#words.length;
    this.#tell('EagerEndOfTurn');
  }

  #end(trigger: 'model' | 'timeout' | 'manual'): void {
    const delay = trigger === 'model' ? Math.max(0, this.#finalDelay() - this.#silenceMs) : 0;
    this.#tell('EndOfTurn', delay, { trigger });
    this.#state = 'initial';
    this.#firstWord = this.#ear.hearing.words.length;
    this.#turn += 1;
  }

  get #words(): Ear['hearing']['words'] {
    return this.#ear.hearing.words.slice(this.#firstWord);
  }

  get #silenceMs(): number {
    const { hearing } = this.#ear;
    return (hearing.seconds - Math.max(hearing.lastSound, this.#words.at(-1)?.end ?? 0)) * 1000;
  }

  get #confidence(): number {
    if (this.#state === 'initial' || this.#ear.hearing.isSpeaking) return 0;
    return this.#ear.isComplete ? Math.min(1, this.#silenceMs / (this.#options.certainMs ?? 1000)) : 0.1;
  }

  #tell(event: TurnEvent, delayMs = 0, more: object = {}): void {
    const { confidence = 0.98 } = this.#options;
    const words = this.#words.map(({ text, start, end }) => ({ word: text, confidence, start, end }));
    this.#send(delayMs, {
      type: 'TurnInfo',
      event,
      turn_index: this.#turn,
      audio_window_start: this.#toldAt,
      audio_window_end: this.#ear.hearing.seconds,
      transcript: words.map(({ word }) => word).join(' '),
      words,
      end_of_turn_confidence: this.#confidence,
      ...more,
    });
    this.#toldAt = this.#ear.hearing.seconds;
  }

  #send(delayMs: number, message: object): void {
    const stamped = { request_id: 'simulated', sequence_id: this.#sequence++, ...message };
    this.#sender.after(delayMs, () => this.#socket.sendJson(stamped));
  }

  #fatal(code: string, description: string): void {
    this.#isClosing = true;
    this.#send(0, { type: 'Error', code, description });
    this.#sender.after(0, () => this.#socket.close(1008, code));
  }

  #waitForSound(): void {
    this.#cancelIdle();
    this.#cancelIdle = this.#socket.clock.setTimer(IDLE_MS, () => this.#socket.close(1011, 'NET-0001'));
  }
}
