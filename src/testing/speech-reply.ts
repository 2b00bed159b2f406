import type { HeardWord } from './tone-speech.js';
import type { SimulatedFailure } from './language-model-reply.js';

/** How a simulated provider of speech answers a call; what is left out, it makes of what it was sent. */
export interface SimulatedSpeech {
  readonly type: 'speech';
  /** What it understands. Default: what it hears, see `SpeechSimulatorOptions.hear`. */
  readonly text?: string;
  /** Of each word, 0..1. Default 0.9. */
  readonly confidence?: number;
  /** What it says, at the rate of the provider. Default: `speakTones` of the text. */
  readonly samples?: Int16Array;
  /** Before each piece (a word of a stream, a chunk of sound, or the whole), ms. Default 0. */
  readonly delayMs?: number;
  /** Cuts what is sent into chunks of so many bytes, through samples, characters and lines. */
  readonly chunkBytes?: number;
  /** After so many pieces nothing more comes, and the connection stays open. */
  readonly stallAfter?: number;
  /** After so many pieces the connection breaks, when the next one is due; what is under way then may be lost, as on any line. */
  readonly dieAfter?: number;
}

/** What a simulated provider of speech does with a call. */
export type SpeechReply =
  | SimulatedSpeech
  | SimulatedFailure
  /** The call is taken and never answered. */
  | { readonly type: 'hang' };

/** Sound as the provider got it. */
export interface ReceivedSound {
  readonly samples: Int16Array;
  /** Hz. */
  readonly sampleRate: number;
  /** As it was asked for, in the vendor's own code. */
  readonly language?: string;
  /** Words to expect, as they were sent. */
  readonly hints?: string;
}

/** A text as the provider got it. */
export interface ReceivedText {
  readonly text: string;
  readonly voice?: string;
  readonly language?: string;
  readonly rate?: number;
  readonly instructions?: string;
}

/** What a call asks for, where it is not refused. */
export type SpeechCall = { readonly type: 'hear'; readonly sound: ReceivedSound } | { readonly type: 'speak'; readonly speech: ReceivedText };

/** Says what is in a sound; by default the words of `speakTones`. */
export type Hear = (sound: ReceivedSound) => readonly HeardWord[];
