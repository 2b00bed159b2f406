import type { Adapter, CallContext } from './adapter.js';
import type { AudioFrame, AudioSource } from './audio.js';

export interface RealtimeVoiceOptions {
  readonly instructions: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly voice?: string;
  readonly audio: AudioSource;
  /** True: we say when a turn ends; false: the provider decides. */
  readonly manualTurns: boolean;
}

export type RealtimeVoicePart =
  | { readonly type: 'audio'; readonly frame: AudioFrame }
  | { readonly type: 'input-transcript-delta' | 'input-transcript-end'; readonly text: string }
  | { readonly type: 'output-transcript-delta' | 'output-transcript-end'; readonly text: string }
  | { readonly type: 'speech-start' | 'turn-end' | 'interrupted' | 'reconnecting' | 'reconnected' };

export interface RealtimeVoiceSession {
  readonly parts: AsyncIterable<RealtimeVoicePart>;
  endTurn(): void;
  say(text: string): void;
  /** `playedMs`: how much of the current reply the candidate has heard. */
  interrupt(playedMs: number): void;
  close(): Promise<void>;
}

/** Speech in, speech out, over one connection. */
export interface RealtimeVoice extends Adapter {
  readonly modelId: string;
  open(options: RealtimeVoiceOptions, context: CallContext): Promise<RealtimeVoiceSession>;
}
