import { AdapterError } from '../../errors/index.js';
import type { CallContext, RealtimeVoiceOptions, RealtimeVoicePart, RealtimeVoiceSession } from '../../spec/index.js';
import { abortedWith } from '../../utils/aborted-with.js';
import { machineClock, type Timing } from '../../utils/machine-clock.js';
import { textMember } from '../../utils/member.js';
import { PartQueue } from '../../utils/part-queue.js';
import { sleep } from '../../utils/sleep.js';
import { withTimeLimit } from '../../utils/with-time-limit.js';
import { isFinal, namedError, PROVIDER, realtimeError } from './realtime-errors.js';
import { RealtimeInput } from './realtime-input.js';
import type { RealtimeLine } from './realtime-line.js';
import { DEFAULT_TIME_LIMIT_MS, type OpenaiRealtimeVoiceOptions } from './realtime-options.js';
import { RealtimeReplies } from './realtime-replies.js';
import { setUp, type SaidText } from './realtime-setup.js';

export type OpenLine = (signal: AbortSignal) => Promise<RealtimeLine>;

/** A line that is set up, with its events from here on. */
interface ReadyLine {
  readonly line: RealtimeLine;
  readonly reader: AsyncIterator<unknown>;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4_000;
/** Shares of the session's life after which it is renewed in a pause, and in any case. */
const DUE = 11 / 12;
const LAST = 0.99;

/** A conversation over as many lines as it takes. */
export class RealtimeConversation implements RealtimeVoiceSession {
  readonly #options: OpenaiRealtimeVoiceOptions;
  readonly #asked: RealtimeVoiceOptions;
  readonly #openLine: OpenLine;
  readonly #clock: Timing;
  readonly #parts = new PartQueue<RealtimeVoicePart>();
  readonly #life: AbortController;
  readonly #history: SaidText[] = [];
  readonly #input: RealtimeInput;
  readonly #replies: RealtimeReplies;
  #line: RealtimeLine | undefined;
  #isReading = false;
  #isDue = false;
  #cancelRenewal: () => void = () => undefined;
  /** Lines in a row of which nothing came. */
  #failures = 0;

  private constructor(openLine: OpenLine, options: OpenaiRealtimeVoiceOptions, asked: RealtimeVoiceOptions, signal: AbortSignal) {
    const { clock = machineClock, timeLimitMs = DEFAULT_TIME_LIMIT_MS, pauseMs = 800 } = options;
    this.#options = options;
    this.#asked = asked;
    this.#openLine = openLine;
    this.#clock = clock;
    this.#life = abortedWith(signal);
    const shared = {
      timeLimitMs,
      clock,
      hand: (part: RealtimeVoicePart) => this.#parts.push(part),
      restart: () => this.#line?.close(),
    };
    this.#input = new RealtimeInput({ ...shared, manualTurns: asked.manualTurns, pauseMs, said: (text) => this.#history.push({ role: 'user', text }) });
    this.#replies = new RealtimeReplies({
      ...shared,
      instructions: asked.instructions,
      language: asked.language,
      said: (text) => void (text !== '' && this.#history.push({ role: 'assistant', text })),
      fail: (error) => this.#fail(error),
    });
    this.#life.signal.addEventListener('abort', () => {
      this.#parts.fail(signal.reason);
      this.#leave();
    });
  }

  /** Rejects with `AdapterError`, or with the signal's reason. */
  static async open(openLine: OpenLine, options: OpenaiRealtimeVoiceOptions, asked: RealtimeVoiceOptions, { signal }: CallContext): Promise<RealtimeConversation> {
    signal.throwIfAborted();
    const conversation = new RealtimeConversation(openLine, options, asked, signal);
    try {
      const first = await conversation.#connect();
      void conversation.#run(first);
      return conversation;
    } catch (error) {
      conversation.#life.abort();
      signal.throwIfAborted();
      throw realtimeError(error);
    }
  }

  get parts(): AsyncIterable<RealtimeVoicePart> {
    return this.#parts;
  }

  startTurn(): void {
    if (this.#isOver) return;
    this.#input.startTurn();
    if (!this.#isReading) void this.#listen();
    this.#isReading = true;
  }

  endTurn(): void {
    if (!this.#isOver) this.#input.endTurn();
  }

  say(text: string): void {
    if (!this.#isOver) this.#replies.say(text);
  }

  interrupt(playedMs: number): void {
    if (!this.#isOver) this.#replies.interrupt(playedMs);
  }

  async close(): Promise<void> {
    this.#parts.close();
    this.#life.abort();
  }

  get #isOver(): boolean {
    return this.#life.signal.aborted;
  }

  #fail(error: unknown): void {
    this.#parts.fail(realtimeError(error));
    this.#life.abort();
  }

  #leave(): void {
    this.#cancelRenewal();
    this.#input.disconnect();
    this.#replies.disconnect();
    this.#line?.close();
    this.#line = undefined;
  }

  async #listen(): Promise<void> {
    try {
      for await (const frame of this.#asked.audio.frames(this.#life.signal)) this.#input.push(frame);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #run(first: ReadyLine): Promise<void> {
    for (let ready: ReadyLine | undefined = first; ready; ) {
      const error = await this.#converse(ready);
      this.#leave();
      if (this.#isOver) return;
      if (isFinal(error)) return this.#fail(error);
      this.#parts.push({ type: 'reconnecting' });
      ready = await this.#reconnect(error);
      if (!ready || this.#isOver) return ready?.line.close();
      this.#parts.push({ type: 'reconnected' });
    }
  }

  /** Resolves with the reason for which the line is over. */
  async #converse({ line, reader }: ReadyLine): Promise<Error> {
    this.#line = line;
    this.#renewLater();
    this.#input.connect(line);
    this.#replies.connect(line);
    try {
      for (let result = await reader.next(); !result.done; result = await reader.next()) {
        this.#handle(result.value);
        if (this.#isDue && this.#input.isIdle && this.#replies.isIdle) line.close();
      }
      return new AdapterError(PROVIDER, 'closed', 'the connection was closed');
    } catch (error) {
      return realtimeError(error);
    }
  }

  #handle(event: unknown): void {
    const type = textMember(event, 'type');
    if (type === undefined) throw new AdapterError(PROVIDER, 'malformed', 'an event is no JSON object with a type');
    if (type === 'error') return this.#told(event);
    if (type.endsWith('.delta') || type.endsWith('.completed')) this.#failures = 0;
    this.#input.handle(event);
    this.#replies.handle(event);
  }

  /** Most errors concern one event of ours, and the session goes on. */
  #told(event: unknown): void {
    const code = textMember(event, 'error', 'code');
    const about = textMember(event, 'error', 'event_id') ?? '';
    if (about.startsWith('commit-') && code === 'input_audio_buffer_commit_empty') return this.#input.refused(about);
    if (about.startsWith('say-')) return this.#replies.refused(about, code);
    // What came too late to be cancelled or truncated needs neither.
    if (about === 'loose') return;
    throw namedError(code, 'the server told of an error');
  }

  async #reconnect(cause: Error): Promise<ReadyLine | undefined> {
    const { attempts = 5, random = Math.random } = this.#options;
    const { signal } = this.#life;
    let error = cause;
    while ((this.#failures += 1) <= attempts) {
      try {
        // The first time at once, then full jitter.
        const wait = this.#failures === 1 ? 0 : random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures);
        if (wait > 0) await sleep(this.#clock, wait, signal);
        return await this.#connect();
      } catch (failure) {
        if (this.#isOver) return undefined;
        error = realtimeError(failure);
        if (isFinal(error)) break;
      }
    }
    this.#fail(error);
    return undefined;
  }

  async #connect(): Promise<ReadyLine> {
    const { timeLimitMs = DEFAULT_TIME_LIMIT_MS } = this.#options;
    const { signal } = this.#life;
    const late = (): Error => new AdapterError(PROVIDER, 'timeout', 'the session did not begin in time');
    return withTimeLimit(
      async (limit) => {
        const line = await this.#openLine(abortedWith(limit, signal).signal);
        const close = (): void => line.close();
        limit.addEventListener('abort', close);
        try {
          const reader = line.events[Symbol.asyncIterator]();
          await setUp(line, reader, this.#options, this.#asked, this.#history);
          limit.throwIfAborted();
          return { line, reader };
        } catch (error) {
          close();
          throw error;
        } finally {
          limit.removeEventListener('abort', close);
        }
      },
      { signal, timeLimitMs, clock: this.#clock },
      late,
    );
  }

  /** Before the provider ends the session: in a pause where there is one, else shortly before. */
  #renewLater(): void {
    const { sessionLimitMs = 3_600_000 } = this.#options;
    this.#isDue = false;
    const line = this.#line;
    const cancelDue = this.#clock.setTimer(sessionLimitMs * DUE, () => {
      this.#isDue = true;
      if (this.#input.isIdle && this.#replies.isIdle) line?.close();
    });
    const cancelLast = this.#clock.setTimer(sessionLimitMs * LAST, () => line?.close());
    this.#cancelRenewal = () => {
      cancelDue();
      cancelLast();
    };
  }
}
