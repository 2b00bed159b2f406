import { AdapterError, InterviewError, loadPart, MediaDeviceError, StoreError } from '../errors/index.js';
import type { AudioPlayer, Clock, EndReason, Interviewer, InterviewPlan, LogEntry, SessionStore, SpeechToText, TextToSpeech, TurnDetector, VoiceActivity } from '../spec/index.js';
import { AnswerRecording } from './answer-recording.js';
import type { Conversation, ConversationCallbacks } from './conversation.js';
import type { Effect } from './effects.js';
import { InterviewRunner } from './interview-runner.js';
import type { MicrophoneInput } from './session-options.js';
import type { SessionMonitor } from './monitor.js';
import { MonitorRunner } from './monitor-runner.js';
import { TabPresence } from './page/tab-presence.js';
import { PolicyRunner } from './policy-runner.js';
import type { AnswerHearing } from './second-hearing/answer-hearing.js';
import type { SessionCore } from './session-core.js';
import { SessionTimers } from './timers.js';
import { TurnRunner } from './turn-runner.js';

export interface EffectRunnerOptions {
  readonly options: {
    readonly interviewer: Interviewer;
    readonly store: SessionStore;
    readonly speechToText?: SpeechToText;
    readonly scoringSpeechToText?: SpeechToText;
    readonly textToSpeech?: TextToSpeech;
    readonly voiceActivity?: VoiceActivity;
    readonly turnDetector?: TurnDetector;
    readonly prepareAhead?: boolean;
    readonly monitor?: SessionMonitor;
  };
  readonly core: SessionCore;
  readonly clock: Clock;
  generateId(): string;
  microphone(): MicrophoneInput;
  speaker(): AudioPlayer | undefined;
  end(reason: EndReason): void;
  /** The host's policy holds the interview. */
  hold(): Promise<void>;
  /** The time for the answer is over. */
  expire(): Promise<void>;
  /** The answer is over by itself. */
  submit(): Promise<void>;
  /** The candidate asked for the question again. */
  repeat(): Promise<void>;
}

/** Last words that come sooner are not waited for aloud, ms. */
const SETTLING_SHOWN_MS = 300;
/** A page that is being reloaded may be seen as another tab for a moment, ms. */
const LEAVING_MS = 500;

/** How long the end waits for the last pictures and observations, ms; milliseconds on a healthy machine. */
const SETTLED_MS = 3000;

/** Does what the reducer asks for, and writes down what came of it. */
export class EffectRunner {
  readonly #context: EffectRunnerOptions;
  readonly #core: SessionCore;
  readonly #recording: AnswerRecording;
  /** Another one where the plan and the adapters ask for it. */
  #turns: Conversation;
  readonly #interview: InterviewRunner;
  readonly #timers: SessionTimers;
  #hearing: Promise<void> = Promise.resolve();
  /** Hears answers a second time, where the host wants that. */
  #second: AnswerHearing | undefined;
  readonly #monitor: MonitorRunner | undefined;
  readonly #presence: TabPresence;

  constructor(context: EffectRunnerOptions) {
    const { core, options } = context;
    this.#context = context;
    this.#core = core;
    this.#presence = new TabPresence(core.state.sessionId);
    const policy = new PolicyRunner({ core, pause: () => void this.#attempt(context.hold), end: () => context.end('policy') });
    this.#monitor =
      options.monitor &&
      new MonitorRunner({ monitor: options.monitor, core, policy, store: options.store, otherTabs: () => this.#presence.others() });
    this.#recording = new AnswerRecording({
      record: (entry) => void core.record(entry),
      save: (slice) => options.store.putMedia(core.state.sessionId, slice),
      generateId: context.generateId,
      onError: (error) => core.fail(error),
    });
    const { textToSpeech, speechToText } = options;
    this.#turns = new TurnRunner({ textToSpeech, speechToText, ...this.#callbacks() });
    this.#interview = new InterviewRunner({
      interviewer: options.interviewer,
      state: () => core.state,
      seed: () => core.seed,
      at: () => core.at,
      record: (entry) => void core.record(entry),
      onEnd: context.end,
      onError: (error) => core.fail(error),
      onHearing: (turn, signal) => this.#second?.settled(turn, signal),
      onWaiting: () => this.#second?.hurry(),
      onRecovered: (error) => core.tell(error),
      onFailure: (error) => {
        core.fail(error);
        context.end('failed');
      },
      onQuestionText: (text) => {
        core.signal({ type: 'saying-changed', saying: text });
        this.#turns.sayAhead?.(text);
      },
      onDraft: (text, isWhole) => this.#turns.draft?.(text, isWhole),
      onDraftDropped: () => this.#turns.discard?.(),
    });
    this.#timers = new SessionTimers(context.clock, (which) => void this.#expired(which));
  }

  /** Two tabs would write two records over each other. Rejects with `StoreError` (`store/moved`) where another tab has the session open. */
  async assertOnlyTab(): Promise<void> {
    if ((await this.#presence.others()) === 0) return;
    await new Promise<void>((resolve) => this.#context.clock.setTimer(LEAVING_MS, resolve));
    if ((await this.#presence.others()) > 0) throw new StoreError('moved');
  }

  /** Loads what the plan needs beyond the essential. A failure is told, and the interview goes on without that. */
  async load(plan: InterviewPlan): Promise<void> {
    const { recordAudio, accommodations } = plan;
    if (accommodations.textOnly) return;
    if (recordAudio) await this.#recording.load();
    await this.#attempt(() => this.#loadSecond(plan));
    if (needsVoice(plan, this.#context.options)) await this.#attempt(() => this.#loadVoice(plan));
  }

  async #loadSecond({ answerMode, language }: InterviewPlan): Promise<void> {
    const { options, clock } = this.#context;
    const core = this.#core;
    const { speechToText, scoringSpeechToText, textToSpeech } = options;
    if (answerMode === 'typed' || !speechToText || !scoringSpeechToText) return;
    const { AnswerHearing } = await loadPart('second-hearing', () => import('./second-hearing/answer-hearing.js'));
    this.#second = new AnswerHearing({
      speechToText: scoringSpeechToText,
      language,
      clock,
      record: (entry) => void core.record(entry),
      onFailure: (error) => core.tell(error),
    });
    this.#turns = new TurnRunner({ textToSpeech, speechToText: this.#second.along(speechToText), ...this.#callbacks() });
  }

  async #loadVoice(plan: InterviewPlan): Promise<void> {
    const { options, clock, speaker, microphone } = this.#context;
    const core = this.#core;
    const { openVoiceConversation } = await loadPart('voice', () => import('./voice/index.js'));
    this.#turns = await openVoiceConversation({
      plan,
      clock,
      textToSpeech: options.textToSpeech,
      speechToText: options.speechToText && (this.#second?.along(options.speechToText) ?? options.speechToText),
      voiceActivity: options.voiceActivity,
      turnDetector: options.turnDetector,
      now: () => core.at,
      player: speaker,
      audio: () => microphone().audio,
      answer: () => core.state.answer?.text ?? '',
      onFailure: (error) => core.tell(error),
      ...this.#callbacks(),
    });
  }

  #callbacks(): ConversationCallbacks {
    const core = this.#core;
    const withAnswer = (use: (answerId: string) => LogEntry): void => {
      const answerId = core.state.answer?.id;
      if (answerId !== undefined) void core.record(use(answerId));
    };
    return {
      onSpeaking: (speaking, spokenTo) => core.signal({ type: 'speaking-changed', speaking, spokenTo }),
      onInterim: (text) => core.signal({ type: 'interim-changed', text }),
      onTranscript: (text, confidence, provider) => {
        this.#second?.certain();
        withAnswer((answerId) => ({ type: 'transcript-ended', data: { answerId, text, provider, ...(confidence === undefined ? {} : { confidence }) } }));
      },
      onInterrupted: (heardTo) => this.#interrupted(heardTo),
      onEager: (answer) => {
        if (this.#context.options.prepareAhead !== false) this.#interview.speculate(answer);
      },
      onResumed: () => this.#interview.dropSpeculation(),
      onTurnEnd: () => void this.#attempt(this.#context.submit),
      onCommand: (command, text) => {
        this.#second?.dropUncertain();
        withAnswer((answerId) => ({ type: 'command-spoken', data: { answerId, command, text } }));
        if (command === 'repeat') void this.#attempt(this.#context.repeat);
      },
      onPhrase: (data) => {
        // Nobody talked into it: the voice that a microphone may have heard is ours.
        if (data.outcome === 'heard') this.#second?.dropUncertain();
        void core.record({ type: 'phrase-spoken', data });
      },
      onInterruption: (data) => {
        if (data.outcome === 'false-alarm') this.#second?.dropEarly();
        void core.record({ type: 'voice-interrupted', data });
      },
      onMeasured: (measure) => {
        const questionId = core.state.turns.at(-1)?.question.id;
        if (questionId !== undefined) void core.record({ type: 'turn-measured', data: { questionId, measure } });
      },
    };
  }

  async #attempt(command: () => Promise<void>): Promise<void> {
    try {
      await command();
    } catch (error) {
      this.#core.fail(error);
    }
  }

  #interrupted(heardTo: number): void {
    const { question, turn } = this.#core.state;
    if (question && turn === 'asking') void this.#core.record(this.#cutShort(question.id, heardTo));
  }

  run(effect: Effect): void {
    switch (effect.type) {
      case 'decide-next':
        this.#turns.await?.();
        return void this.#interview.decideNext();
      case 'evaluate-rest':
        return void this.#interview.evaluateRest();
      case 'evaluate':
        return void this.#interview.evaluate(effect.questionId);
      case 'speak':
        return void this.#speak(effect.text, (spoken) => void this.#core.record({ type: 'question-spoken', data: { questionId: effect.questionId, ...spoken } }));
      case 'help':
        return void this.#interview.help();
      case 'speak-help': {
        const { questionId, helpId, text } = effect;
        return void this.#speak(text, (spoken) => void this.#core.record({ type: 'help-spoken', data: { questionId, helpId, ...spoken } }));
      }
      case 'start-answer':
        return this.#startAnswer(effect.questionId, effect.attempt);
      case 'listen':
        return void this.#listen(effect.answerId);
      case 'hear-again':
        return this.#second?.hear(effect.answerId);
      case 'stop-recording':
        return this.#recording.finish();
      case 'stop-turn':
        return this.#stopTurn();
      case 'start-timers':
        return this.#timers.set(this.#core.state, this.#core.at);
      case 'stop-timers':
        return this.#timers.stop();
      case 'monitor':
        return this.#monitor?.run(effect.action);
      case 'finish':
        this.#monitor?.run('stop');
        this.#second?.close();
        this.#presence.leave();
        return void this.#finish();
    }
  }

  /** What was watched last is part of the record too. A store that does not answer keeps nobody here. */
  async #finish(): Promise<void> {
    const settled = this.#monitor?.settled();
    const { clock } = this.#context;
    if (settled) {
      let cancel = (): void => undefined;
      await Promise.race([settled, new Promise<void>((resolve) => (cancel = clock.setTimer(SETTLED_MS, resolve)))]);
      cancel();
    }
    await this.#core.finish();
  }

  /** Waits for the last words of whoever speaks, or until it is written down that they could not be had. */
  async drain(): Promise<void> {
    if (!this.#turns.isListening) return this.#turns.drain();
    const cancel = this.#context.clock.setTimer(SETTLING_SHOWN_MS, () => this.#core.signal({ type: 'settling-changed', settling: true }));
    await this.#turns.drain();
    await this.#hearing;
    cancel();
    if (this.#core.state.settling) this.#core.signal({ type: 'settling-changed', settling: false });
  }

  /** Cuts short what is being said, does not wait for what was to be, and gives the entry that says so. */
  interrupt(questionId: string): LogEntry {
    this.#turns.stop();
    this.#interview.stop();
    return this.#cutShort(questionId);
  }

  #cutShort(questionId: string, heardTo?: number): LogEntry {
    const { help } = this.#core.state;
    if (!help || help.stage === 'done') {
      return { type: 'question-spoken', data: { questionId, outcome: 'interrupted', ...(heardTo === undefined ? {} : { heardTo }) } };
    }
    return { type: 'help-spoken', data: { questionId, helpId: help.id, outcome: 'interrupted' } };
  }

  /** After a submission that was refused. */
  listenAgain(): void {
    const answer = this.#core.state.answer;
    if (answer) void this.#listen(answer.id);
  }

  async talk(active: boolean): Promise<void> {
    const answer = this.#core.state.answer;
    if (!answer || answer.mode === 'typed') return;
    if (active) this.#hearing = this.#hear(answer.id);
    else {
      await this.drain();
      this.#recording.hold();
      if (this.#core.state.plan.turnTaking === 'automatic') await this.#context.submit();
    }
  }

  /** Throws when an answer cannot be spoken here. */
  assertCanListen(): void {
    const { plan } = this.#core.state;
    const microphone = this.#context.microphone();
    if (plan.accommodations.textOnly || plan.answerMode === 'typed') {
      throw new AdapterError('speech-to-text', 'unsupported', 'this interview is taken by typing');
    }
    if (!microphone.stream && !microphone.audio) throw new MediaDeviceError('microphone', 'not-found');
    if (!this.#turns.canListen) throw new AdapterError('speech-to-text', 'unsupported', 'this browser cannot write down speech');
  }

  dispose(): void {
    this.#turns.stop();
    this.#turns.close?.();
    this.#interview.close();
    this.#second?.close();
    this.#timers.stop();
    this.#recording.finish();
    this.#monitor?.run('stop');
    this.#presence.leave();
  }

  async #speak(text: string, onSaid: (spoken: { readonly outcome: 'heard' | 'silent'; readonly code?: string }) => void): Promise<void> {
    const core = this.#core;
    const { plan } = core.state;
    const said = (outcome: 'heard' | 'silent', code?: string): void => onSaid(code === undefined ? { outcome } : { outcome, code });
    if (plan.accommodations.textOnly) return said('silent');
    const silence = this.#turns.silence;
    if (silence) return said('silent', silence.code);
    try {
      if (await this.#turns.speak(text, plan.language)) said('heard');
    } catch (error) {
      core.fail(error);
      said('silent', InterviewError.isInstance(error) ? error.code : undefined);
    }
  }

  #startAnswer(questionId: string, attempt: number): void {
    const { question, plan } = this.#core.state;
    const answerId = this.#context.generateId();
    this.#second?.begin(answerId, question?.timeLimitMs ?? plan.timeLimitMs);
    void this.#core.record({ type: 'answer-started', data: { questionId, answerId, attempt, mode: this.#mode() } });
  }

  #mode(): 'speech' | 'typed' {
    try {
      this.assertCanListen();
      return 'speech';
    } catch {
      return 'typed';
    }
  }

  async #listen(answerId: string): Promise<void> {
    const { plan, answer } = this.#core.state;
    if (answer?.mode === 'typed' || plan.pushToTalk) {
      this.#turns.stop();
      this.#recording.hold();
      return;
    }
    this.#hearing = this.#hear(answerId);
    await this.#hearing;
  }

  async #hear(answerId: string): Promise<void> {
    const core = this.#core;
    const { plan, consent } = core.state;
    const { stream, audio } = this.#context.microphone();
    if (plan.recordAudio && consent.recording && stream) this.#recording.run(answerId, stream);
    this.#second?.listen();
    void this.#prepareNext().catch(() => undefined);
    try {
      await this.#turns.listen(plan.language, audio);
    } catch (error) {
      core.fail(error);
      const { answer, phase } = core.state;
      if (phase !== 'running' || answer?.id !== answerId) return;
      const code = InterviewError.isInstance(error) ? error.code : undefined;
      void core.record({ type: 'answer-mode-changed', data: code === undefined ? { answerId, mode: 'typed' } : { answerId, mode: 'typed', code } });
    }
  }

  async #prepareNext(): Promise<void> {
    if (this.#turns.prepare) this.#turns.prepare(await this.#interview.upcoming());
  }

  #stopTurn(): void {
    const { phase, turn } = this.#core.state;
    this.#turns.stop(phase === 'running' && turn === 'thinking');
    this.#interview.stop();
    this.#second?.rest();
    if (this.#core.state.answer) return this.#recording.hold();
    this.#second?.forget();
    this.#recording.finish();
  }

  async #expired(which: 'answer' | 'interview'): Promise<void> {
    const { expire, end } = this.#context;
    try {
      if (this.#core.state.turn === 'listening') await expire();
    } catch (error) {
      this.#core.fail(error);
    }
    if (which === 'interview') end('time-limit');
  }
}

/** Sound that has to be played, or an end of the answer that has to be found. */
function needsVoice({ turnTaking, answerMode }: InterviewPlan, { textToSpeech, speechToText }: EffectRunnerOptions['options']): boolean {
  return textToSpeech?.output === 'audio' || (turnTaking === 'automatic' && answerMode === 'speech' && speechToText !== undefined);
}
