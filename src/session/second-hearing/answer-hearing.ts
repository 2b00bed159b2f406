import { AdapterError, InterviewError } from '../../errors/index.js';
import type { AudioFrame, AudioSource, Clock, HearingFailure, LogEntry, SpeechToText, TranscriptWord } from '../../spec/index.js';
import { countWords } from '../../utils/spoken-words.js';
import { untilAborted } from '../../utils/until-aborted.js';
import { wholeTranscript } from '../../utils/whole-transcript.js';
import { withTimeLimit } from '../../utils/with-time-limit.js';
import type { FinishedTurn } from '../state.js';
import { AnswerSound } from './answer-sound.js';
import { listenAlong } from './listen-along.js';

/** After this the judge takes the submitted text, ms. What writes down ten times as fast as somebody speaks is through with five minutes by then. */
const TIME_LIMIT_MS = 30_000;

/** The same where the candidate waits for the judge: half of the 10 s for which attention holds (Nielsen 1993); the rest is the judge's. */
const WAITED_MS = 5_000;

/** Beyond the time limit of an answer: what is heard of before each time that listening begins, and talking into what is said. */
const SPARE_MS = 10_000;

/** Frames of before the turn is the candidate's, 10 s: after 3 s without a word it was a false alarm. */
const EARLY_FRAMES = 500;

export interface AnswerHearingOptions {
  readonly speechToText: SpeechToText;
  /** BCP 47 tag. */
  readonly language: string;
  readonly clock: Clock;
  record(entry: LogEntry): void;
  onFailure(error: InterviewError): void;
}

interface Pending {
  readonly done: Promise<void>;
  readonly controller: AbortController;
  cancelHurry?: () => void;
}

/** Keeps the sound of the answer that is being given, in memory and no longer than necessary, and has it heard a second time once it is submitted. */
export class AnswerHearing {
  readonly #options: AnswerHearingOptions;
  #sound: AnswerSound | undefined;
  #isTurn = false;
  #early: AudioFrame[] = [];
  #heard: Promise<void> = Promise.resolve();
  readonly #pending = new Map<string, Pending>();

  constructor(options: AnswerHearingOptions) {
    this.#options = options;
  }

  /** The live recogniser, whose sound is kept from now on. */
  along(speechToText: SpeechToText): SpeechToText {
    return listenAlong(speechToText, {
      onBegin: (heard) => {
        this.#heard = heard;
        this.#early = [];
      },
      onFrame: (frame) => this.#take(frame),
      onLost: () => this.#sound?.lose(),
    });
  }

  /** An answer begins in this page, so that all of it can be kept. `limitMs`: its time limit. */
  begin(answerId: string, limitMs: number): void {
    this.#sound = new AnswerSound(answerId, limitMs + SPARE_MS);
  }

  /** The turn is the candidate's, also what was said into the end of what was said before. */
  listen(): void {
    this.#isTurn = true;
    for (const frame of this.#early.splice(0)) this.#sound?.push(frame);
  }

  rest(): void {
    this.#isTurn = false;
  }

  certain(): void {
    this.#sound?.certain();
  }

  dropUncertain(): void {
    this.#sound?.dropUncertain();
  }

  dropEarly(): void {
    this.#early = [];
  }

  forget(): void {
    this.#sound = undefined;
    this.#early = [];
  }

  /** The answer is submitted. */
  hear(answerId: string): void {
    const sound = this.#sound?.answerId === answerId ? this.#sound : undefined;
    this.#sound = undefined;
    const controller = new AbortController();
    const done = this.#hear(answerId, sound, controller.signal).finally(() => {
      pending.cancelHurry?.();
      this.#pending.delete(answerId);
    });
    const pending: Pending = { controller, done };
    this.#pending.set(answerId, pending);
  }

  /** Resolves once what was heard, or why nothing was, is in the record. Rejects with the signal's reason. */
  async settled({ spokenId, heardAgain, evaluation }: FinishedTurn, signal: AbortSignal): Promise<void> {
    if (spokenId === undefined || heardAgain !== undefined || evaluation) return;
    const pending = this.#pending.get(spokenId);
    // It was submitted in a page that is gone, and its sound with it.
    if (!pending) return this.#failed(spokenId, 'sound-lost');
    await untilAborted(pending.done, signal);
  }

  /** Somebody waits from now on. */
  hurry(): void {
    for (const pending of this.#pending.values()) {
      pending.cancelHurry ??= this.#options.clock.setTimer(WAITED_MS, () => pending.controller.abort(this.#late()));
    }
  }

  /** Ends all of it; what is not heard by now will not be. */
  close(): void {
    this.forget();
    for (const { controller } of this.#pending.values()) controller.abort(this.#late());
  }

  #take(frame: AudioFrame): void {
    if (this.#isTurn) return this.#sound?.push(frame);
    this.#early.push(frame);
    if (this.#early.length > EARLY_FRAMES) this.#early.shift();
  }

  async #hear(answerId: string, sound: AnswerSound | undefined, signal: AbortSignal): Promise<void> {
    const { speechToText, record } = this.#options;
    const late = this.#late();
    try {
      if (!sound?.isWhole) return this.#failed(answerId, 'sound-lost');
      const lasting = this.#heard;
      const heard = await withTimeLimit(
        async (limited) => {
          await untilAborted(lasting, limited);
          return sound.frames.length > 0 ? this.#transcribe(sound.frames, limited) : undefined;
        },
        { signal, timeLimitMs: TIME_LIMIT_MS, clock: this.#options.clock },
        () => late,
      );
      if (!heard) return this.#failed(answerId, 'no-sound');
      if (countWords(heard.text) === 0) return this.#failed(answerId, 'no-words');
      record({ type: 'answer-heard-again', data: { answerId, provider: speechToText.provider, ...heard } });
    } catch (cause) {
      const error = InterviewError.isInstance(cause) ? cause : new AdapterError(speechToText.provider, 'malformed', 'it failed unexpectedly', { cause });
      this.#options.onFailure(error);
      this.#failed(answerId, error === late || signal.aborted ? 'late' : 'failed', error.code);
    }
  }

  async #transcribe(frames: readonly AudioFrame[], signal: AbortSignal) {
    const { speechToText, language } = this.#options;
    const { provider, input } = speechToText;
    if (input !== 'audio') throw new AdapterError(provider, 'unsupported', 'opens the microphone by itself, and cannot hear what was said before');
    if (!speechToText.isSupported()) throw new AdapterError(provider, 'unsupported', 'does not work in this browser');
    return wholeTranscript<TranscriptWord>(speechToText.transcribe({ language, audio: soundOf(frames) }, { signal }), signal);
  }

  #failed(answerId: string, reason: HearingFailure, code?: string): void {
    const { speechToText, record } = this.#options;
    record({ type: 'answer-not-heard-again', data: { answerId, provider: speechToText.provider, reason, ...(code === undefined ? {} : { code }) } });
  }

  #late(): AdapterError {
    return new AdapterError(this.#options.speechToText.provider, 'timeout', 'the answer was not heard a second time before it had to be judged');
  }
}

/** Kept sound, as fast as it is taken and as often. */
function soundOf(frames: readonly AudioFrame[]): AudioSource {
  return {
    async *frames(signal) {
      for (const frame of frames) {
        if (signal.aborted) return;
        yield frame;
      }
    },
  };
}
