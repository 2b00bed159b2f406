import { AdapterError } from '../../errors/index.js';
import type { CallContext, Clock, Destination, SpeechToText, SpeechToTextOptions, SpeechToTextPart } from '../../spec/index.js';
import { noteDeparture } from '../../utils/departures.js';
import { machineClock } from '../../utils/machine-clock.js';
import { untilAborted } from '../../utils/until-aborted.js';
import { Listening } from './listening.js';
import { canProcessLocally, recognitionPlace, type ProcessLocally, type RecognitionPlace } from './local-recognition.js';
import { PartQueue } from '../../utils/part-queue.js';
import { RecogniserClaim } from './recogniser-claim.js';
import { lostRecogniser, STT_PROVIDER } from './recognition-errors.js';
import { recognitionConstructor, type Recognition, type RecognitionConstructor } from './speech-globals.js';

export interface BrowserSpeechToTextOptions {
  /** Where sound is recognised. Default `prefer`. */
  readonly processLocally?: ProcessLocally;
  /** Stands in for the browser's own. */
  readonly recognition?: RecognitionConstructor;
  readonly clock?: Pick<Clock, 'setTimer' | 'now'>;
}

/**
 * The browser's own recogniser (Chromium, Safari, Firefox 160). Unless `processLocally` is `require`, the browser may send
 * the sound to its vendor. `hints` are not passed on.
 *
 * When the signal ends, the recogniser is asked for its last words (at most 300 ms), what was only guessed until then is
 * handed out as `transcript-end`, and the iteration ends normally: no word that was heard is lost.
 * One page has one recogniser at a time: a second call, also of another adapter, while the first still listens ends the
 * first, with `closed`.
 * Throws `MediaDeviceError` (`denied`, `not-found`) and `AdapterError` (`network`, `unsupported`, `language`, `server`; `closed` when
 * the browser ends every session as soon as it begins). A connection that fails after it has worked is tried again for
 * about three seconds.
 */
export function browserSpeechToText(options: BrowserSpeechToTextOptions = {}): SpeechToText {
  return new BrowserSpeechToText(options);
}

class BrowserSpeechToText implements SpeechToText {
  readonly specificationVersion = 'v1';
  readonly provider = STT_PROVIDER;
  readonly input = 'device';
  readonly capabilities: SpeechToText['capabilities'];
  readonly destinations: readonly Destination[];
  readonly #options: BrowserSpeechToTextOptions;
  readonly #mode: ProcessLocally;

  constructor(options: BrowserSpeechToTextOptions) {
    this.#options = options;
    this.#mode = options.processLocally ?? 'prefer';
    this.capabilities = { interimResults: true, words: false, verbatim: false, turns: false, onDevice: this.#mode === 'require' };
    this.destinations = this.#mode === 'require' ? [] : [{ host: 'browser', sends: ['sound'] }];
  }

  isSupported(): boolean {
    const Constructor = this.#recognition();
    return Constructor !== undefined && (this.#mode !== 'require' || canProcessLocally(Constructor));
  }

  async *transcribe({ language, audio }: SpeechToTextOptions, { signal }: CallContext): AsyncGenerator<SpeechToTextPart> {
    const Constructor = this.#recognition();
    if (!Constructor) throw new AdapterError(STT_PROVIDER, 'unsupported', 'this browser cannot write down speech');
    let recognition: Recognition;
    let claim: RecogniserClaim | undefined;
    try {
      const place = await untilAborted(recognitionPlace(Constructor, this.#mode, language), signal);
      claim = new RecogniserClaim(Constructor);
      await untilAborted(claim.free, signal);
      // The signal may have ended since; nobody would stop what is started now.
      signal.throwIfAborted();
      if (claim.lost) throw lostRecogniser();
      recognition = makeRecognition(Constructor, place);
      if (!place.local) noteDeparture('browser');
    } catch (error) {
      claim?.waive();
      if (signal.aborted) return;
      throw error;
    }
    const queue = new PartQueue<SpeechToTextPart>();
    const listening = new Listening(recognition, audio?.track, this.#options.clock ?? machineClock, queue);
    claim.use(listening);
    const stop = (): void => listening.stop();
    signal.addEventListener('abort', stop, { once: true });
    try {
      listening.start();
      yield* queue;
    } finally {
      signal.removeEventListener('abort', stop);
      listening.dispose();
    }
  }

  #recognition(): RecognitionConstructor | undefined {
    return this.#options.recognition ?? recognitionConstructor();
  }
}

function makeRecognition(Constructor: RecognitionConstructor, { language, local }: RecognitionPlace): Recognition {
  const recognition = new Constructor();
  recognition.lang = language;
  recognition.continuous = true;
  recognition.interimResults = true;
  recognition.maxAlternatives = 1;
  if (local) recognition.processLocally = true;
  return recognition;
}
