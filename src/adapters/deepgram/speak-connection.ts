import { AdapterError } from '../../errors/index.js';
import { machineClock, type Timing } from '../../utils/machine-clock.js';
import { textMember } from '../../utils/member.js';
import { parseJson } from '../../utils/parse-json.js';
import { PartQueue } from '../../utils/part-queue.js';
import type { SocketConnection, SocketMessage } from '../../utils/socket-connection.js';
import { untilAborted } from '../../utils/until-aborted.js';
import { deepgramError, endedError, malformedError, messageError, RATE_WINDOW_MS } from './deepgram-errors.js';
import { SpeakBudget } from './speak-budget.js';

/** Nothing came for so long though something should, ms. */
const STALL_MS = 10_000;

/** A text that is being spoken. */
interface Speech {
  readonly sounds: PartQueue<Uint8Array>;
  /** Safe to call twice. */
  end(isWhole: boolean): void;
}

/** One connection to one voice, which speaks one text after another. */
export class SpeakConnection {
  readonly #provider: string;
  readonly #connection: SocketConnection;
  readonly #clock: Timing;
  readonly #budget: SpeakBudget;
  #speech: Speech | undefined;
  /** Settles when the text that was asked for last is over. */
  #last: Promise<void> = Promise.resolve();
  /** `Clear` that were not confirmed yet: what sounds until then belongs to a text that nobody wants any more. */
  #clearing = 0;
  #failure: { readonly error: unknown } | undefined;
  #stopWatch: () => void = () => undefined;

  constructor(provider: string, connection: SocketConnection, clock: Timing = machineClock) {
    this.#provider = provider;
    this.#connection = connection;
    this.#clock = clock;
    this.#budget = new SpeakBudget(clock.now());
    void this.#read();
  }

  /** Whether it can speak this text too; what it needs of Deepgram's limits is then taken. */
  reserve(text: string): boolean {
    return !this.#failure && this.#connection.isOpen && this.#budget.spend(text.length, this.#clock.now());
  }

  /** The bytes of the sound. Waits for the texts before. Rejects with the signal's reason, and silences the voice, in the moment of the abort. */
  async *speak(text: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const before = this.#last;
    let leave = (): void => undefined;
    this.#last = Promise.all([before, new Promise<void>((resolve) => (leave = resolve))]).then(() => undefined);
    let speech: Speech | undefined;
    try {
      await untilAborted(before, signal);
      signal.throwIfAborted();
      speech = this.#begin(text, signal, leave);
      for await (const bytes of speech.sounds) {
        signal.throwIfAborted();
        yield bytes;
      }
      signal.throwIfAborted();
    } finally {
      speech?.end(false);
      leave();
    }
  }

  /** Speaks what it was asked for already, then closes. */
  async retire(): Promise<void> {
    await this.#last;
    this.close();
  }

  close(): void {
    this.#connection.sendJson({ type: 'Close' });
    void this.#connection.close();
  }

  #begin(text: string, signal: AbortSignal, leave: () => void): Speech {
    const sounds = new PartQueue<Uint8Array>();
    const abort = (): void => {
      sounds.fail(signal.reason);
      speech.end(false);
    };
    let isOver = false;
    const speech: Speech = {
      sounds,
      end: (isWhole) => {
        if (isOver) return;
        isOver = true;
        signal.removeEventListener('abort', abort);
        this.#stopWatch();
        this.#speech = undefined;
        sounds.close();
        if (!isWhole && this.#connection.sendJson({ type: 'Clear' })) this.#clearing += 1;
        leave();
      },
    };
    signal.addEventListener('abort', abort, { once: true });
    this.#speech = speech;
    if (this.#failure) sounds.fail(this.#failure.error);
    this.#connection.sendJson({ type: 'Speak', text });
    this.#connection.sendJson({ type: 'Flush' });
    this.#watch();
    return speech;
  }

  async #read(): Promise<void> {
    try {
      for await (const message of this.#connection.messages) this.#receive(message);
      this.#fail(endedError(this.#provider));
    } catch (error) {
      this.#fail(deepgramError(this.#provider, error));
      this.close();
    }
  }

  #receive(message: SocketMessage): void {
    if (typeof message !== 'string') {
      if (this.#clearing > 0 || !this.#speech) return;
      this.#watch();
      return this.#speech.sounds.push(message);
    }
    const data = parseJson(message);
    switch (textMember(data, 'type')) {
      case undefined:
        throw malformedError(this.#provider);
      case 'Error':
        throw messageError(this.#provider, data);
      case 'Cleared':
        this.#clearing = Math.max(0, this.#clearing - 1);
        return;
      case 'Flushed':
        if (this.#clearing === 0) this.#speech?.end(true);
        return;
      case 'Warning':
        // The text would never end: it was not flushed.
        if (/flush/i.test(`${textMember(data, 'code')} ${textMember(data, 'description')}`)) {
          throw new AdapterError(this.#provider, 'rate', 'the provider takes no more texts for now', { retryAfterMs: RATE_WINDOW_MS });
        }
    }
  }

  #watch(): void {
    this.#stopWatch();
    this.#stopWatch = this.#clock.setTimer(STALL_MS, () => {
      this.#fail(new AdapterError(this.#provider, 'timeout', 'the voice fell silent before the end'));
      this.close();
    });
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    this.#speech?.sounds.fail(this.#failure.error);
    this.#speech?.end(true);
  }
}
