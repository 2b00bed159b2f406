import type { InterviewError } from '../errors/index.js';
import type { AudioSource, LogEventData, PhrasePurpose, TurnMeasure, VoiceCommand } from '../spec/index.js';

/** What a conversation tells whoever leads it. */
export interface ConversationCallbacks {
  onSpeaking(speaking: boolean, spokenTo: number): void;
  onInterim(text: string): void;
  onTranscript(text: string, confidence: number | undefined, provider: string): void;
  /** The candidate took the floor; `heardTo`: how far the text was heard by then. */
  onInterrupted(heardTo: number): void;
  /** What the candidate has said so far may be the whole answer. */
  onEager(answer: string): void;
  /** It was not. */
  onResumed(): void;
  /** It was; the words are all there. */
  onTurnEnd(): void;
  onCommand(command: VoiceCommand, text: string): void;
  onPhrase(data: { readonly purpose: PhrasePurpose; readonly text: string; readonly outcome: 'heard' | 'interrupted' | 'silent' }): void;
  onInterruption(data: LogEventData['voice-interrupted']): void;
  onMeasured(measure: TurnMeasure): void;
}

/** Speaks and listens, one turn at a time. Knows nothing of the interview around it. */
export interface Conversation {
  /** Why nothing can be spoken here, or undefined. */
  readonly silence: InterviewError | undefined;
  readonly canListen: boolean;
  readonly isListening: boolean;
  /** Resolves to true when heard to the end, false when stopped. Rejects when it cannot be spoken. */
  speak(text: string, language: string): Promise<boolean>;
  /** Listens until `stop` or `drain`. Rejects when the recogniser fails, also while it is drained: words are missing then. */
  listen(language: string, audio: AudioSource | undefined): Promise<void>;
  /**
   * Silences the voice and stops listening at once; what was not certain by now is dropped, also where it would come later.
   * `isThinking`: because the answer is over and something else is asked next, so that what bridges the silence until then goes on.
   */
  stop(isThinking?: boolean): void;
  /** Stops listening and waits for the last words; a guess that the recogniser never confirmed is kept as said. */
  drain(): Promise<void>;
  /** Makes ready what is likely to be said. */
  prepare?(texts: readonly string[]): void;
  /** The text so far, or the whole text, of what may be said next, which nobody hears yet. */
  draft?(text: string, isWhole: boolean): void;
  /** It will not be. */
  discard?(): void;
  /** The text so far of what is said next; begun at once. */
  sayAhead?(text: string): void;
  /** The answer is over, and what comes next is being decided. */
  await?(): void;
  close?(): void;
}
