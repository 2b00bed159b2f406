import type { AudioFrame, AudioSource, SpeechToText, SpeechToTextPart } from '../../spec/index.js';

export interface AlongCallbacks {
  /** Somebody begins to listen; `ended` settles when all that was heard has been told. */
  onBegin(ended: Promise<void>): void;
  onFrame(frame: AudioFrame): void;
  /** There is sound that could not be had. */
  onLost(): void;
}

/** The same recogniser; beside it, with a reader of its own, the sound that it is given is told, for as long as it listens. */
export function listenAlong(recogniser: SpeechToText, callbacks: AlongCallbacks): SpeechToText {
  const { specificationVersion, provider, input, capabilities } = recogniser;
  return {
    specificationVersion,
    provider,
    input,
    capabilities,
    isSupported: () => recogniser.isSupported(),
    transcribe: (options, context) => ({
      [Symbol.asyncIterator]: () => {
        const parts = recogniser.transcribe(options, context)[Symbol.asyncIterator]();
        return options.audio ? besides(parts, options.audio, context.signal, callbacks) : parts;
      },
    }),
  };
}

/** No generator: whoever leaves in the middle of a part must not wait for it. */
function besides(parts: AsyncIterator<SpeechToTextPart>, audio: AudioSource, signal: AbortSignal, callbacks: AlongCallbacks): AsyncIterator<SpeechToTextPart> {
  const life = new AbortController();
  let isBegun = false;
  const end = (): void => {
    signal.removeEventListener('abort', end);
    life.abort();
  };
  const begin = (): void => {
    if (isBegun) return;
    isBegun = true;
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    callbacks.onBegin(follow(audio, life.signal, callbacks));
  };
  return {
    async next() {
      begin();
      try {
        const result = await parts.next();
        if (result.done) end();
        return result;
      } catch (error) {
        end();
        throw error;
      }
    },
    async return() {
      end();
      await parts.return?.();
      return { done: true, value: undefined };
    },
  };
}

async function follow(audio: AudioSource, signal: AbortSignal, { onFrame, onLost }: AlongCallbacks): Promise<void> {
  try {
    for await (const frame of audio.frames(signal)) onFrame(frame);
  } catch {
    // The recogniser beside meets the failure and tells it.
    if (!signal.aborted) onLost();
  }
}
