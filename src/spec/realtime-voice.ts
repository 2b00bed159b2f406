import type { Adapter, AdapterWarning, CallContext } from './adapter.js';
import type { AudioFrame, AudioSource } from './audio.js';

export interface RealtimeVoiceOptions {
  /** How the voice is to speak. What it says, `say` decides. */
  readonly instructions: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly voice?: string;
  /** Read from the first `startTurn` on, and only while a turn goes on. */
  readonly audio: AudioSource;
  /** True: only `endTurn` ends a turn. False: the provider says when it thinks so, where `capabilities.turns`. */
  readonly manualTurns: boolean;
}

export type RealtimeVoicePart =
  /** 20 ms or more of the voice, in order; `at` counts from the start of what `say` asked for. */
  | { readonly type: 'audio'; readonly frame: AudioFrame }
  /** All sound of what `say` asked for was handed out, or it was interrupted. */
  | { readonly type: 'reply-end' }
  /** The guess for what follows the last `input-transcript-end` replaces the one before; `end`: will not change any more. */
  | { readonly type: 'input-transcript-delta' | 'input-transcript-end'; readonly text: string }
  /** What the voice says, as the provider wrote it down; a delta adds to the one before. */
  | { readonly type: 'output-transcript-delta' | 'output-transcript-end'; readonly text: string }
  /** All words of a turn that was ended were handed out. */
  | { readonly type: 'turn-transcribed' }
  /** What was asked for was not done exactly: other words were said than `say` asked for (setting `text`), words came too late. Holds none of them. */
  | { readonly type: 'warning'; readonly warning: AdapterWarning }
  | { readonly type: 'speech-start' | 'turn-end' | 'interrupted' | 'reconnecting' | 'reconnected' };

/**
 * One conversation, however many connections it takes: the adapter resumes by itself, before a vendor's limit cuts it off
 * and after a line that broke, and keeps the sound of a turn until its words have come, so that it can be said again.
 */
export interface RealtimeVoiceSession {
  /** For one reader. Fails with an `AdapterError` once the conversation cannot go on; ends after `close`. */
  readonly parts: AsyncIterable<RealtimeVoicePart>;
  /** The candidate has the floor: sound is sent from now on. */
  startTurn(): void;
  /** Sound is no longer sent; the words that are still on their way follow, then `turn-transcribed`. */
  endTurn(): void;
  /** Has the voice say exactly this. It says nothing else: what a model says unasked is not handed out. */
  say(text: string): void;
  /**
   * Silences all that was asked for so far; each of it still has its `reply-end`. `playedMs`: how much of the current reply
   * the candidate has heard; the rest is unsaid for the provider too.
   */
  interrupt(playedMs: number): void;
  close(): Promise<void>;
}

/** Speech in, speech out, over one connection. */
export interface RealtimeVoice extends Adapter {
  readonly modelId: string;
  readonly capabilities: {
    /** Can report the end of a turn by itself, without replying to it. */
    readonly turns: boolean;
    readonly interimResults: boolean;
  };
  isSupported(): boolean;
  /** Rejects with an `AdapterError`. The signal ends the whole conversation. */
  open(options: RealtimeVoiceOptions, context: CallContext): Promise<RealtimeVoiceSession>;
}
