import { AdapterError } from '../../errors/index.js';
import type { CallContext, Clock, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../../spec/index.js';
import { PartQueue } from './part-queue.js';
import { segmentText, type Clause } from './segment-text.js';
import { timers } from './speech-globals.js';
import { chooseVoice, loadVoices } from './voices.js';

export const TTS_PROVIDER = 'browser-text-to-speech';

/** A clause that has not begun after this is not coming. */
const START_MS = 4000;
/** Slow speech is about 8 characters a second; twice that, and a second for the voice to get going. */
const msFor = (text: string, rate: number): number => 1500 + (text.length * 250) / rate;

export interface BrowserTextToSpeechOptions {
  /** Name of the voice to use where it is there. */
  readonly voice?: string;
  /** Stands in for the browser's own. */
  readonly synthesis?: SpeechSynthesis;
  readonly utterance?: new (text: string) => SpeechSynthesisUtterance;
  readonly clock?: Pick<Clock, 'setTimer'>;
}

/** The browser's own voices. Plays by itself; rejects with `AdapterError` (`unsupported` without a voice, `timeout` when it hangs). */
export function browserTextToSpeech(options: BrowserTextToSpeechOptions = {}): TextToSpeech {
  const clock = options.clock ?? timers;
  const synthesis = (): SpeechSynthesis | undefined => options.synthesis ?? globalThis.speechSynthesis;
  return {
    specificationVersion: 'v1',
    provider: TTS_PROVIDER,
    output: 'device',
    capabilities: { streamingText: false, progress: true },
    isSupported: () => synthesis() !== undefined,
    speak(request: TextToSpeechOptions, { signal }: CallContext): AsyncIterable<TextToSpeechPart> {
      const queue = new PartQueue<TextToSpeechPart>();
      const engine = synthesis();
      if (engine) {
        speakAll(engine, request, options, clock, signal, queue).then(
          () => queue.close(),
          (error: unknown) => queue.fail(error),
        );
      } else {
        queue.fail(new AdapterError(TTS_PROVIDER, 'unsupported', 'this browser has no speech'));
      }
      return queue;
    },
  };
}

async function speakAll(
  synthesis: SpeechSynthesis,
  { text, language, voice, rate = 1 }: TextToSpeechOptions,
  options: BrowserTextToSpeechOptions,
  clock: Pick<Clock, 'setTimer'>,
  signal: AbortSignal,
  queue: PartQueue<TextToSpeechPart>,
): Promise<void> {
  const voices = await loadVoices(synthesis, clock, signal);
  if (signal.aborted) return;
  const chosen = chooseVoice(voices, language, voice ?? options.voice);
  if (!chosen) throw new AdapterError(TTS_PROVIDER, 'unsupported', 'this browser has no voice for this language');
  // A queue that another page or an earlier question left behind would be spoken first.
  synthesis.cancel();
  for (const clause of segmentText(text)) {
    if (signal.aborted) return;
    const utterance = new (options.utterance ?? SpeechSynthesisUtterance)(clause.text);
    utterance.voice = chosen;
    utterance.lang = chosen.lang;
    utterance.rate = rate;
    await speakClause(synthesis, utterance, clause, rate, clock, signal, queue);
  }
  if (!signal.aborted) queue.push({ type: 'speech-end' });
}

function speakClause(
  synthesis: SpeechSynthesis,
  utterance: SpeechSynthesisUtterance,
  clause: Clause,
  rate: number,
  clock: Pick<Clock, 'setTimer'>,
  signal: AbortSignal,
  queue: PartQueue<TextToSpeechPart>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let cancelTimer = clock.setTimer(START_MS, () => hang());
    const settle = (act: () => void): void => {
      cancelTimer();
      signal.removeEventListener('abort', stop);
      act();
    };
    const hang = (): void => {
      synthesis.cancel();
      settle(() => reject(new AdapterError(TTS_PROVIDER, 'timeout', 'the voice fell silent')));
    };
    const stop = (): void => {
      synthesis.cancel();
      settle(resolve);
    };
    signal.addEventListener('abort', stop, { once: true });
    utterance.onstart = () => {
      if (clause.offset === 0) queue.push({ type: 'speech-start' });
      queue.push({ type: 'speech-progress', charIndex: clause.offset });
      cancelTimer();
      cancelTimer = clock.setTimer(msFor(clause.text, rate), hang);
    };
    utterance.onboundary = ({ charIndex }) => queue.push({ type: 'speech-progress', charIndex: clause.offset + charIndex });
    utterance.onend = () => settle(resolve);
    utterance.onerror = ({ error }) => {
      if (error === 'interrupted' || error === 'canceled') settle(resolve);
      else settle(() => reject(new AdapterError(TTS_PROVIDER, error === 'synthesis-unavailable' || error === 'voice-unavailable' ? 'unsupported' : 'server', 'the voice failed')));
    };
    synthesis.speak(utterance);
  });
}
