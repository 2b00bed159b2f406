import { InterviewError, InvalidInputError, InvalidStateError, StoreError } from '../errors/index.js';
import { EventLog } from '../record/event-log.js';
import {
  parseConsent,
  parsePlan,
  type AudioSource,
  type CandidateField,
  type Clock,
  type ConsentPurpose,
  type ConsentReceipt,
  type DeviceCheckResult,
  type EndReason,
  type GenerateId,
  type Interviewer,
  type InterviewPlanInput,
  type LogEntry,
  type LogEvent,
  type SessionStore,
  type SpeechToText,
  type TextToSpeech,
} from '../spec/index.js';
import { randomId } from '../utils/random-id.js';
import { AnswerRecording } from './answer-recording.js';
import { checkCandidate } from './candidate.js';
import { savedEventsOf, sessionEventOf } from './dispatch.js';
import { EffectRunner } from './effect-runner.js';
import { SessionEvent, type SessionEventType } from './events.js';
import { LogWriter } from './log-writer.js';
import type { SessionMonitor } from './monitor.js';
import { applySignal, reduce, type Signal } from './reducer.js';
import { initialState, type SessionState } from './state.js';
import { systemClock } from './system-clock.js';
import { assertAllowed, type Command } from './transitions.js';
import { SOFTWARE } from './software.js';

/** The microphone as a session uses it; whoever opened it closes it. */
export interface MicrophoneInput {
  /** For the recording of answers. */
  readonly stream?: MediaStream;
  /** For recognisers that take audio. */
  readonly audio?: AudioSource;
}

export interface InterviewSessionOptions {
  /** Checked and filled with defaults; a plan that is not valid throws `InvalidInputError` (`plan/invalid`). */
  readonly plan: InterviewPlanInput;
  readonly interviewer: Interviewer;
  readonly store: SessionStore;
  readonly speechToText?: SpeechToText;
  readonly textToSpeech?: TextToSpeech;
  readonly monitor?: SessionMonitor;
  /** Names the record; the same id goes on with a saved session. Random where absent. */
  readonly sessionId?: string;
  readonly clock?: Clock;
  readonly generateId?: GenerateId;
}

/** How long typing must rest before the draft is written down, ms. */
const DRAFT_REST_MS = 400;

/**
 * One interview, without any screen. Its state is a projection of an append-only log; commands append to the log
 * and reject with `InvalidStateError` in a phase that does not allow them.
 */
export class InterviewSession extends EventTarget {
  readonly #options: InterviewSessionOptions;
  readonly #clock: Clock;
  readonly #generateId: GenerateId;
  readonly #writer: LogWriter;
  readonly #runner: EffectRunner;
  readonly #listeners = new Set<(state: SessionState) => void>();
  #log: EventLog;
  #state: SessionState;
  #seed = '';
  /** Session time at which `#origin` of the clock stood. */
  #base = 0;
  #origin: number;
  #microphone: MicrophoneInput = {};
  #submitting: Promise<void> | undefined;
  #preparing: Promise<void> | undefined;
  #cancelDraft: (() => void) | undefined;
  #disposed = false;

  constructor(options: InterviewSessionOptions) {
    super();
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#generateId = options.generateId ?? randomId;
    this.#origin = this.#clock.now();
    const sessionId = options.sessionId ?? this.#generateId();
    this.#state = initialState(sessionId, parsePlan(options.plan));
    this.#log = new EventLog({ sessionId, salt: randomId });
    this.#writer = new LogWriter({
      sessionId,
      store: options.store,
      clock: this.#clock,
      onSaving: (saving) => this.#signal({ type: 'saving-changed', saving }),
      onSaved: (events) => savedEventsOf(events).forEach((event) => this.dispatchEvent(event)),
      onError: (error) => this.#fail(error, false),
    });
    this.#runner = new EffectRunner({
      options,
      clock: this.#clock,
      generateId: this.#generateId,
      recording: new AnswerRecording({
        record: (entry) => this.#record(entry),
        save: (slice) => options.store.putMedia(sessionId, slice),
        generateId: this.#generateId,
        onError: (error) => this.#fail(error),
      }),
      state: () => this.#state,
      seed: () => this.#seed,
      at: () => this.at,
      microphone: () => this.#microphone,
      record: (entry) => this.#record(entry),
      signal: (signal) => this.#signal(signal),
      fail: (error) => this.#fail(error),
      end: (reason) => void this.#end(reason),
      expire: () => this.submitAnswer('time-limit'),
      finish: () => void this.#finish(),
    });
  }

  /** The newest snapshot, frozen. */
  get state(): SessionState {
    return this.#state;
  }

  /** Everything that happened, in order. */
  get events(): readonly LogEvent[] {
    return this.#log.events;
  }

  /** Now on the session's clock, in ms. */
  get at(): number {
    return this.#base + (this.#clock.now() - this.#origin);
  }

  /** Calls back at once and after each change, until the signal ends or the returned function is called. */
  subscribe(listener: (state: SessionState) => void, { signal }: { signal?: AbortSignal } = {}): () => void {
    const stop = (): void => void this.#listeners.delete(listener);
    if (signal?.aborted) return stop;
    this.#listeners.add(listener);
    signal?.addEventListener('abort', stop, { once: true });
    listener(this.#state);
    return stop;
  }

  /** Hands over the microphone; the next answer uses it. An empty object takes it away. */
  attachMicrophone(microphone: MicrophoneInput): void {
    this.#microphone = microphone;
  }

  /**
   * Opens the store, checks the plan, and takes up a saved session of the same id: one that was cut off comes back
   * paused, at the same question. Rejects with `InvalidInputError` when the interview could not be held.
   */
  prepare(): Promise<void> {
    this.#preparing ??= this.#prepare();
    return this.#preparing;
  }

  async #prepare(): Promise<void> {
    const { store, interviewer } = this.#options;
    const saved = await this.#openStore(store);
    if (saved.length > 0) this.#replay(saved);
    await interviewer.prepare(this.#state.plan);
    if (saved.length > 0) {
      if (this.#state.phase === 'running') this.#record({ type: 'session-paused', data: { reason: 'reload' } });
      return;
    }
    this.#seed = this.#state.plan.seed ?? this.#generateId();
    const { provider, version } = interviewer;
    const data = { plan: this.#state.plan, seed: this.#seed, software: SOFTWARE, interviewer: { provider, version } };
    await this.#record({ type: 'session-created', data });
  }

  /** Details that the plan asks for. Rejects with `InvalidInputError` (`candidate/invalid`). */
  async enterCandidate(details: Partial<Record<CandidateField, string>>): Promise<void> {
    this.#assert('enterCandidate');
    await this.#record({ type: 'candidate-entered', data: { details: checkCandidate(this.#state.plan, details) } });
  }

  async giveConsent(receipt: ConsentReceipt): Promise<void> {
    this.#assert('giveConsent');
    await this.#record({ type: 'consent-given', data: parseConsent(receipt) });
  }

  /** Takes effect at once and has none on any score. Without `interview` the session ends. */
  async withdrawConsent(purposes: readonly ConsentPurpose[]): Promise<void> {
    this.#assert('withdrawConsent');
    await this.#record({ type: 'consent-withdrawn', data: { purposes } });
    if (purposes.includes('interview')) await this.#end('candidate');
  }

  async recordDeviceCheck(result: DeviceCheckResult): Promise<void> {
    this.#assert('recordDeviceCheck');
    await this.#record({ type: 'device-checked', data: result });
  }

  /** Begins with the first question. Needs consent to the interview, and the details that the plan asks for. */
  async start({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    await this.prepare();
    signal?.throwIfAborted();
    this.#assert('start');
    if (!this.#state.consent.interview) {
      throw new InvalidInputError('consent', [{ path: 'interview', message: 'the candidate has not agreed yet' }], 'Call giveConsent() first.');
    }
    checkCandidate(this.#state.plan, this.#state.candidate);
    await this.#record({ type: 'interview-started', data: {} });
  }

  async pause(reason: 'candidate' | 'host' = 'candidate'): Promise<void> {
    this.#assert('pause');
    await this.#settleAnswer();
    this.#assert('pause');
    await this.#record({ type: 'session-paused', data: { reason } });
  }

  /** Goes on where it was paused or cut off: the same question, the same draft, the time that was left. */
  async resume(): Promise<void> {
    this.#assert('resume');
    await this.#record({ type: 'session-resumed', data: {} });
  }

  /** Speaks the question again; the clock of the answer stands still meanwhile. */
  async repeatQuestion(): Promise<void> {
    this.#assert('repeatQuestion');
    await this.#settleAnswer();
    this.#assert('repeatQuestion');
    await this.#record({ type: 'question-repeated', data: { questionId: this.#questionId() } });
  }

  /** Cuts the interviewer short and begins the answer. */
  async interrupt(): Promise<void> {
    this.#assert('interrupt');
    this.#runner.silence();
    await this.#record({ type: 'question-spoken', data: { questionId: this.#questionId(), outcome: 'interrupted' } });
  }

  async setAnswerMode(mode: 'speech' | 'typed'): Promise<void> {
    this.#assert('setAnswerMode');
    if (mode === 'speech') this.#runner.assertCanListen();
    await this.#settleAnswer();
    this.#assert('setAnswerMode');
    await this.#record({ type: 'answer-mode-changed', data: { answerId: this.#answer('setAnswerMode').id, mode } });
  }

  /** Push-to-talk: listens while true. */
  async talk(active: boolean): Promise<void> {
    this.#assert('talk');
    await this.#runner.talk(active);
  }

  /** The whole text of the answer as it stands in the text field. Shown at once, written down when typing rests. */
  editAnswer(text: string): void {
    this.#assert('editAnswer');
    this.#signal({ type: 'draft-typed', text });
    this.#cancelDraft?.();
    this.#cancelDraft = this.#clock.setTimer(DRAFT_REST_MS, () => this.#flushDraft());
  }

  /** Sets the answer aside and begins anew. Rejects once the plan's retakes are used up. */
  async retakeAnswer(): Promise<void> {
    this.#assert('retakeAnswer');
    const answer = this.#answer('retakeAnswer');
    if (answer.attempt > this.#state.plan.retakes) {
      throw new InvalidInputError('answer', [{ path: '', message: 'it cannot be started over again' }], 'Go on with this answer, or correct it by typing.');
    }
    this.#flushDraft();
    await this.#record({ type: 'answer-retaken', data: { answerId: answer.id } });
  }

  /**
   * Submits the answer once; a second call while the first is under way waits for it. Resolves when the answer is on
   * disk, or is known to be held in memory because saving fails (`state.saving`).
   */
  submitAnswer(reason: 'candidate' | 'time-limit' = 'candidate'): Promise<void> {
    this.#submitting ??= this.#submit(reason).finally(() => (this.#submitting = undefined));
    return this.#submitting;
  }

  async #submit(reason: 'candidate' | 'time-limit'): Promise<void> {
    this.#assert('submitAnswer');
    const { id } = this.#answer('submitAnswer');
    await this.#settleAnswer();
    const { phase, answer } = this.#state;
    if (phase !== 'running' || answer?.id !== id) return;
    if (answer.text.trim() === '' && answer.recordingId === undefined) {
      if (reason === 'time-limit') return this.#skip('time-limit');
      this.#runner.listenAgain();
      throw new InvalidInputError('answer', [{ path: '', message: 'it is empty' }], 'Say or type something, or skip the question.');
    }
    const mode = answer.spoken && answer.edited ? 'mixed' : answer.spoken || answer.mode === 'speech' ? 'speech' : 'typed';
    const active = answer.activeSince === undefined ? 0 : Math.max(0, this.at - answer.activeSince);
    const data = { questionId: answer.questionId, answerId: id, text: answer.text, mode, reason, durationMs: answer.activeMs + active } as const;
    const { recordingId } = answer;
    await this.#record({ type: 'answer-submitted', data: recordingId === undefined ? data : { ...data, recordingId } });
  }

  async skip(): Promise<void> {
    this.#assert('skip');
    await this.#skip('candidate');
  }

  async #skip(reason: 'candidate' | 'time-limit'): Promise<void> {
    await this.#record({ type: 'question-skipped', data: { questionId: this.#questionId(), reason } });
  }

  /** Ends the interview; what was said so far stays in the record. */
  async end(reason: EndReason = 'host'): Promise<void> {
    this.#assert('end');
    await this.#end(reason);
  }

  async #end(reason: EndReason): Promise<void> {
    await this.#settleAnswer();
    if (this.#disposed || !['preparing', 'running', 'paused'].includes(this.#state.phase)) return;
    await this.#record({ type: 'session-ended', data: { reason } });
  }

  /** Stops everything and frees it. The record stays; a new session with the same id goes on. Safe to call twice. */
  dispose(): void {
    if (this.#disposed) return;
    this.#flushDraft();
    this.#disposed = true;
    this.#runner.dispose();
    this.#listeners.clear();
    void this.#writer.flush().then(() => this.#writer.close());
  }

  override addEventListener<Type extends SessionEventType>(
    type: Type,
    listener: (event: SessionEvent<Type>) => void,
    options?: AddEventListenerOptions | boolean,
  ): void;
  override addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: AddEventListenerOptions | boolean): void;
  override addEventListener(type: string, listener: unknown, options?: AddEventListenerOptions | boolean): void {
    super.addEventListener(type, listener as EventListener, options);
  }

  async #openStore(store: SessionStore): Promise<readonly LogEvent[]> {
    try {
      await store.open();
      return await store.read(this.#state.sessionId);
    } catch (error) {
      if (StoreError.isInstance(error) && error.code === 'store/corrupt') throw error;
      this.#fail(error, false);
      return [];
    }
  }

  #replay(events: readonly LogEvent[]): void {
    this.#log = EventLog.from(events, { salt: randomId });
    const last = events.at(-1);
    for (const event of events) {
      this.#state = reduce(this.#state, event).state;
      if (event.type === 'session-created' && event.data) this.#seed = event.data.seed;
    }
    // The time away counts as time passed, but not as interview: the session comes back paused.
    const away = last ? Math.max(0, this.#clock.wallTime() - last.wallTime) : 0;
    this.#origin = this.#clock.now();
    this.#base = (last?.at ?? 0) + away;
    if (this.#state.phase === 'running' && last) this.#state = { ...this.#state, ...stoppedAt(this.#state, last.at) };
    if (this.#state.phase === 'ending') this.#state = applySignal(this.#state, settled(this.#state));
    this.#notify();
  }

  #record(entry: LogEntry): Promise<void> {
    if (this.#disposed) return Promise.resolve();
    const event = this.#log.append(entry, { at: this.at, wallTime: this.#clock.wallTime() });
    const previous = this.#state;
    const { state, effects } = reduce(previous, event);
    this.#state = state;
    const saved = this.#writer.write(event);
    this.#notify();
    const told = sessionEventOf(event);
    if (told) this.dispatchEvent(told);
    this.#tellPhase(previous);
    for (const effect of effects) this.#runner.run(effect);
    return saved;
  }

  #signal(signal: Signal): void {
    const previous = this.#state;
    this.#state = applySignal(previous, signal);
    if (this.#state === previous) return;
    this.#notify();
    if (signal.type === 'interim-changed' && this.#state.answer) {
      this.dispatchEvent(new SessionEvent('transcript-delta', { answerId: this.#state.answer.id, text: signal.text }));
    }
    this.#tellPhase(previous);
  }

  #tellPhase(previous: SessionState): void {
    const { phase, turn } = this.#state;
    if (phase === previous.phase && turn === previous.turn) return;
    this.dispatchEvent(new SessionEvent('phase-change', { phase, turn, previous: previous.phase }));
  }

  #notify(): void {
    for (const listener of this.#listeners) listener(this.#state);
  }

  /** Tells of a failure: in the state, as an event, and (unless the log itself is what fails) in the record. */
  #fail(cause: unknown, recorded = true): void {
    if (this.#disposed) return;
    const error = InterviewError.isInstance(cause)
      ? cause
      : new InterviewError({ code: 'session/unexpected', message: 'Something unexpected failed.', action: 'Go on; if it happens again, reload the page.', recoverable: true, cause });
    const { code, message, action, recoverable } = error;
    if (recorded && this.#log.events.length > 0) void this.#record({ type: 'error-occurred', data: { code, message, recoverable } });
    this.#signal({ type: 'failure-shown', failure: { code, message, action, recoverable } });
    this.dispatchEvent(new SessionEvent('error', { error }));
  }

  /** Waits for the last words of the recogniser and writes down what was typed. */
  async #settleAnswer(): Promise<void> {
    await this.#runner.drain();
    this.#flushDraft();
  }

  #flushDraft(): void {
    this.#cancelDraft?.();
    const answer = this.#cancelDraft && this.#state.answer;
    this.#cancelDraft = undefined;
    if (answer) void this.#record({ type: 'answer-edited', data: { answerId: answer.id, text: answer.text } });
  }

  async #finish(): Promise<void> {
    await this.#writer.flush();
    this.#signal(settled(this.#state));
    this.dispatchEvent(new SessionEvent('end', { reason: this.#state.endReason ?? 'host' }));
  }

  #assert(command: Command): void {
    if (this.#disposed) throw new InvalidStateError(command, 'disposed');
    assertAllowed(command, this.#state);
  }

  #answer(command: Command): NonNullable<SessionState['answer']> {
    if (!this.#state.answer) throw new InvalidStateError(command, `${this.#state.phase}/${this.#state.turn}`);
    return this.#state.answer;
  }

  #questionId(): string {
    return this.#state.question?.id ?? '';
  }
}

function settled({ endReason }: SessionState): Signal {
  return { type: 'phase-settled', phase: endReason === 'failed' ? 'failed' : 'ended' };
}

/** A session that was cut off ran until its last event, not until now. */
function stoppedAt(state: SessionState, at: number): Pick<SessionState, 'ranMs' | 'runningSince' | 'answer'> {
  const { answer, runningSince } = state;
  const active = answer?.activeSince === undefined ? 0 : Math.max(0, at - answer.activeSince);
  return {
    ranMs: state.ranMs + (runningSince === undefined ? 0 : Math.max(0, at - runningSince)),
    runningSince: undefined,
    answer: answer && { ...answer, activeMs: answer.activeMs + active, activeSince: undefined },
  };
}
