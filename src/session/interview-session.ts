import { InvalidInputError, InvalidStateError } from '../errors/index.js';
import type { AudioPlayer, CandidateField, Clock, ConsentPurpose, ConsentReceipt, DeviceCheckResult, EndReason, GenerateId, HelpWanted, InterviewPlan, LogEntry, LogEvent } from '../spec/index.js';
import { randomId } from '../utils/random-id.js';
import { checkCandidate } from './candidate.js';
import { checkAnswer, isEmpty } from './check-answer.js';
import { DraftWriter } from './draft-writer.js';
import type { EffectRunner } from './effect-runner.js';
import { SessionEventTarget } from './events.js';
import { checkHelpWanted } from './help-wanted.js';
import { SessionCore } from './session-core.js';
import { loadChecks, loadEffects, loadSnapshots } from './session-parts.js';
import type { InterviewSessionOptions, MicrophoneInput, SubmitReason } from './session-options.js';
import type { SessionState } from './state.js';
import { systemClock } from './system-clock.js';
import { assertAllowed, type Command } from './transitions.js';
import { SOFTWARE } from './software.js';

/**
 * One interview, without any screen. Its state is a projection of an append-only log; commands append to the log
 * and reject with `InvalidStateError` in a phase that does not allow them.
 */
export class InterviewSession extends SessionEventTarget {
  readonly #options: InterviewSessionOptions;
  readonly #clock: Clock;
  readonly #generateId: GenerateId;
  readonly #core: SessionCore;
  /** Loaded when the session is prepared: before that nothing runs. */
  #runner: EffectRunner | undefined;
  #microphone: MicrophoneInput = {};
  #speaker: AudioPlayer | undefined;
  #submitting: Promise<void> | undefined;
  #preparing: Promise<void> | undefined;
  readonly #draft: DraftWriter;

  constructor(options: InterviewSessionOptions) {
    super();
    const sessionId = options.sessionId ?? (options.generateId ?? randomId)();
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#generateId = options.generateId ?? randomId;
    this.#core = new SessionCore({
      sessionId,
      store: options.store,
      clock: this.#clock,
      target: this,
      run: (effect) => this.#runner?.run(effect),
    });
    this.#draft = new DraftWriter(this.#clock, () => this.#writeDraft());
  }

  /** The newest snapshot, frozen. */
  get state(): SessionState {
    return this.#core.state;
  }

  /** Everything that happened, in order. */
  get events(): readonly LogEvent[] {
    return this.#core.events;
  }

  /** Now on the session's clock, in ms. */
  get at(): number {
    return this.#core.at;
  }

  /** Calls back at once and after each change, until the signal ends or the returned function is called. */
  subscribe(listener: (state: SessionState) => void, { signal }: { signal?: AbortSignal } = {}): () => void {
    return this.#core.subscribe(listener, signal);
  }

  /** Hands over the microphone; the next answer uses it. An empty object takes it away. */
  attachMicrophone(microphone: MicrophoneInput): void {
    this.#microphone = microphone;
  }

  /** Hands over what plays the sound of a voice. Without it only voices that play by themselves are heard. */
  attachSpeaker(player: AudioPlayer | undefined): void {
    this.#speaker = player;
  }

  /**
   * Checks the plan, opens the store, and takes up a saved session of the same id: one that was cut off comes back
   * paused, at the same question. Rejects with `InvalidInputError` (`plan/invalid`) when the interview could not be held,
   * with `AssetError` (`asset/not-loaded`) when a file of this package does not come, with `StoreError` (`store/moved`) while
   * another tab of this browser has the session open; may be called again then.
   */
  prepare(): Promise<void> {
    this.#preparing ??= this.#prepare().catch((error: unknown) => {
      this.#preparing = undefined;
      throw error;
    });
    return this.#preparing;
  }

  async #prepare(): Promise<void> {
    const { interviewer } = this.#options;
    // All that the interview needs is loaded now: in its middle the connection may be gone.
    const { parsePlan } = await loadChecks();
    const given = parsePlan(this.#options.plan);
    const resumed = await this.#core.open();
    const plan = resumed ? this.state.plan : given;
    await Promise.all([interviewer.prepare(plan), this.#load(plan)]);
    if (resumed) {
      if (!isOver(this.state)) await this.#effects.assertOnlyTab();
      if (this.state.phase === 'running') await this.#record({ type: 'session-paused', data: { reason: 'reload' } });
      return;
    }
    const { provider, version } = interviewer;
    const seed = plan.seed ?? this.#generateId();
    await this.#record({ type: 'session-created', data: { plan, seed, software: SOFTWARE, interviewer: { provider, version } } });
  }

  async #load(plan: InterviewPlan): Promise<void> {
    const { EffectRunner } = await loadEffects();
    this.#runner ??= new EffectRunner({
      options: this.#options,
      core: this.#core,
      clock: this.#clock,
      generateId: this.#generateId,
      microphone: () => this.#microphone,
      speaker: () => this.#speaker,
      end: (reason) => void this.#end(reason),
      hold: () => this.#pause('policy'),
      expire: () => this.submitAnswer('time-limit'),
      submit: () => this.submitAnswer('turn-end'),
      repeat: () => this.repeatQuestion(),
    });
    await this.#runner.load(plan);
  }

  /** Details that the plan asks for. Rejects with `InvalidInputError` (`candidate/invalid`). */
  async enterCandidate(details: Partial<Record<CandidateField, string>>): Promise<void> {
    this.#assert('enterCandidate');
    await this.#record({ type: 'candidate-entered', data: { details: checkCandidate(this.state.plan, details) } });
  }

  async giveConsent(receipt: ConsentReceipt): Promise<void> {
    this.#assert('giveConsent');
    const { parseConsent } = await loadChecks();
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
    if (!this.state.consent.interview) {
      throw new InvalidInputError('consent', [{ path: 'interview', message: 'the candidate has not agreed yet' }], 'Call giveConsent() first.');
    }
    checkCandidate(this.state.plan, this.state.candidate);
    await this.#record({ type: 'interview-started', data: {} });
  }

  async pause(reason: 'candidate' | 'host' = 'candidate'): Promise<void> {
    this.#assert('pause');
    await this.#pause(reason);
    if (this.state.phase !== 'paused') this.#assert('pause');
  }

  async #pause(reason: 'candidate' | 'host' | 'policy'): Promise<void> {
    await this.#settleAnswer();
    if (this.state.phase === 'running') await this.#record({ type: 'session-paused', data: { reason } });
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

  /** Asks in return; the clock of the answer stands still until the reply was said. Rejects with `InvalidInputError` (`help/invalid`). */
  async askForHelp(wanted: HelpWanted): Promise<void> {
    this.#assert('askForHelp');
    const checked = checkHelpWanted(wanted, this.state.help?.count ?? 0);
    await this.#settleAnswer();
    this.#assert('askForHelp');
    await this.#record({ type: 'help-asked', data: { questionId: this.#questionId(), helpId: this.#generateId(), wanted: checked } });
  }

  /** Cuts the interviewer short and begins the answer. */
  async interrupt(): Promise<void> {
    this.#assert('interrupt');
    await this.#record(this.#effects.interrupt(this.#questionId()));
  }

  async setAnswerMode(mode: 'speech' | 'typed'): Promise<void> {
    this.#assert('setAnswerMode');
    if (mode === 'speech') this.#effects.assertCanListen();
    await this.#settleAnswer();
    this.#assert('setAnswerMode');
    await this.#record({ type: 'answer-mode-changed', data: { answerId: this.#answer('setAnswerMode').id, mode } });
  }

  /** Push-to-talk: listens while true. */
  async talk(active: boolean): Promise<void> {
    this.#assert('talk');
    await this.#effects.talk(active);
  }

  /** The whole text of the answer as it stands in the text field. Shown at once, written down when typing rests. */
  editAnswer(text: string): void {
    this.#assert('editAnswer');
    this.#core.signal({ type: 'draft-typed', text });
    this.#draft.typed();
  }

  /** Sets the answer aside and begins anew. Rejects once the plan's retakes are used up. */
  async retakeAnswer(): Promise<void> {
    this.#assert('retakeAnswer');
    const answer = this.#answer('retakeAnswer');
    if (answer.attempt > this.state.plan.retakes) {
      throw new InvalidInputError('answer', [{ path: '', message: 'it cannot be started over again' }], 'Go on with this answer, or correct it by typing.');
    }
    this.#draft.flush();
    await this.#record({ type: 'answer-retaken', data: { answerId: answer.id } });
  }

  /**
   * Submits the answer once; a second call while the first is under way waits for it. Resolves when the answer is on
   * disk, or is known to be held in memory because saving fails (`state.saving`).
   */
  submitAnswer(reason: SubmitReason = 'candidate'): Promise<void> {
    this.#submitting ??= this.#submit(reason).finally(() => (this.#submitting = undefined));
    return this.#submitting;
  }

  async #submit(reason: SubmitReason): Promise<void> {
    this.#assert('submitAnswer');
    const before = this.#answer('submitAnswer');
    await this.#settleAnswer();
    const { phase, answer } = this.state;
    if (phase !== 'running' || answer?.id !== before.id) return;
    if (reason === 'time-limit' && isEmpty(answer)) return this.#skip('time-limit');
    try {
      if (reason === 'candidate') checkAnswer(before, answer);
    } catch (error) {
      this.#effects.listenAgain();
      throw error;
    }
    const mode = answer.spoken && answer.edited ? 'mixed' : answer.spoken || answer.mode === 'speech' ? 'speech' : 'typed';
    const active = answer.activeSince === undefined ? 0 : Math.max(0, this.at - answer.activeSince);
    const data = { questionId: answer.questionId, answerId: answer.id, text: answer.text, mode, reason, durationMs: answer.activeMs + active } as const;
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

  /** The JPEG of a picture that was kept; undefined where it is gone. Rejects with `StoreError`, `store/corrupt` where it is not the one of the record. */
  async readSnapshot(snapshotId: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    this.#assert('readSnapshot');
    return (await loadSnapshots()).readSnapshot(this.#options.store, this.state, snapshotId);
  }

  /** Deletes the picture itself; that there was one stays in the record. Rejects with `StoreError`, and then it is still there. */
  async deleteSnapshot(snapshotId: string): Promise<void> {
    this.#assert('deleteSnapshot');
    const entry = await (await loadSnapshots()).deleteSnapshot(this.#options.store, this.state, snapshotId);
    if (entry) await this.#record(entry);
  }

  /** Ends the interview; what was said so far stays in the record. */
  async end(reason: EndReason = 'host'): Promise<void> {
    this.#assert('end');
    await this.#end(reason);
  }

  async #end(reason: EndReason): Promise<void> {
    await this.#settleAnswer();
    if (this.#core.disposed || isOver(this.state)) return;
    await this.#record({ type: 'session-ended', data: { reason } });
  }

  /** Stops everything and frees it. The record stays; a new session with the same id goes on. Safe to call twice. */
  dispose(): void {
    if (this.#core.disposed) return;
    this.#draft.flush();
    this.#runner?.dispose();
    this.#core.dispose();
  }

  #record(entry: LogEntry): Promise<void> {
    return this.#core.record(entry);
  }

  /** Waits for the last words of the recogniser and writes down what was typed. */
  async #settleAnswer(): Promise<void> {
    await this.#runner?.drain();
    this.#draft.flush();
  }

  #writeDraft(): void {
    const { answer } = this.state;
    if (answer) void this.#record({ type: 'answer-edited', data: { answerId: answer.id, text: answer.text } });
  }

  /** For commands that no phase before the preparation allows. */
  get #effects(): EffectRunner {
    if (!this.#runner) throw new InvalidStateError('prepare', this.state.phase);
    return this.#runner;
  }

  #assert(command: Command): void {
    if (this.#core.disposed) throw new InvalidStateError(command, 'disposed');
    assertAllowed(command, this.state);
  }

  #answer(command: Command): NonNullable<SessionState['answer']> {
    if (!this.state.answer) throw new InvalidStateError(command, `${this.state.phase}/${this.state.turn}`);
    return this.state.answer;
  }

  #questionId(): string {
    return this.state.question?.id ?? '';
  }
}

function isOver({ phase }: SessionState): boolean {
  return !['preparing', 'running', 'paused'].includes(phase);
}
