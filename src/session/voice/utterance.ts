/** One thing that is said, whatever says it. */
export interface Utterance {
  /** All that it was given to say so far. */
  readonly text: string;
  /** Whether that is the whole of it. */
  readonly isEnded: boolean;
  /** When its first sound was there, on the session clock, ms; undefined until then. */
  readonly firstSoundAt: number | undefined;
  /** Settles when its first sound is there, or never will be; at once where only playing makes it. */
  readonly audible: Promise<void>;
  /** Offset in the text up to which it was heard. */
  readonly heardTo: number;
  /** True when heard to its end, false when cut. Rejects when the voice fails, after what could be had was heard. */
  readonly done: Promise<boolean>;
  /** More of the text. */
  add(text: string): void;
  /** That was all. */
  end(): void;
  /** May be heard from now on. */
  release(): void;
  /** Silent at once. */
  cut(): void;
}
