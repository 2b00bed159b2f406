import { AdapterError, InterviewError, MediaDeviceError } from '../errors/index.js';
import type { Clock, EndReason, Interviewer, LogEntry, SpeechToText, TextToSpeech } from '../spec/index.js';
import type { AnswerRecording } from './answer-recording.js';
import type { Effect } from './effects.js';
import { InterviewRunner } from './interview-runner.js';
import type { MicrophoneInput } from './interview-session.js';
import type { SessionMonitor } from './monitor.js';
import type { Signal } from './reducer.js';
import type { SessionState } from './state.js';
import { SessionTimers } from './timers.js';
import { TurnRunner } from './turn-runner.js';

export interface EffectRunnerOptions {
  readonly options: {
    readonly interviewer: Interviewer;
    readonly speechToText?: SpeechToText;
    readonly textToSpeech?: TextToSpeech;
    readonly monitor?: SessionMonitor;
  };
  readonly clock: Clock;
  readonly recording: AnswerRecording;
  generateId(): string;
  state(): SessionState;
  seed(): string;
  at(): number;
  microphone(): MicrophoneInput;
  record(entry: LogEntry): void;
  signal(signal: Signal): void;
  fail(error: unknown): void;
  end(reason: EndReason): void;
  /** The time for the answer is over. */
  expire(): Promise<void>;
  finish(): void;
}

/** Does what the reducer asks for, and writes down what came of it. */
export class EffectRunner {
  readonly #context: EffectRunnerOptions;
  readonly #turns: TurnRunner;
  readonly #interview: InterviewRunner;
  readonly #timers: SessionTimers;
  #monitoring = false;

  constructor(context: EffectRunnerOptions) {
    this.#context = context;
    this.#turns = new TurnRunner({
      textToSpeech: context.options.textToSpeech,
      speechToText: context.options.speechToText,
      onSpeaking: (speaking, spokenTo) => context.signal({ type: 'speaking-changed', speaking, spokenTo }),
      onInterim: (text) => context.signal({ type: 'interim-changed', text }),
      onTranscript: (text, confidence, provider) => {
        const answerId = context.state().answer?.id;
        if (answerId === undefined) return;
        const data = { answerId, text, provider };
        context.record({ type: 'transcript-ended', data: confidence === undefined ? data : { ...data, confidence } });
      },
    });
    this.#interview = new InterviewRunner({
      interviewer: context.options.interviewer,
      state: context.state,
      seed: context.seed,
      at: context.at,
      record: context.record,
      onEnd: context.end,
      onError: context.fail,
      onFailure: (error) => {
        context.fail(error);
        context.end('failed');
      },
    });
    this.#timers = new SessionTimers(context.clock, (which) => void this.#expired(which));
  }

  run(effect: Effect): void {
    switch (effect.type) {
      case 'decide-next':
        return void this.#interview.decideNext();
      case 'evaluate':
        return void this.#interview.evaluate(effect.questionId);
      case 'speak':
        return void this.#speak(effect.questionId, effect.text);
      case 'start-answer':
        return this.#startAnswer(effect.questionId, effect.attempt);
      case 'listen':
        return void this.#listen(effect.answerId);
      case 'stop-listening':
        return this.#turns.stop();
      case 'stop-turn':
        return this.#stopTurn();
      case 'start-timers':
        return this.#timers.set(this.#context.state(), this.#context.at());
      case 'stop-timers':
        return this.#timers.stop();
      case 'monitor':
        return this.#monitor(effect.action);
      case 'finish':
        this.#monitor('stop');
        return this.#context.finish();
    }
  }

  /** Waits for the last words of whoever speaks. */
  drain(): Promise<void> {
    return this.#turns.drain();
  }

  silence(): void {
    this.#turns.stop();
  }

  /** After a submission that was refused. */
  listenAgain(): void {
    const answer = this.#context.state().answer;
    if (answer) void this.#listen(answer.id);
  }

  async talk(active: boolean): Promise<void> {
    const answer = this.#context.state().answer;
    if (!answer || answer.mode === 'typed') return;
    if (active) void this.#hear(answer.id);
    else {
      await this.#turns.drain();
      this.#context.recording.hold();
    }
  }

  /** Throws when an answer cannot be spoken here. */
  assertCanListen(): void {
    const { plan } = this.#context.state();
    const microphone = this.#context.microphone();
    if (plan.accommodations.textOnly || plan.answerMode === 'typed') {
      throw new AdapterError('speech-to-text', 'unsupported', 'this interview is taken by typing');
    }
    if (!microphone.stream && !microphone.audio) throw new MediaDeviceError('microphone', 'not-found');
    if (!this.#turns.canListen) throw new AdapterError('speech-to-text', 'unsupported', 'this browser cannot write down speech');
  }

  dispose(): void {
    this.#turns.stop();
    this.#interview.stop();
    this.#timers.stop();
    this.#context.recording.finish();
    this.#monitor('stop');
  }

  async #speak(questionId: string, text: string): Promise<void> {
    const { state, record, fail } = this.#context;
    const { plan } = state();
    const said = (outcome: 'heard' | 'silent', code?: string): void =>
      record({ type: 'question-spoken', data: code === undefined ? { questionId, outcome } : { questionId, outcome, code } });
    if (plan.accommodations.textOnly) return said('silent');
    const silence = this.#turns.silence;
    if (silence) return said('silent', silence.code);
    try {
      if (await this.#turns.speak(text, plan.language)) said('heard');
    } catch (error) {
      fail(error);
      said('silent', InterviewError.isInstance(error) ? error.code : undefined);
    }
  }

  #startAnswer(questionId: string, attempt: number): void {
    const { record, generateId } = this.#context;
    record({ type: 'answer-started', data: { questionId, answerId: generateId(), attempt, mode: this.#mode() } });
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
    const { plan, answer } = this.#context.state();
    if (answer?.mode === 'typed' || plan.pushToTalk) {
      this.#turns.stop();
      this.#context.recording.hold();
      return;
    }
    await this.#hear(answerId);
  }

  async #hear(answerId: string): Promise<void> {
    const { state, record, fail, microphone, recording } = this.#context;
    const { plan, consent } = state();
    const { stream, audio } = microphone();
    if (plan.recordAudio && consent.recording && stream) recording.run(answerId, stream);
    try {
      await this.#turns.listen(plan.language, audio);
    } catch (error) {
      fail(error);
      const { answer, phase } = state();
      if (phase !== 'running' || answer?.id !== answerId) return;
      const code = InterviewError.isInstance(error) ? error.code : undefined;
      record({ type: 'answer-mode-changed', data: code === undefined ? { answerId, mode: 'typed' } : { answerId, mode: 'typed', code } });
    }
  }

  #stopTurn(): void {
    this.#turns.stop();
    this.#interview.stop();
    if (this.#context.state().answer) this.#context.recording.hold();
    else this.#context.recording.finish();
  }

  async #expired(which: 'answer' | 'interview'): Promise<void> {
    const { state, expire, end, fail } = this.#context;
    try {
      if (state().turn === 'listening') await expire();
    } catch (error) {
      fail(error);
    }
    if (which === 'interview') end('time-limit');
  }

  #monitor(action: 'start' | 'pause' | 'resume' | 'stop'): void {
    const { options, state, record, fail, at } = this.#context;
    const { monitor } = options;
    if (!monitor) return;
    if (action === 'pause' || action === 'resume') {
      // A session that comes back after a reload was never started in this page.
      if (action === 'resume' && !this.#monitoring) return this.#monitor('start');
      if (this.#monitoring) monitor[action]();
      return;
    }
    if (action === 'stop') {
      if (this.#monitoring) monitor.stop();
      this.#monitoring = false;
      return;
    }
    this.#monitoring = true;
    const { plan, consent } = state();
    monitor.start({
      now: at,
      consented: plan.proctoring.enabled && consent.proctoring === true,
      onOutput: (output) => {
        if (output.type === 'coverage') record({ type: 'coverage-changed', data: output.change });
        else record({ type: output.incident.phase === 'start' ? 'incident-started' : 'incident-ended', data: { incident: output.incident } });
      },
      onError: fail,
      onEngine: (engine, modelHash) =>
        record({ type: 'monitoring-started', data: modelHash === undefined ? { engine } : { engine, modelHash } }),
    });
  }
}
