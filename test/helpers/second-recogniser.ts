import type { AudioFrame, SpeechToText, TranscriptWord } from '../../src/spec/index.js';

export interface SecondCall {
  readonly frames: AudioFrame[];
  readonly signal: AbortSignal;
  /** What it heard. */
  say(text: string, more?: { readonly confidence?: number; readonly words?: readonly TranscriptWord[] }): void;
  fail(error: unknown): void;
}

/** A recogniser that takes all the sound at once, and says what it heard when a test lets it. */
export function secondRecogniser(provider = 'second'): SpeechToText & { readonly calls: readonly SecondCall[] } {
  const calls: SecondCall[] = [];
  return {
    specificationVersion: 'v1',
    provider,
    input: 'audio',
    capabilities: { interimResults: false, words: true, verbatim: true, turns: false, onDevice: true },
    isSupported: () => true,
    calls,
    async *transcribe({ audio }, { signal }) {
      const frames: AudioFrame[] = [];
      let settle: Pick<SecondCall, 'say' | 'fail'> | undefined;
      const heard = new Promise<{ readonly text: string }>((resolve, reject) => {
        settle = { say: (text, more) => resolve({ text, ...more }), fail: reject };
      });
      heard.catch(() => undefined);
      if (settle) calls.push({ frames, signal, ...settle });
      for await (const frame of audio?.frames(signal) ?? []) frames.push(frame);
      yield { type: 'transcript-end', ...(await heard) };
    },
  };
}

/** How long somebody speaks in it, ms. */
export function loudMs(frames: readonly AudioFrame[]): number {
  return frames.filter(({ data }) => data.some((sample) => Math.abs(sample) > 1000)).length * 20;
}
