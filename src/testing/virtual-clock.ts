import type { Clock } from '../spec/index.js';

/** 2024-01-01T00:00:00Z: wall time at virtual 0. */
const EPOCH = 1_704_067_200_000;

/** A clock that stands still until it is told to go on. */
export interface VirtualClock extends Clock {
  /** Timers that have not fired. */
  readonly pending: number;
  /**
   * Lets `ms` pass: runs the timers that fall due, in order of their time, then of their setting, each at its own time;
   * promises settle before the next one runs. Timers set meanwhile run too if they fall due. Rejects with what a callback throws.
   */
  advance(ms: number): Promise<void>;
}

/** `start`: the monotonic time to begin with, in ms. */
export function virtualClock(start = 0): VirtualClock {
  return new ManualClock(start);
}

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

class ManualClock implements VirtualClock {
  #now: number;
  #advancing = false;
  /** In order of their setting. */
  readonly #timers = new Set<Timer>();

  constructor(start: number) {
    this.#now = start;
  }

  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  wallTime(): number {
    return EPOCH + this.#now;
  }

  setTimer(ms: number, callback: () => void): () => void {
    const timer = { due: this.#now + Math.max(0, ms), callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  async advance(ms: number): Promise<void> {
    if (!(ms >= 0)) throw new RangeError('advance() takes a number of ms from 0 up.');
    if (this.#advancing) throw new Error('advance() is under way already; await it before the next call.');
    this.#advancing = true;
    const tasks = new Tasks();
    try {
      await this.#advanceTo(this.#now + ms, tasks);
    } finally {
      tasks.close();
      this.#advancing = false;
    }
  }

  async #advanceTo(end: number, tasks: Tasks): Promise<void> {
    await tasks.next();
    for (let timer = this.#nextUntil(end); timer; timer = this.#nextUntil(end)) {
      this.#timers.delete(timer);
      this.#now = timer.due;
      timer.callback();
      await tasks.next();
    }
    this.#now = end;
  }

  #nextUntil(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.due <= end && (!next || timer.due < next.due)) next = timer;
    }
    return next;
  }
}

/** One channel for many tasks: to make one costs more than all that is sent over it. */
class Tasks {
  readonly #channel = new MessageChannel();
  #begin: () => void = () => undefined;

  constructor() {
    this.#channel.port1.onmessage = () => this.#begin();
  }

  /** Resolves in a task of its own: by then every promise that could settle without waiting for the outside has settled. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#begin = resolve;
      this.#channel.port2.postMessage(undefined);
    });
  }

  close(): void {
    this.#channel.port1.close();
  }
}
