/** How fast the floor follows, dB per second: down quickly, up slowly. */
const FALL = 60;
const RISE = 3;
/** The first guess is never above this, dBFS, so that a voice which is there from the start is not taken for the room. */
const HIGHEST_GUESS = -45;
/** Sound that stays within this range for a second is no voice: the floor jumps to it. */
const STEADY_DB = 8;
const STEADY_MS = 1000;
/** A speaker is quiet for this long ... */
const GAP_MS = 100;
/** ... at least once in this time: between sounds, between words, to breathe. What is louder even then is the room. */
const MEMORY_MS = 3000;

/** Follows the loudness of the room below a voice, level by level. Levels in dBFS. */
export class AdaptiveFloor {
  #value: number | undefined;
  #recent: number[] = [];
  #gaps: number[] = [];

  /** Takes the next level, which lasted `ms`, and returns the floor. `speaking`: it came from a voice, as far as is known. */
  push(level: number, ms: number, speaking: boolean): number {
    const before = this.#value ?? Math.min(level, HIGHEST_GUESS);
    const step = (ms / 1000) * (level < before ? FALL : speaking ? 0 : RISE);
    const followed = level < before ? Math.max(level, before - step) : Math.min(level, before + step);
    this.#recent = tail([...this.#recent, level], STEADY_MS / ms);
    this.#gaps = tail([...this.#gaps, mean(tail(this.#recent, GAP_MS / ms))], MEMORY_MS / ms);
    this.#value = this.#steady(ms) ?? Math.max(followed, this.#quietest(ms));
    return this.#value;
  }

  #steady(ms: number): number | undefined {
    if (this.#recent.length < Math.round(STEADY_MS / ms)) return undefined;
    return Math.max(...this.#recent) - Math.min(...this.#recent) < STEADY_DB ? mean(this.#recent) : undefined;
  }

  #quietest(ms: number): number {
    return this.#gaps.length < Math.round(MEMORY_MS / ms) ? -Infinity : Math.min(...this.#gaps);
  }
}

function tail(values: readonly number[], count: number): number[] {
  return values.slice(-Math.max(1, Math.round(count)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
