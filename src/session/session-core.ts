import { InterviewError, InvalidStateError, loadPart } from '../errors/index.js';
import type { EventLog } from '../record/event-log.js';
import type { Clock, LogEntry, LogEvent, SessionStore } from '../spec/index.js';
import { randomId } from '../utils/random-id.js';
import { savedEventsOf, sessionEventOf } from './dispatch.js';
import type { Effect } from './effects.js';
import { SessionEvent } from './events.js';
import { LogWriter } from './log-writer.js';
import { applySignal, reduce, type Signal } from './reducer.js';
import { initialState, type SessionState } from './state.js';

export interface SessionCoreOptions {
  readonly sessionId: string;
  readonly store: SessionStore;
  readonly clock: Clock;
  /** Where typed events are dispatched. */
  readonly target: EventTarget;
  run(effect: Effect): void;
}

/** The log and the state that follows from it: what is recorded here is numbered, folded, saved and told. */
export class SessionCore {
  readonly #options: SessionCoreOptions;
  readonly #writer: LogWriter;
  readonly #listeners = new Set<(state: SessionState) => void>();
  #log: EventLog | undefined;
  #state: SessionState;
  #seed = '';
  /** Session time at which `#origin` of the clock stood. */
  #base = 0;
  #origin: number;
  #disposed = false;

  constructor(options: SessionCoreOptions) {
    this.#options = options;
    this.#origin = options.clock.now();
    this.#state = initialState(options.sessionId);
    this.#writer = new LogWriter({
      sessionId: options.sessionId,
      store: options.store,
      clock: options.clock,
      onSaving: (saving) => this.signal({ type: 'saving-changed', saving }),
      onSaved: (events) => savedEventsOf(events).forEach((event) => options.target.dispatchEvent(event)),
      onError: (error) => this.fail(error, false),
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  get events(): readonly LogEvent[] {
    return this.#log?.events ?? [];
  }

  get seed(): string {
    return this.#seed;
  }

  get disposed(): boolean {
    return this.#disposed;
  }

  /** Now on the session's clock, in ms. */
  get at(): number {
    return this.#base + (this.#options.clock.now() - this.#origin);
  }

  subscribe(listener: (state: SessionState) => void, signal?: AbortSignal): () => void {
    const stop = (): void => void this.#listeners.delete(listener);
    if (signal?.aborted) return stop;
    this.#listeners.add(listener);
    signal?.addEventListener('abort', stop, { once: true });
    listener(this.#state);
    return stop;
  }

  /** Opens the store and takes up what is saved; before that nothing can be recorded. True when there was something. A store that fails does not stop the interview. */
  async open(): Promise<boolean> {
    const { store, sessionId } = this.#options;
    const { EventLog } = await loadPart('record', () => import('../record/event-log.js'));
    let saved: readonly LogEvent[] = [];
    try {
      await store.open();
      saved = await store.read(sessionId);
    } catch (error) {
      if (InterviewError.isInstance(error) && error.code === 'store/corrupt') throw error;
      this.fail(error, false);
    }
    if (saved.length === 0) this.#log = new EventLog({ sessionId, salt: randomId });
    else this.#replay(EventLog.from(saved, { salt: randomId }));
    return saved.length > 0;
  }

  /** Appends to the log. Resolves once it is on disk, or is known to be held in memory. */
  record(entry: LogEntry): Promise<void> {
    if (this.#disposed) return Promise.resolve();
    if (!this.#log) throw new InvalidStateError('record', this.#state.phase);
    const event = this.#log.append(entry, { at: this.at, wallTime: this.#options.clock.wallTime() });
    if (event.type === 'session-created' && event.data) this.#seed = event.data.seed;
    const previous = this.#state;
    const { state, effects } = reduce(previous, event);
    this.#state = state;
    const saved = this.#writer.write(event);
    this.#notify();
    const told = sessionEventOf(event);
    if (told) this.#options.target.dispatchEvent(told);
    this.#tellPhase(previous);
    for (const effect of effects) this.#options.run(effect);
    return saved;
  }

  /** Changes what is shown without keeping it. */
  signal(signal: Signal): void {
    const previous = this.#state;
    this.#state = applySignal(previous, signal);
    if (this.#disposed || this.#state === previous) return;
    this.#notify();
    if (signal.type === 'interim-changed' && this.#state.answer) {
      this.#options.target.dispatchEvent(new SessionEvent('transcript-delta', { answerId: this.#state.answer.id, text: signal.text }));
    }
    this.#tellPhase(previous);
  }

  /** Tells of a failure: in the state, as an event, and (unless the log itself is what fails) in the record. */
  fail(cause: unknown, recorded = true): void {
    if (this.#disposed) return;
    const error = InterviewError.isInstance(cause) ? cause : unexpected(cause);
    const { code, message, action, recoverable } = error;
    this.signal({ type: 'failure-shown', failure: { code, message, action, recoverable } });
    this.tell(error, recorded);
  }

  /** Tells the page and the record, and not the candidate: for what was made up for. */
  tell(error: InterviewError, recorded = true): void {
    if (this.#disposed) return;
    const { code, message, recoverable } = error;
    if (recorded && this.events.length > 0) void this.record({ type: 'error-occurred', data: { code, message, recoverable } });
    this.#options.target.dispatchEvent(new SessionEvent('error', { error }));
  }

  /** Saves what is left, then settles the phase. */
  async finish(): Promise<void> {
    await this.#writer.flush();
    this.signal(settled(this.#state));
    this.#options.target.dispatchEvent(new SessionEvent('end', { reason: this.#state.endReason ?? 'host' }));
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
    void this.#writer.flush().then(() => this.#writer.close());
  }

  #replay(log: EventLog): void {
    const { clock } = this.#options;
    const { events } = log;
    this.#log = log;
    this.#state = initialState(this.#options.sessionId);
    for (const event of events) {
      this.#state = reduce(this.#state, event).state;
      if (event.type === 'session-created' && event.data) this.#seed = event.data.seed;
    }
    const last = events.at(-1);
    // The time away counts as time passed, but not as interview: the session comes back paused.
    const away = last ? Math.max(0, clock.wallTime() - last.wallTime) : 0;
    this.#origin = clock.now();
    this.#base = (last?.at ?? 0) + away;
    if (this.#state.phase === 'running' && last) this.#state = cutOffAt(this.#state, last.at);
    if (this.#state.phase === 'ending') this.#state = applySignal(this.#state, settled(this.#state));
    this.#notify();
  }

  #tellPhase(previous: SessionState): void {
    const { phase, turn } = this.#state;
    if (phase === previous.phase && turn === previous.turn) return;
    this.#options.target.dispatchEvent(new SessionEvent('phase-change', { phase, turn, previous: previous.phase }));
  }

  #notify(): void {
    for (const listener of this.#listeners) listener(this.#state);
  }
}

function settled({ endReason }: SessionState): Signal {
  return { type: 'phase-settled', phase: endReason === 'failed' ? 'failed' : 'ended' };
}

/** A session that was cut off ran until its last event, not until now. */
function cutOffAt(state: SessionState, at: number): SessionState {
  const { answer, runningSince } = state;
  const active = answer?.activeSince === undefined ? 0 : Math.max(0, at - answer.activeSince);
  return {
    ...state,
    ranMs: state.ranMs + (runningSince === undefined ? 0 : Math.max(0, at - runningSince)),
    runningSince: undefined,
    answer: answer && { ...answer, activeMs: answer.activeMs + active, activeSince: undefined },
  };
}

function unexpected(cause: unknown): InterviewError {
  return new InterviewError({
    code: 'session/unexpected',
    message: 'Something unexpected failed.',
    action: 'Go on; if it happens again, reload the page.',
    recoverable: true,
    cause,
  });
}
