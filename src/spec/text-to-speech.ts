import type { Adapter, CallContext } from './adapter.js';
import type { AudioFrame } from './audio.js';

export interface TextToSpeechOptions {
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly voice?: string;
  /** 1 is normal; 0.5..2. */
  readonly rate?: number;
}

export type TextToSpeechPart =
  /** In order; `at` counts from the start of the speech. */
  | { readonly type: 'audio'; readonly frame: AudioFrame }
  /** Playback has begun (adapters whose `output` is `device`). */
  | { readonly type: 'speech-start' }
  /** Spoken up to this offset in `text`, for captions that follow the voice. */
  | { readonly type: 'speech-progress'; readonly charIndex: number }
  | { readonly type: 'speech-end' };

export interface TextToSpeech extends Adapter {
  /** `audio`: yields frames for us to play. `device`: plays by itself. */
  readonly output: 'audio' | 'device';
  readonly capabilities: {
    /** Keeps one connection for many short texts, so that a sentence can be spoken clause by clause. */
    readonly streamingText: boolean;
    readonly progress: boolean;
  };
  isSupported(): boolean;
  /**
   * Opens connections ahead of the first call. They are held, and used by all calls, until the context's signal ends; a
   * connection that breaks meanwhile is opened again by the next call. Without it each call opens and closes its own.
   */
  warm?(context: CallContext): Promise<void>;
  /**
   * Speaks; the iteration ends when the last word was played (`device`) or delivered (`audio`). Text without a word is no
   * speech: the iteration ends without a part. Aborting silences at once and rejects with the signal's reason.
   */
  speak(options: TextToSpeechOptions, context: CallContext): AsyncIterable<TextToSpeechPart>;
}
