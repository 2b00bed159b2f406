import { AdapterError } from '../../errors/index.js';
import type { CallContext, Clock, SpeechToText, SpeechToTextOptions, SpeechToTextPart } from '../../spec/index.js';
import { PartQueue } from './part-queue.js';
import { recognitionError, STT_PROVIDER } from './recognition-errors.js';
import { recognitionConstructor, timers, type Recognition, type RecognitionConstructor, type RecognitionEvent } from './speech-globals.js';

/** Chromium ends a session after 7 to 10 s of silence and after about 60 s in any case; we start again. */
const RESTART_MS = 100;
/** A session that ends sooner than this without a word did not work. */
const SHORTEST_MS = 500;
const FAILED_STARTS = 5;
/** After `stop()` the last words may still come; iOS gives its finals only then. */
const LAST_WORDS_MS = 300;

export interface BrowserSpeechToTextOptions {
  /** `prefer`: recognise on this machine where the browser can. `require`: nothing is sent, or it is unsupported. `never`: as the browser does. */
  readonly processLocally?: 'prefer' | 'require' | 'never';
  /** Stands in for the browser's own. */
  readonly recognition?: RecognitionConstructor;
  readonly clock?: Pick<Clock, 'setTimer' | 'now'>;
}

/**
 * The browser's own recogniser (Chromium, Safari, Firefox 160). In Chromium and Safari the sound may go to the browser's
 * vendor unless `processLocally` is `require`. When the signal ends, the last guess is handed out as certain and the
 * iteration ends normally: no word is lost.
 */
export function browserSpeechToText(options: BrowserSpeechToTextOptions = {}): SpeechToText {
  const { processLocally = 'prefer' } = options;
  const constructor = (): RecognitionConstructor | undefined => options.recognition ?? recognitionConstructor();
  return {
    specificationVersion: 'v1',
    provider: STT_PROVIDER,
    input: 'device',
    capabilities: { interimResults: true, words: false, verbatim: false, turns: false, onDevice: processLocally === 'require' },
    isSupported: () => constructor() !== undefined,
    transcribe(request: SpeechToTextOptions, { signal }: CallContext): AsyncIterable<SpeechToTextPart> {
      const Constructor = constructor();
      const queue = new PartQueue<SpeechToTextPart>();
      if (!Constructor) queue.fail(new AdapterError(STT_PROVIDER, 'unsupported', 'this browser cannot write down speech'));
      else if (signal.aborted) queue.close();
      else new Listening(new Constructor(), request, processLocally, options.clock ?? { ...timers, now: () => performance.now() }, signal, queue).begin();
      return queue;
    },
  };
}

/** One stretch of listening over as many sessions of the browser as it takes. */
class Listening {
  readonly #recognition: Recognition;
  readonly #request: SpeechToTextOptions;
  readonly #clock: Pick<Clock, 'setTimer' | 'now'>;
  readonly #signal: AbortSignal;
  readonly #queue: PartQueue<SpeechToTextPart>;
  #guess = '';
  #lastFinal = '';
  #startedAt = 0;
  #heard = false;
  #failedStarts = 0;
  #ending = false;
  #cancel: (() => void) | undefined;

  constructor(
    recognition: Recognition,
    request: SpeechToTextOptions,
    processLocally: 'prefer' | 'require' | 'never',
    clock: Pick<Clock, 'setTimer' | 'now'>,
    signal: AbortSignal,
    queue: PartQueue<SpeechToTextPart>,
  ) {
    this.#recognition = recognition;
    this.#request = request;
    this.#clock = clock;
    this.#signal = signal;
    this.#queue = queue;
    recognition.lang = request.language;
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.maxAlternatives = 1;
    // `prefer` leaves the choice to the browser: asking for it fails where the language pack is not installed.
    if (processLocally === 'require') recognition.processLocally = true;
  }

  begin(): void {
    const recognition = this.#recognition;
    recognition.addEventListener('result', (event) => this.#result(event as RecognitionEvent));
    recognition.addEventListener('speechstart', () => this.#queue.push({ type: 'speech-start' }));
    recognition.addEventListener('speechend', () => this.#queue.push({ type: 'speech-end' }));
    recognition.addEventListener('error', (event) => this.#error((event as Event & { error: string }).error));
    recognition.addEventListener('end', () => this.#ended());
    this.#signal.addEventListener('abort', () => this.#finish(), { once: true });
    this.#start();
  }

  #start(): void {
    this.#startedAt = this.#clock.now();
    this.#heard = false;
    this.#lastFinal = '';
    try {
      const track = this.#request.audio?.track;
      // Chromium 135 takes a track; older ones ignore it and open the microphone by themselves.
      if (track?.readyState === 'live') this.#recognition.start(track);
      else this.#recognition.start();
    } catch {
      // Some versions refuse a track instead of ignoring it.
      try {
        this.#recognition.start();
      } catch (cause) {
        this.#queue.fail(new AdapterError(STT_PROVIDER, 'unsupported', 'the recogniser could not be started', { cause }));
      }
    }
  }

  #result({ resultIndex, results }: RecognitionEvent): void {
    let guess = '';
    for (let index = resultIndex; index < results.length; index += 1) {
      const result = results[index];
      const best = result?.[0];
      if (!result || !best) continue;
      this.#heard = true;
      // Chrome on Android calls guesses final, with confidence 0 (react-speech-recognition 89).
      if (result.isFinal && best.confidence > 0) this.#final(best.transcript, best.confidence);
      else guess += best.transcript;
    }
    this.#guess = guess.trim();
    if (this.#guess && !this.#ending) this.#queue.push({ type: 'transcript-delta', text: this.#guess });
  }

  #final(transcript: string, confidence: number): void {
    const text = transcript.trim();
    // Android gives finals twice.
    if (!text || text === this.#lastFinal) return;
    this.#lastFinal = text;
    this.#guess = '';
    this.#queue.push({ type: 'transcript-end', text, confidence });
  }

  #error(name: string): void {
    const error = recognitionError(name);
    if (!error) return;
    this.#flush();
    this.#queue.fail(error);
  }

  /** The browser ended its session, by itself or because we stopped it. */
  #ended(): void {
    this.#flush();
    if (this.#ending || this.#signal.aborted) return this.#close();
    const short = this.#clock.now() - this.#startedAt < SHORTEST_MS && !this.#heard;
    this.#failedStarts = short ? this.#failedStarts + 1 : 0;
    if (this.#failedStarts >= FAILED_STARTS) {
      this.#queue.fail(new AdapterError(STT_PROVIDER, 'closed', 'the recogniser ends as soon as it begins'));
      return;
    }
    // Only after `end`: a start before it throws.
    this.#cancel = this.#clock.setTimer(RESTART_MS * 2 ** this.#failedStarts, () => this.#start());
  }

  #finish(): void {
    this.#cancel?.();
    this.#ending = true;
    this.#recognition.stop();
    this.#cancel = this.#clock.setTimer(LAST_WORDS_MS, () => {
      this.#flush();
      this.#recognition.abort();
      this.#close();
    });
  }

  /** What was only guessed counts as said. */
  #flush(): void {
    if (!this.#guess) return;
    this.#queue.push({ type: 'transcript-end', text: this.#guess });
    this.#guess = '';
  }

  #close(): void {
    this.#cancel?.();
    this.#queue.close();
  }
}
