import { every, teller, type PageWatch } from './watch.js';

const LOOK_MS = 1000;
/** Two clocks that went apart by more than this were not merely read a moment after each other, ms. */
const JUMP_MS = 2000;
/** A page in front that stood still for this long was not merely busy: the computer slept, ms. A judgement; pages stall for seconds on slow machines. */
const STILL_MS = 10_000;

/**
 * Tells when the computer's time jumps against the time that passes (`jumpMs`, negative backwards), and when all stood still
 * (`stillMs`). A clock that counts sleep shows the second, one that does not shows the first. Hidden pages are slowed down on
 * purpose, so that theirs is not a sleep.
 */
export function watchClock(page: PageWatch & { isVisible(): boolean }, signal: AbortSignal): void {
  const { clock, isVisible } = page;
  const tell = teller(page, 'clock');
  const read = (): { passed: number; wall: number; visible: boolean } => ({ passed: clock.now(), wall: clock.wallTime(), visible: isVisible() });
  let before = read();
  every(
    LOOK_MS,
    clock,
    () => {
      const now = read();
      const passed = now.passed - before.passed;
      const jumpMs = Math.round(now.wall - before.wall - passed);
      const stillMs = Math.round(passed - LOOK_MS);
      if (Math.abs(jumpMs) > JUMP_MS) tell(false, { jumpMs });
      else if (stillMs > STILL_MS && now.visible && before.visible) tell(false, { stillMs });
      before = now;
    },
    signal,
  );
}
