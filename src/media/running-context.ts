/** What ends the wait for the person where a browser plays and listens only after a gesture. */
const GESTURES = ['pointerdown', 'keydown', 'touchend'] as const;
/** A context that says that it runs while its clock stands still for so many looks in a row is dead. */
const LOOKS = 3;
const LOOK_MS = 1000;

/** W3C Audio Session, as Safari 16.4 and newer has it. */
interface AudioSession extends EventTarget {
  type: string;
  readonly state?: string;
}

function audioSession(): AudioSession | undefined {
  return (navigator as { audioSession?: AudioSession }).audioSession;
}

/** How many contexts are open; the page is to sound as before once there are none. */
let open = 0;
let typeBefore = 'auto';

/** Safari plays through the earpiece otherwise once a microphone is open (W3C Audio Session). */
function beginSession(signal: AbortSignal): void {
  const session = audioSession();
  if (!session) return;
  if (open === 0) typeBefore = session.type;
  open += 1;
  session.type = 'play-and-record';
  signal.addEventListener(
    'abort',
    () => {
      open -= 1;
      if (open === 0) session.type = typeBefore;
    },
    { once: true },
  );
}

/**
 * Opens an audio context, at the device's own rate where none is given, and keeps it running until the signal ends, then
 * closes it. Call it in a gesture. A context that the browser holds back (no gesture yet) goes on with the next gesture,
 * or when the page is seen again. One that the system has interrupted (a phone call on iOS) is left alone until the system
 * gives it back: to resume it earlier leaves Safari with a context that says it runs and never does (GetStream
 * stream-video-js pull request 2249); only a gesture, of which the interruption must be over, tries it.
 */
export function openRunningContext(signal: AbortSignal, options?: AudioContextOptions): AudioContext {
  beginSession(signal);
  const context = new AudioContext(options);
  const resume = (): void => {
    if (context.state === 'running' || context.state === 'closed') return;
    // A refusal is no failure: the next gesture tries again.
    context.resume().catch(() => undefined);
  };
  const resumeHeld = (): void => {
    if (!isInterrupted(context)) resume();
  };
  resume();
  context.addEventListener('statechange', resumeHeld, { signal });
  for (const gesture of GESTURES) document.addEventListener(gesture, resume, { signal, capture: true, passive: true });
  document.addEventListener('visibilitychange', resumeHeld, { signal });
  audioSession()?.addEventListener?.('statechange', () => audioSession()?.state === 'active' && resume(), { signal });
  signal.addEventListener('abort', () => void context.close(), { once: true });
  return context;
}

/** Calls back once when a context that says it runs has stood still for three seconds of a page that is seen: it will never run again. */
export function watchFrozen(context: AudioContext, onFrozen: () => void, signal: AbortSignal): void {
  let [time, looks] = [context.currentTime, 0];
  const timer = setInterval(() => {
    const { state, currentTime } = context;
    looks = state === 'running' && !document.hidden && currentTime === time ? looks + 1 : 0;
    time = currentTime;
    if (looks < LOOKS) return;
    clearInterval(timer);
    onFrozen();
  }, LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/** The state is in the specification since 2025 (Web Audio issue 2392), and in Safari on iOS since long before. */
function isInterrupted({ state }: AudioContext): boolean {
  return (state as string) === 'interrupted';
}
