import type { AudioFrame, CallContext, SpeechToText, SpeechToTextOptions, SpeechToTextPart } from '../spec/index.js';
import { frameLength } from '../utils/frame-length.js';

export interface ScriptedSpeechToTextOptions {
  /** What is recognised, one after another, as sound is heard. */
  readonly utterances: readonly string[];
  /** RMS above which it counts as sound, 0..1. */
  readonly threshold?: number;
  /** ms of sound for each word. */
  readonly msPerWord?: number;
  /** ms of quiet after which an utterance is certain. */
  readonly silenceMs?: number;
}

/**
 * A recogniser that hears whether somebody speaks, but not what: while there is sound it gives out the words of the next
 * utterance, and after a silence calls them certain. Without sound no word ever comes, so a test that sees its words
 * knows that real audio went all the way through.
 */
export function scriptedSpeechToText({
  utterances,
  threshold = 0.01,
  msPerWord = 250,
  silenceMs = 600,
}: ScriptedSpeechToTextOptions): SpeechToText {
  let next = 0;
  return {
    specificationVersion: 'v1',
    destinations: [],
    provider: 'scripted-speech-to-text',
    input: 'audio',
    capabilities: { interimResults: true, words: false, verbatim: true, turns: false, onDevice: true },
    isSupported: () => true,
    async *transcribe({ audio }: SpeechToTextOptions, { signal }: CallContext): AsyncGenerator<SpeechToTextPart> {
      if (!audio) throw new TypeError('scriptedSpeechToText needs options.audio.');
      if (signal.aborted) return;
      let heardMs = 0;
      let quietMs = 0;
      let shown = 0;
      let speaking = false;
      const words = (): readonly string[] => utterances[next % utterances.length]?.split(' ') ?? [];
      const end = (): readonly SpeechToTextPart[] => {
        const text = words().slice(0, shown).join(' ');
        next += 1;
        heardMs = quietMs = shown = 0;
        const certain: SpeechToTextPart = { type: 'transcript-end', text, confidence: 0.95 };
        if (!speaking) return [certain];
        speaking = false;
        return [{ type: 'speech-end' }, certain];
      };
      for await (const frame of audio.frames(signal)) {
        const ms = frameLength(frame);
        if (loudness(frame) > threshold) {
          // Sound of before the signal counts, also when it is read later; nothing new is told after it.
          if (heardMs === 0 && !signal.aborted) {
            speaking = true;
            yield { type: 'speech-start' };
          }
          heardMs += ms;
          quietMs = 0;
          const count = Math.min(words().length, Math.floor(heardMs / msPerWord));
          if (count > shown) {
            shown = count;
            if (!signal.aborted) yield { type: 'transcript-delta', text: words().slice(0, shown).join(' ') };
          }
        } else if (heardMs > 0) {
          quietMs += ms;
        }
        if (shown > 0 && (quietMs >= silenceMs || shown === words().length)) yield* end();
      }
      if (shown > 0) yield* end();
    },
  };
}

function loudness({ data }: AudioFrame): number {
  let sum = 0;
  for (const sample of data) sum += (sample / 32768) ** 2;
  return data.length === 0 ? 0 : Math.sqrt(sum / data.length);
}
