import { AdapterError, type InterviewError } from '../../errors/index.js';
import type { Clock, SpeechToTextPart } from '../../spec/index.js';
import type { PartQueue } from '../../utils/part-queue.js';
import { lostRecogniser, recognitionError, STT_PROVIDER } from './recognition-errors.js';
import { ResultReader } from './result-reader.js';
import type { Recognition, RecognitionErrorEvent, RecognitionEvent } from './speech-globals.js';

/** A session that ends sooner than this without a word did not work, ms. */
const SHORTEST_MS = 500;
/** Pause before the second such start, ms; doubles with each. */
const PAUSE_MS = 100;
const FAILED_STARTS = 6;
/** After `stop()` the last words may still come; iOS gives its finals only then. */
const LAST_WORDS_MS = 300;

/**
 * One stretch of listening over as many sessions of the browser as it takes: Chromium ends one after 7 to 10 s of silence
 * and after about 60 s in any case. It ends by `stop` (politely), `dispose` (at once) or a failure.
 */
export class Listening {
  readonly #recognition: Recognition;
  readonly #track: MediaStreamTrack | undefined;
  readonly #clock: Pick<Clock, 'setTimer' | 'now'>;
  readonly #queue: PartQueue<SpeechToTextPart>;
  readonly #reader = new ResultReader();
  readonly #released: () => void;
  #state: 'running' | 'pausing' | 'stopping' | 'over' = 'pausing';
  #startedAt = 0;
  #heard = false;
  #speaking = false;
  /** Whether any session so far has brought words. */
  #works = false;
  #failedStarts = 0;
  #lastError: InterviewError | undefined;
  #cancel: (() => void) | undefined;
  /** Resolves when the microphone is free again. */
  readonly over: Promise<void>;

  constructor(
    recognition: Recognition,
    track: MediaStreamTrack | undefined,
    clock: Pick<Clock, 'setTimer' | 'now'>,
    queue: PartQueue<SpeechToTextPart>,
  ) {
    this.#recognition = recognition;
    this.#track = track;
    this.#clock = clock;
    this.#queue = queue;
    let released = (): void => undefined;
    this.over = new Promise((resolve) => (released = resolve));
    this.#released = released;
    recognition.addEventListener('result', (event) => this.#handleResult(event as RecognitionEvent));
    recognition.addEventListener('speechstart', () => this.#speak(true));
    recognition.addEventListener('speechend', () => this.#speak(false));
    recognition.addEventListener('error', (event) => this.#handleError((event as RecognitionErrorEvent).error));
    recognition.addEventListener('end', () => this.#handleEnd());
  }

  start(): void {
    this.#state = 'running';
    this.#startedAt = this.#clock.now();
    this.#heard = false;
    this.#lastError = undefined;
    this.#reader.restart();
    try {
      this.#startRecognition();
    } catch (cause) {
      this.#fail(new AdapterError(STT_PROVIDER, 'unsupported', 'the recogniser could not be started', { cause }));
    }
  }

  /** Waits for the last words, for a moment. */
  stop(): void {
    if (this.#state === 'pausing') return this.#close();
    if (this.#state !== 'running') return;
    this.#state = 'stopping';
    this.#cancel = this.#clock.setTimer(LAST_WORDS_MS, () => {
      this.#close();
      this.#recognition.abort();
    });
    this.#recognition.stop();
  }

  dispose(): void {
    if (this.#state !== 'over') this.#abort(() => this.#close());
  }

  /** Makes room for another listening. One that is stopping may still give its last words. */
  giveWay(): void {
    if (this.#state === 'over' || this.#state === 'stopping') return;
    this.#abort(() => this.#fail(lostRecogniser()));
  }

  #abort(finish: () => void): void {
    const idle = this.#state === 'pausing';
    finish();
    if (!idle) this.#recognition.abort();
  }

  #startRecognition(): void {
    // Chromium 135 takes a track; older ones ignore it and open the microphone by themselves.
    if (this.#track?.readyState !== 'live') return this.#recognition.start();
    try {
      this.#recognition.start(this.#track);
    } catch {
      // Some versions refuse a track instead of ignoring it.
      this.#recognition.start();
    }
  }

  #handleResult({ results }: RecognitionEvent): void {
    if (this.#state === 'over') return;
    this.#heard = this.#works = true;
    for (const part of this.#reader.read(results, this.#clock.now())) {
      if (part.type !== 'transcript-delta' || this.#state !== 'stopping') this.#push(part);
    }
  }

  #handleError(name: string): void {
    // Who was asked to stop has nothing more to fail at; `end` follows, or the timer.
    if (this.#state === 'stopping') return;
    const error = recognitionError(name);
    // A connection that was there may come back.
    if (name === 'network' && this.#works) this.#lastError = error;
    else if (error) this.#fail(error);
  }

  /** The browser ended its session, by itself or because we stopped it. Only now may it be started again. */
  #handleEnd(): void {
    if (this.#state === 'over') return;
    if (this.#state === 'stopping') return this.#close();
    this.#speak(false);
    this.#flush();
    const failed = this.#lastError !== undefined || (!this.#heard && this.#clock.now() - this.#startedAt < SHORTEST_MS);
    this.#failedStarts = failed ? this.#failedStarts + 1 : 0;
    if (this.#failedStarts === 0) return this.start();
    if (this.#failedStarts >= FAILED_STARTS) {
      return this.#fail(this.#lastError ?? new AdapterError(STT_PROVIDER, 'closed', 'the recogniser ends as soon as it begins'));
    }
    this.#state = 'pausing';
    this.#cancel = this.#clock.setTimer(PAUSE_MS * 2 ** (this.#failedStarts - 1), () => this.start());
  }

  /** Sessions may end without `speechend`, and Android tells neither. */
  #speak(speaking: boolean): void {
    if (speaking === this.#speaking) return;
    this.#speaking = speaking;
    if (speaking && this.#state === 'stopping') return;
    this.#push({ type: speaking ? 'speech-start' : 'speech-end' });
  }

  #push(part: SpeechToTextPart): void {
    if (this.#state !== 'over') this.#queue.push(part);
  }

  #flush(): void {
    for (const part of this.#reader.flush(this.#clock.now())) this.#push(part);
  }

  #fail(error: unknown): void {
    if (this.#state === 'over') return;
    this.#flush();
    this.#queue.fail(error);
    this.#close();
  }

  #close(): void {
    this.#cancel?.();
    this.#flush();
    this.#queue.close();
    this.#state = 'over';
    this.#released();
  }
}
