import type { ScriptedUtterance } from './scripted-hearing.js';
import type { SimulatedDelay } from './simulated-delay.js';
import type { SimulatorClock } from './socket-simulator.js';

export interface DeepgramSimulatorOptions {
  /** Default: the machine's. */
  readonly clock?: SimulatorClock;
  /** The only key that is accepted. Default `simulated-key`. */
  readonly apiKey?: string;
  /**
   * What is going to be said, one after another, whoever listens; each word is told only once its sound has come. Without a
   * script the words of `speakTones` are understood, the same sound always as the same words.
   */
  readonly utterances?: readonly (string | ScriptedUtterance)[];
  /** Of each word, 0..1. Default 0.98. */
  readonly confidence?: number;
  /** ms of sound between two guesses. Default 1000, as Deepgram documents it; Flux always tells every 250 ms. */
  readonly interimMs?: number;
  /** ms of speech without a pause after which a stretch is certain all the same. Default 5000. */
  readonly segmentMs?: number;
  /** From the end of speech to the certain words or the end of the turn; never before `endpointing` or a threshold allows it. Default 0. */
  readonly final?: SimulatedDelay;
  /** ms of silence after which Flux would be sure that a turn is over; its confidence rises evenly until then. Default 1000. */
  readonly certainMs?: number;
  /** From the order to the first sound of Aura. Default 0. */
  readonly firstByte?: SimulatedDelay;
  /** How much faster than it sounds Aura makes speech. Default 8. */
  readonly pace?: number;
  /** Bytes of a message of Aura; an odd number cuts through samples. Default 3841. */
  readonly chunkBytes?: number;
  /** Silence before the first word of Aura, ms. Default 0. */
  readonly leadingSilenceMs?: number;
  /** Fixes all delays. Default `deepgram`. */
  readonly seed?: string;
}
