import { AdapterError } from '../../errors/index.js';
import type { AudioSource, RealtimeVoicePart, RealtimeVoiceSession } from '../../spec/index.js';
import type { Timing } from '../../utils/machine-clock.js';
import { PartQueue } from '../../utils/part-queue.js';
import type { LiveConnector, ReadyLine } from './gemini-live-connector.js';
import { LIVE_PROVIDER, liveFailure, type LiveFailure } from './gemini-live-errors.js';
import { LiveHearing } from './gemini-live-hearing.js';
import { LiveHistory } from './gemini-live-history.js';
import type { LiveMessage } from './gemini-live-message.js';
import { LiveReplies } from './gemini-live-replies.js';
import type { LiveInput } from './gemini-live-setup.js';

/** So long before a connection is ended by the server, at the latest, another one takes over, ms. */
const MARGIN_MS = 3_000;
/** A pause between sentences, for which there is time at first; a pause between words, which is enough later, ms. */
const LONG_PAUSE_MS = 300;
const SHORT_PAUSE_MS = 40;
/** A pause in which a text may be said, shorter than those that are taken for a turn that is perhaps over, ms. */
const CLAUSE_PAUSE_MS = 100;
/** After so long, one between words is enough; after so long, none is needed, ms. */
const PATIENCE_MS = 1_000;
const MOST_PATIENCE_MS = 3_000;
/** A connection that lived less long, and on which nothing was heard or said, did not help, ms. */
const SHORT_LIFE_MS = 5_000;
const MOST_USELESS = 4;
/** Where each lives so short, it is given up after this time, whatever came of them, ms. */
const TROUBLE_MS = 60_000;

export interface LiveConversationOptions {
  readonly connector: LiveConnector;
  readonly audio: AudioSource;
  readonly clock: Timing;
  /** Ends the whole conversation. */
  readonly signal: AbortSignal;
}

/**
 * On the line only one thing goes on at a time: sound out, words in, or a reply in. An activity that began during a reply would
 * cut it off, and a text within an activity has no certain place in it ("no guarantees", Live API reference). So the sound of
 * somebody who speaks during a reply is kept until the reply was generated, which is faster than it is heard, or interrupted.
 */
export class LiveConversation implements RealtimeVoiceSession {
  readonly #options: LiveConversationOptions;
  readonly #queue = new PartQueue<RealtimeVoicePart>();
  readonly #hearing: LiveHearing;
  readonly #replies: LiveReplies;
  readonly #history = new LiveHistory();
  readonly #life = new AbortController();
  #line: ReadyLine | undefined;
  #ears: AbortController | undefined;
  /** Whether another connection is to take over: as soon as nobody speaks, or now. */
  #due: 'no' | 'soon' | 'hurry' | 'now' = 'no';
  #cancelDue = (): void => undefined;
  /** When the connection began, ms on the clock. */
  #since = 0;
  /** Something was heard or said on it. */
  #hasHelped = false;
  /** From when on a text waits for a pause of who speaks. */
  #waitsSince: number | undefined;
  #cancelWait = (): void => undefined;

  constructor(options: LiveConversationOptions, line: ReadyLine) {
    this.#options = options;
    const { clock } = options;
    const emit = (part: RealtimeVoicePart): void => {
      this.#history.note(part);
      this.#queue.push(part);
    };
    const onChange = (): void => this.#pump();
    this.#hearing = new LiveHearing({ clock, emit, onChange });
    this.#replies = new LiveReplies({
      clock,
      emit,
      onChange,
      onSaid: (text) => this.#history.said(text),
      onDead: () => this.#line?.close(),
      onSilent: () => this.#fail(new AdapterError(LIVE_PROVIDER, 'timeout', 'the model does not speak')),
    });
    options.signal.addEventListener('abort', this.#abort, { once: true });
    this.#run(line).catch((error: unknown) => this.#fail(error));
  }

  get parts(): AsyncIterable<RealtimeVoicePart> {
    return this.#queue;
  }

  startTurn(): void {
    if (this.#life.signal.aborted || this.#ears) return;
    this.#hearing.startTurn();
    const ears = new AbortController();
    this.#ears = ears;
    void this.#listen(ears.signal);
  }

  endTurn(): void {
    this.#ears?.abort();
    this.#ears = undefined;
    this.#hearing.endTurn();
    this.#pump();
  }

  say(text: string): void {
    if (this.#life.signal.aborted) return;
    this.#replies.say(text);
    this.#pump();
  }

  /** The model keeps what it has sent, whether it was heard or not: how much was played, it cannot be told (Live API reference, `interrupted`). */
  interrupt(): void {
    if (this.#life.signal.aborted) return;
    this.#replies.interrupt((input) => this.#line?.send(input));
    this.#pump();
  }

  async close(): Promise<void> {
    this.#queue.close();
    this.#end();
  }

  readonly #abort = (): void => this.#fail(this.#options.signal.reason);

  #fail(error: unknown): void {
    this.#queue.fail(error);
    this.#end();
  }

  #end(): void {
    this.#options.signal.removeEventListener('abort', this.#abort);
    this.#ears?.abort();
    this.#life.abort();
    this.#cancelDue();
    this.#cancelWait();
    this.#hearing.end();
    this.#replies.end();
    this.#line?.close();
    this.#line = undefined;
  }

  async #run(first: ReadyLine): Promise<void> {
    const { connector, clock } = this.#options;
    const { signal } = this.#life;
    let useless = 0;
    let troubleSince = Infinity;
    for (let line = first; ; ) {
      this.#since = clock.now();
      this.#hasHelped = false;
      const failure = await this.#read(line);
      if (signal.aborted) return;
      this.#detach();
      const isShort = failure !== undefined && clock.now() - this.#since < SHORT_LIFE_MS;
      useless = isShort && !this.#hasHelped ? useless + 1 : 0;
      troubleSince = isShort ? Math.min(troubleSince, this.#since) : Infinity;
      // A limit may end many in a row that all were of use.
      if (failure && (useless >= MOST_USELESS || clock.now() - troubleSince > TROUBLE_MS)) throw failure.error;
      this.#queue.push({ type: 'reconnecting' });
      line = await connector.connect(signal, failure).catch((error: unknown) => {
        throw signal.aborted ? error : liveFailure(error).error;
      });
      if (signal.aborted) return line.close();
      this.#queue.push({ type: 'reconnected' });
    }
  }

  /** Until the line is over; gives the reason where it was not wanted. */
  async #read(line: ReadyLine): Promise<LiveFailure | undefined> {
    this.#line = line;
    if (!line.isResumed && this.#history.message) line.send(this.#history.message);
    this.#pump();
    try {
      for await (const message of line.messages) {
        if (this.#line !== line) break;
        this.#receive(message);
      }
      return undefined;
    } catch (error) {
      return liveFailure(error);
    } finally {
      line.close();
    }
  }

  #receive(message: LiveMessage): void {
    if (message.handle !== undefined) this.#options.connector.handle = message.handle;
    if (message.goAwayMs !== undefined) this.#leaveWithin(message.goAwayMs);
    this.#hasHelped ||= message.heard !== undefined || message.guess !== undefined || message.sound.length > 0;
    this.#hearing.receive(message);
    this.#replies.receive(message);
    this.#pump();
  }

  #detach(): void {
    this.#line = undefined;
    this.#due = 'no';
    this.#cancelDue();
    this.#hearing.detach();
    this.#replies.detach();
  }

  /** The server says that it will end the connection. One that has just begun is not left at once: the next might be told the same. */
  #leaveWithin(ms: number): void {
    const { clock } = this.#options;
    const most = Math.max(0, ms - MARGIN_MS);
    const stages = clock.now() - this.#since < most ? (['soon', 'hurry', 'now'] as const) : (['hurry', 'now'] as const);
    if (stages.length === 2) this.#due = 'soon';
    const next = (index: number): void => {
      const stage = stages[index];
      if (!stage) return;
      this.#cancelDue = clock.setTimer(most / stages.length, () => {
        this.#due = stage;
        next(index + 1);
        this.#pump();
      });
    };
    this.#cancelDue();
    next(0);
  }

  #pump(): void {
    const line = this.#line;
    if (!line) return;
    const send = (input: LiveInput): void => line.send(input);
    const hear = (mayStart: boolean): void => {
      if (this.#hearing.send(send, mayStart)) this.#replies.heard();
    };
    if (this.#due !== 'no') {
      if (this.#mayLeave()) return this.#leave(line);
      return hear(false);
    }
    if (this.#replies.isAsked || this.#hearing.isAwaiting) return;
    if (this.#hearing.isOpen && this.#replies.isWanted && this.#mayCutIn()) this.#hearing.split();
    if (this.#hearing.isOpen || this.#hearing.hasWhole || !this.#replies.isWanted) hear(true);
    if (!this.#hearing.isOpen && !this.#hearing.isAwaiting && this.#replies.isWanted) this.#replies.send(send);
  }

  /** A text may come between what somebody says, in a pause: a word that is cut in two is two words to the model. */
  #mayCutIn(): boolean {
    const { clock } = this.#options;
    if (this.#waitsSince === undefined) {
      this.#waitsSince = clock.now();
      // Also where no more sound comes that would tell of a pause.
      this.#cancelWait = clock.setTimer(MOST_PATIENCE_MS, () => this.#pump());
    }
    const waited = clock.now() - this.#waitsSince;
    const pause = waited < PATIENCE_MS ? CLAUSE_PAUSE_MS : SHORT_PAUSE_MS;
    if (waited < MOST_PATIENCE_MS && this.#hearing.quietMs < pause) return false;
    this.#cancelWait();
    this.#waitsSince = undefined;
    return true;
  }

  /** Nobody speaks; or somebody does, and has to be waited for no longer. */
  #mayLeave(): boolean {
    if (this.#hearing.isOpen) {
      const pause = this.#due === 'soon' ? LONG_PAUSE_MS : SHORT_PAUSE_MS;
      if (this.#due === 'now' || this.#hearing.quietMs >= pause) this.#hearing.split();
    }
    return !this.#replies.isAsked && !this.#hearing.isOpen && !this.#hearing.isAwaiting;
  }

  /** First the old connection ends: a conversation was reported to be refused (1011) while another one of it is open (aicc2025/sip-to-ai PR 14). */
  #leave(line: ReadyLine): void {
    this.#line = undefined;
    line.close();
  }

  async #listen(signal: AbortSignal): Promise<void> {
    try {
      for await (const frame of this.#options.audio.frames(signal)) {
        if (signal.aborted) return;
        this.#hearing.push(frame);
        this.#pump();
      }
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }
}
