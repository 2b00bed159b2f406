import type { Adapter, CallContext } from './adapter.js';
import type { AudioSource } from './audio.js';

/** Stands in a transcript for words that were said and could not be made out, where a recogniser says so. */
export const UNCLEAR_MARK = '[…]';

export interface SpeechToTextOptions {
  /** BCP 47 tag. */
  readonly language: string;
  /** The microphone; absent for adapters whose `input` is `device`. */
  readonly audio?: AudioSource;
  /** Words to expect: names of products, of the role. */
  readonly hints?: readonly string[];
}

export interface TranscriptWord {
  readonly text: string;
  /** ms on the session clock. */
  readonly start: number;
  readonly end: number;
  /** 0..1, of the recogniser. */
  readonly confidence?: number;
}

export type SpeechToTextPart =
  | { readonly type: 'speech-start' }
  | { readonly type: 'speech-end' }
  /** The current guess for what follows the last `transcript-end`; replaces the previous guess. */
  | { readonly type: 'transcript-delta'; readonly text: string }
  /** A stretch of text that will not change any more. */
  | {
      readonly type: 'transcript-end';
      readonly text: string;
      /** 0..1, of the recogniser; absent where it gives none. */
      readonly confidence?: number;
      readonly words?: readonly TranscriptWord[];
      /** All that was said before this moment is in it, or in one before it; ms on the session clock. Absent where the recogniser does not know. */
      readonly until?: number;
      /** Who heard it, where one adapter stands for several. */
      readonly provider?: string;
    }
  | { readonly type: 'turn-eager'; readonly text: string; readonly confidence?: number }
  | { readonly type: 'turn-resumed' }
  | { readonly type: 'turn-end'; readonly text: string; readonly confidence?: number };

export interface SpeechToText extends Adapter {
  /** `audio`: wants frames. `device`: opens the microphone by itself. */
  readonly input: 'audio' | 'device';
  readonly capabilities: {
    readonly interimResults: boolean;
    readonly words: boolean;
    /** Keeps "uh" and "um". */
    readonly verbatim: boolean;
    /** Reports the end of a turn by itself. */
    readonly turns: boolean;
    /** Audio never leaves the machine. */
    readonly onDevice: boolean;
  };
  /** Cheap and synchronous: could it work here at all? */
  isSupported(): boolean;
  /**
   * Listens until the signal ends or the source is exhausted; opens nothing before the iteration begins. Ends by itself only
   * when nothing more can come. The signal is the usual way to stop, so here it ends the iteration without an error: what
   * was heard by then follows as `transcript-end`, the last guess included, and nothing new is begun. It fails after the
   * signal only where words that were heard are lost by it. Whoever leaves the loop wants no more of them.
   */
  transcribe(options: SpeechToTextOptions, context: CallContext): AsyncIterable<SpeechToTextPart>;
}
