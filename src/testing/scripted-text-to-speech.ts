import type { CallContext, Clock, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../spec/index.js';
import { sleep } from '../utils/sleep.js';

export interface ScriptedTextToSpeechOptions {
  readonly clock: Pick<Clock, 'setTimer'>;
  /** ms for each character. */
  readonly msPerCharacter?: number;
  /** Rejects instead of speaking. */
  readonly failure?: Error;
}

/** A voice that takes as long as a voice takes, makes no sound, and remembers what it said. */
export interface ScriptedTextToSpeech extends TextToSpeech {
  /** All texts that it began to speak. */
  readonly spoken: readonly string[];
  /** Whether it would be heard now. */
  readonly speaking: boolean;
}

export function scriptedTextToSpeech({ clock, msPerCharacter = 60, failure }: ScriptedTextToSpeechOptions): ScriptedTextToSpeech {
  const spoken: string[] = [];
  const voices = new Set<AbortSignal>();
  return {
    specificationVersion: 'v1',
    destinations: [],
    provider: 'scripted-text-to-speech',
    output: 'device',
    capabilities: { streamingText: false, progress: true },
    spoken,
    get speaking() {
      return [...voices].some((voice) => !voice.aborted);
    },
    isSupported: () => true,
    async *speak({ text }: TextToSpeechOptions, { signal }: CallContext): AsyncGenerator<TextToSpeechPart> {
      signal.throwIfAborted();
      if (!/[\p{L}\p{N}\p{S}]/u.test(text)) return;
      if (failure) throw failure;
      spoken.push(text);
      voices.add(signal);
      try {
        yield { type: 'speech-start' };
        for (const { index } of text.matchAll(/\S+/g)) {
          signal.throwIfAborted();
          yield { type: 'speech-progress', charIndex: index };
          const word = /^\S+\s*/.exec(text.slice(index))?.[0] ?? '';
          await sleep(clock, word.length * msPerCharacter, signal);
        }
      } finally {
        voices.delete(signal);
      }
      yield { type: 'speech-end' };
    },
  };
}
