import { median } from '../../utils/median.js';
import { samplesSince } from './samples-since.js';
import type { AudioObservation } from '../../spec/index.js';

/** How far back sounds are kept, ms: the longest window of a rule. */
const KEPT_MS = 6000;
/** Pitches that are remembered as the candidate's: about half a minute of voice. */
const PITCHES = 800;
/** Latest moments of a turn that its pitch is the median of. */
const TURN_PITCHES = 100;
/** A turn of speech is over after this much without a pitch, ms. */
const TURN_GAP_MS = 600;
/** No sound at all, dBFS. */
const NOTHING = -100;

/** Speech of one stretch by its pitches. */
export interface SpeechTurn {
  readonly startedAt: number;
  readonly lastAt: number;
  /** Moments with a pitch. */
  readonly voiced: number;
  /** Their median, Hz. */
  readonly pitch: number;
}

/** Without a sound for this long nothing is known any more, ms. */
const FRESH_MS = 1500;

/** What the microphone has told of late. */
export interface Hearing {
  readonly last: AudioObservation | undefined;
  /** Of the last seconds, oldest first; without what was heard while the interviewer was played. */
  readonly recent: readonly AudioObservation[];
  /** Median pitch of the voice that was heard so far, Hz, and how many moments it rests on; the turn that goes on is not in it. */
  readonly usual: { readonly pitch: number; readonly voiced: number };
  readonly turn: SpeechTurn | undefined;
  /** Since when there was no sound at all. */
  readonly nothingSince: number | undefined;
}

export const NOTHING_HEARD: Hearing = { last: undefined, recent: [], usual: { pitch: 0, voiced: 0 }, turn: undefined, nothingSince: undefined };

export function isFresh({ last }: Hearing, at: number): boolean {
  return last !== undefined && at - last.at <= FRESH_MS;
}

/** Folds what the microphone tells into the little history that the rules need. */
export class HearingKeeper {
  #hearing = NOTHING_HEARD;
  #usual: number[] = [];
  #turn: number[] = [];

  /** What was heard before watching began anew says nothing about after it; the voice stays the same. */
  restart(): Hearing {
    this.#endTurn();
    this.#hearing = { ...NOTHING_HEARD, usual: this.#hearing.usual };
    return this.#hearing;
  }

  hear(observation: AudioObservation): Hearing {
    const { at, level, interviewer } = observation;
    const recent = samplesSince(this.#hearing.recent, at - KEPT_MS);
    if (interviewer) this.#hearing = { ...this.#hearing, last: observation, recent, nothingSince: undefined };
    else {
      const nothingSince = level > NOTHING ? undefined : (this.#hearing.nothingSince ?? at);
      this.#hearing = { ...this.#hearing, last: observation, recent: [...recent, observation], nothingSince, ...this.#follow(observation) };
    }
    return this.#hearing;
  }

  #follow({ at, pitch }: AudioObservation): Partial<Hearing> {
    const { turn } = this.#hearing;
    if (turn && at - turn.lastAt > TURN_GAP_MS) {
      this.#endTurn();
      return { turn: undefined, usual: { pitch: median(this.#usual), voiced: this.#usual.length }, ...(pitch === undefined ? {} : this.#begin(at, pitch)) };
    }
    if (pitch === undefined) return {};
    if (!turn) return this.#begin(at, pitch);
    this.#turn.push(pitch);
    return { turn: { startedAt: turn.startedAt, lastAt: at, voiced: turn.voiced + 1, pitch: median(this.#turn.slice(-TURN_PITCHES)) } };
  }

  #begin(at: number, pitch: number): Partial<Hearing> {
    this.#turn = [pitch];
    return { turn: { startedAt: at, lastAt: at, voiced: 1, pitch } };
  }

  #endTurn(): void {
    this.#usual = [...this.#usual, ...this.#turn].slice(-PITCHES);
    this.#turn = [];
  }
}
