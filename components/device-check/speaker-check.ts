import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AdapterError, type InterviewError } from '../../src/errors/index.js';
import { playTone } from '../../src/media/index.js';
import type { DeviceResult } from '../../src/spec/index.js';

/** `reads`: whoever does not hear, or does not want to, goes by the text. */
export type SpeakerState = 'idle' | 'playing' | 'asking' | 'heard' | 'not-heard' | 'reads';

/** Contexts that can play to another device than the default one (Chromium; W3C Web Audio, `setSinkId`). */
type SinkContext = AudioContext & { setSinkId?(id: string): Promise<void> };

export function canChooseSpeaker(): boolean {
  return typeof AudioContext === 'function' && 'setSinkId' in AudioContext.prototype;
}

/** The speakers: only a person can say whether they work. */
export class SpeakerCheck implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onFailure: (error: InterviewError) => void;
  #state: SpeakerState = 'idle';
  #error: InterviewError | undefined;
  #run = 0;

  constructor(host: ReactiveControllerHost, onFailure: (error: InterviewError) => void) {
    this.#host = host;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  get state(): SpeakerState {
    return this.#state;
  }

  get error(): InterviewError | undefined {
    return this.#error;
  }

  get result(): DeviceResult {
    if (this.#error) return { state: 'failed', code: this.#error.code, measured: {} };
    if (this.#state === 'heard') return { state: 'ok', measured: {} };
    return this.#state === 'not-heard' ? { state: 'warning', code: 'check/not-heard', measured: {} } : { state: 'skipped', measured: {} };
  }

  hostDisconnected(): void {
    this.reset();
  }

  reset(): void {
    this.#run += 1;
    this.#error = undefined;
    this.#set('idle');
  }

  /** Plays three notes, then asks. */
  async play(deviceId?: string): Promise<void> {
    const run = ++this.#run;
    this.#error = undefined;
    this.#set('playing');
    let context: SinkContext | undefined;
    try {
      context = new AudioContext();
      if (deviceId) await context.setSinkId?.(deviceId);
      await playTone(context);
      if (run === this.#run) this.#set('asking');
    } catch (cause) {
      if (run !== this.#run) return;
      this.#error = new AdapterError('speaker', 'unsupported', 'no sound could be played', { cause });
      this.#set('idle');
      this.#onFailure(this.#error);
    } finally {
      void context?.close();
    }
  }

  answer(answer: 'heard' | 'not-heard' | 'reads'): void {
    this.#run += 1;
    this.#set(answer);
  }

  #set(state: SpeakerState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
