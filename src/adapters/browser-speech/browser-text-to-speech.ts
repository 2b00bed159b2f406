import { AdapterError } from '../../errors/index.js';
import type { CallContext, Clock, Destination, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../../spec/index.js';
import { noteDeparture } from '../../utils/departures.js';
import { machineClock } from '../../utils/machine-clock.js';
import { PartQueue } from '../../utils/part-queue.js';
import { segmentText } from '../../utils/segment-text.js';
import { speakClause } from './speak-clause.js';
import type { Synthesis, UtteranceConstructor } from './speech-globals.js';
import { TTS_PROVIDER } from './synthesis-errors.js';
import { findVoice } from './voices.js';

/** Clauses in a row whose end does not come before the voice is given up. */
const UNENDED_CLAUSES = 2;

export interface BrowserTextToSpeechOptions {
  /** Name or URI of the voice to use where it is there, and speaks the language. */
  readonly voice?: string;
  /** `require`: only voices that speak on this machine; others send the text to their vendor. Default `prefer`. */
  readonly processLocally?: 'prefer' | 'require';
  /** Stand in for the browser's own. */
  readonly synthesis?: Synthesis;
  readonly utterance?: UtteranceConstructor;
  readonly clock?: Pick<Clock, 'setTimer'>;
}

/**
 * The browser's own voices. Plays by itself, clause by clause. Rejects with `AdapterError`: `language` when no voice of the
 * language comes within 1.5 s, `unsupported` when none comes at all, `timeout` when the voice hangs, else by what the browser says.
 */
export function browserTextToSpeech(options: BrowserTextToSpeechOptions = {}): TextToSpeech {
  return new BrowserTextToSpeech(options);
}

class BrowserTextToSpeech implements TextToSpeech {
  readonly specificationVersion = 'v1';
  readonly provider = TTS_PROVIDER;
  readonly output = 'device';
  readonly capabilities = { streamingText: false, progress: true };
  readonly #options: BrowserTextToSpeechOptions;
  readonly #clock: Pick<Clock, 'setTimer'>;
  #voiceless = false;

  constructor(options: BrowserTextToSpeechOptions) {
    this.#options = options;
    this.#clock = options.clock ?? machineClock;
  }

  /** None where only voices of this machine may or can speak. */
  get destinations(): readonly Destination[] {
    const voices = this.#synthesis()?.getVoices() ?? [];
    const stays = this.#options.processLocally === 'require' || (voices.length > 0 && voices.every(({ localService }) => localService));
    return stays ? [] : [{ host: 'browser', sends: ['questions'] }];
  }

  /** Also false once voices were waited for in vain, until some come: Chromium on Linux may have none. */
  isSupported(): boolean {
    const synthesis = this.#synthesis();
    return synthesis !== undefined && !(this.#voiceless && synthesis.getVoices().length === 0);
  }

  async *speak(request: TextToSpeechOptions, { signal }: CallContext): AsyncGenerator<TextToSpeechPart> {
    signal.throwIfAborted();
    const synthesis = this.#synthesis();
    if (!synthesis) throw new AdapterError(TTS_PROVIDER, 'unsupported', 'this browser has no speech');
    const queue = new PartQueue<TextToSpeechPart>();
    // Leaving the loop silences the voice, as aborting does.
    const run = new AbortController();
    const abort = (): void => run.abort(signal.reason);
    signal.addEventListener('abort', abort);
    this.#speakAll(synthesis, request, queue, run.signal).then(
      () => queue.close(),
      (error: unknown) => queue.fail(error),
    );
    try {
      for await (const part of queue) {
        signal.throwIfAborted();
        yield part;
      }
    } finally {
      signal.removeEventListener('abort', abort);
      run.abort();
    }
  }

  async #speakAll(synthesis: Synthesis, request: TextToSpeechOptions, queue: PartQueue<TextToSpeechPart>, signal: AbortSignal): Promise<void> {
    const { text, language, rate = 1 } = request;
    const clauses = segmentText(text, language);
    if (clauses.length === 0) return;
    const voice = await this.#voice(synthesis, request, signal);
    if (!voice.localService) noteDeparture('browser', text);
    // What an earlier question left behind, or a voice that is stuck, would come first.
    if (synthesis.speaking || synthesis.pending) synthesis.cancel();
    let started = false;
    let spokenTo = 0;
    let unended = 0;
    const progress = (charIndex: number): void => {
      if (charIndex < spokenTo) return;
      spokenTo = charIndex;
      queue.push({ type: 'speech-progress', charIndex });
    };
    for (const clause of clauses) {
      const speak = (): ReturnType<typeof speakClause> => {
        const utterance = new (this.#options.utterance ?? SpeechSynthesisUtterance)(clause.text);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        utterance.rate = rate;
        const onStart = (): void => {
          if (!started) queue.push({ type: 'speech-start' });
          started = true;
          progress(clause.offset);
        };
        // Some voices report a boundary behind the last word.
        const onProgress = (charIndex: number): void => progress(clause.offset + Math.min(charIndex, clause.text.length));
        return speakClause(synthesis, utterance, clause.text, { onStart, onProgress }, this.#clock, signal);
      };
      let outcome = await speak();
      // Cancelling has freed a voice that was stuck; it gets one more chance.
      if (outcome === 'unstarted') outcome = await speak();
      if (outcome === 'unstarted') throw new AdapterError(TTS_PROVIDER, 'timeout', 'the voice did not begin');
      unended = outcome === 'unended' ? unended + 1 : 0;
      if (unended === UNENDED_CLAUSES) throw new AdapterError(TTS_PROVIDER, 'timeout', 'the voice fell silent');
    }
    queue.push({ type: 'speech-end' });
  }

  async #voice(synthesis: Synthesis, { language, voice }: TextToSpeechOptions, signal: AbortSignal): Promise<SpeechSynthesisVoice> {
    const wish = { language, name: voice ?? this.#options.voice, local: this.#options.processLocally === 'require' };
    const found = await findVoice(synthesis, wish, this.#clock, signal);
    this.#voiceless = synthesis.getVoices().length === 0;
    if (found) return found;
    throw this.#voiceless
      ? new AdapterError(TTS_PROVIDER, 'unsupported', 'this browser has no voice')
      : new AdapterError(TTS_PROVIDER, 'language', 'this browser has no voice for this language');
  }

  #synthesis(): Synthesis | undefined {
    return this.#options.synthesis ?? globalThis.speechSynthesis;
  }
}
