/**
 * What the candidate waited for between the last word of an answer and the first sound of the reply. All times are ms from
 * the end of speech as the voice activity found it, and come from the clock of the session; none is a sum of parts.
 */
export interface TurnMeasure {
  /** The end of speech on the session clock. */
  readonly speechEndAt: number;
  /** The turn was taken for over: when that was decided, after the sound that tells it had come. */
  readonly decidedMs: number;
  /** The last certain words came; absent where none came after the end of speech. */
  readonly transcriptMs?: number;
  /** The first words of the reply were known. */
  readonly firstTextMs?: number;
  /** The voice delivered its first sound. */
  readonly firstSoundMs?: number;
  /** The first sample left for the speaker. */
  readonly firstSampleMs: number;
  /** What the device adds until it is heard, as far as the browser tells. */
  readonly outputLatencyMs: number;
  /** What was ready before the turn was over: the words of the reply, its sound too, or nothing. */
  readonly ahead: 'nothing' | 'text' | 'sound';
}

/** Something that an interviewer says besides questions and help. */
export const PHRASE_PURPOSES = ['bridge', 'more-time', 'abandoned'] as const;
export type PhrasePurpose = (typeof PHRASE_PURPOSES)[number];

/** What a candidate may ask for by saying it; the last two answer "do you need more time?". */
export const VOICE_COMMANDS = ['repeat', 'more-time', 'no-more-time'] as const;
export type VoiceCommand = (typeof VOICE_COMMANDS)[number];
