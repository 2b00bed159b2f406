import type { CallContext, Clock, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../spec/index.js';

export interface ScriptedTextToSpeechOptions {
  readonly clock: Pick<Clock, 'setTimer'>;
  /** ms for each character. */
  readonly msPerCharacter?: number;
  /** Rejects instead of speaking. */
  readonly failure?: Error;
}

/** A voice that takes as long as a voice takes, makes no sound, and remembers what it said. */
export interface ScriptedTextToSpeech extends TextToSpeech {
  readonly spoken: readonly string[];
}

export function scriptedTextToSpeech({ clock, msPerCharacter = 60, failure }: ScriptedTextToSpeechOptions): ScriptedTextToSpeech {
  const spoken: string[] = [];
  return {
    specificationVersion: 'v1',
    provider: 'scripted-text-to-speech',
    output: 'device',
    capabilities: { streamingText: false, progress: true },
    spoken,
    isSupported: () => true,
    async *speak({ text }: TextToSpeechOptions, { signal }: CallContext): AsyncGenerator<TextToSpeechPart> {
      if (failure) throw failure;
      spoken.push(text);
      yield { type: 'speech-start' };
      for (const { index } of text.matchAll(/\S+/g)) {
        yield { type: 'speech-progress', charIndex: index };
        const word = /^\S+\s*/.exec(text.slice(index))?.[0] ?? '';
        await pause(clock, word.length * msPerCharacter, signal);
        if (signal.aborted) return;
      }
      yield { type: 'speech-end' };
    },
  };
}

function pause(clock: Pick<Clock, 'setTimer'>, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const cancel = clock.setTimer(ms, resolve);
    signal.addEventListener(
      'abort',
      () => {
        cancel();
        resolve();
      },
      { once: true },
    );
  });
}
