/** What ends the wait for the person where a browser plays and listens only after a gesture. */
const GESTURES = ['pointerdown', 'keydown', 'touchend'] as const;

/**
 * Opens an audio context, at the device's own rate where none is given, and keeps it running until the signal ends, then
 * closes it. Call it in a gesture. A context that the browser holds back or interrupts (no gesture yet; a phone call on iOS) goes on with
 * the next gesture, or when the page is seen again.
 */
export function openRunningContext(signal: AbortSignal, options?: AudioContextOptions): AudioContext {
  const session = (navigator as { audioSession?: { type: string } }).audioSession;
  // Safari plays through the earpiece otherwise once a microphone is open (W3C Audio Session).
  if (session) session.type = 'play-and-record';
  const context = new AudioContext(options);
  const run = (): void => {
    if (context.state === 'running' || context.state === 'closed') return;
    // A refusal is no failure: the next gesture tries again.
    context.resume().catch(() => undefined);
  };
  run();
  context.addEventListener('statechange', run, { signal });
  for (const gesture of GESTURES) document.addEventListener(gesture, run, { signal, capture: true, passive: true });
  document.addEventListener('visibilitychange', run, { signal });
  signal.addEventListener('abort', () => void context.close(), { once: true });
  return context;
}
