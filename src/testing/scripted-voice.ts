import type { CallContext, Clock, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../spec/index.js';
import { sleep } from '../utils/sleep.js';

export interface ScriptedVoiceOptions {
  readonly clock: Pick<Clock, 'setTimer'>;
  /** From the call to the first sound, ms. */
  readonly firstSoundMs?: number | ((text: string) => number);
  /** Length of the sound, ms for each character; about 15 characters a second by default. */
  readonly msPerCharacter?: number;
  /** Hz; 24000 by default. */
  readonly sampleRate?: number;
  /** Rejects instead of speaking. */
  readonly failure?: Error;
}

/** A voice that delivers sound: a tone as long as the text takes, all at once after its delay. */
export interface ScriptedVoice extends TextToSpeech {
  /** All texts that it was asked for, also those that nobody heard. */
  readonly asked: readonly string[];
}

const FRAME_MS = 20;

export function scriptedVoice({ clock, firstSoundMs = 150, msPerCharacter = 66, sampleRate = 24_000, failure }: ScriptedVoiceOptions): ScriptedVoice {
  const asked: string[] = [];
  return {
    specificationVersion: 'v1',
    destinations: [],
    provider: 'scripted-voice',
    output: 'audio',
    capabilities: { streamingText: true, progress: false },
    asked,
    isSupported: () => true,
    async *speak({ text }: TextToSpeechOptions, { signal }: CallContext): AsyncGenerator<TextToSpeechPart> {
      signal.throwIfAborted();
      if (!/[\p{L}\p{N}\p{S}]/u.test(text)) return;
      asked.push(text);
      if (failure) throw failure;
      const delayMs = typeof firstSoundMs === 'function' ? firstSoundMs(text) : firstSoundMs;
      if (delayMs > 0) await sleep(clock, delayMs, signal);
      const count = Math.max(1, Math.round((text.length * msPerCharacter) / FRAME_MS));
      for (let index = 0; index < count; index += 1) {
        const data = Int16Array.from({ length: (sampleRate * FRAME_MS) / 1000 }, (_, at) => Math.round(8000 * Math.sin((2 * Math.PI * 220 * (index * FRAME_MS * sampleRate / 1000 + at)) / sampleRate)));
        yield { type: 'audio', frame: { data, sampleRate, at: index * FRAME_MS } };
        signal.throwIfAborted();
      }
    },
  };
}
