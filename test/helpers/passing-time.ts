import type { PassingTime } from '../../src/testing/index.js';

/** Lets time pass in longer steps, which is faster: what belongs to a step comes at its end, all at once. */
export function inSteps(time: PassingTime, stepMs: number): PassingTime {
  let ahead = 0;
  return {
    async advance(ms) {
      ahead -= ms;
      if (ahead >= 0 && ms > 0) return;
      const step = ms > 0 ? Math.max(stepMs, -ahead) : 0;
      ahead += step;
      await time.advance(step);
    },
  };
}

/** Lets time pass until it is settled. */
export async function until<Value>(time: PassingTime, promise: Promise<Value>): Promise<Value> {
  let isOver = false;
  const over = promise.finally(() => (isOver = true));
  over.catch(() => undefined);
  while (!isOver) await time.advance(50);
  return over;
}

/** Different words, so that each can be told from all others of a conversation, and from half of another. */
export function wordsOf(prefix: string): (count: number) => string {
  let next = 0;
  return (count) => Array.from({ length: count }, () => `${prefix}${(next += 1)}x`).join(' ');
}
