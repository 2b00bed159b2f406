import type { Clock } from '../../spec/index.js';
import { longestSpeakingTime } from './speaking-time.js';
import type { Synthesis, Utterance } from './speech-globals.js';
import { synthesisError } from './synthesis-errors.js';

/** A clause that has not begun after this is not coming, ms. */
const START_MS = 4000;

export interface ClauseListener {
  onStart(): void;
  /** `charIndex`: in the clause. */
  onProgress(charIndex: number): void;
}

/**
 * Speaks one clause. `unstarted` and `unended`: the voice hung there and was cancelled. Rejects with `AdapterError`, or
 * with the signal's reason once the voice is silenced.
 */
export function speakClause(
  synthesis: Synthesis,
  utterance: Utterance,
  text: string,
  { onStart, onProgress }: ClauseListener,
  clock: Pick<Clock, 'setTimer'>,
  signal: AbortSignal,
): Promise<'ended' | 'unstarted' | 'unended'> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const release = (): void => {
      cancelTimer();
      signal.removeEventListener('abort', abort);
      utterance.onstart = utterance.onboundary = utterance.onend = utterance.onerror = null;
    };
    const hang = (outcome: 'unstarted' | 'unended'): void => {
      release();
      synthesis.cancel();
      resolve(outcome);
    };
    const abort = (): void => {
      release();
      synthesis.cancel();
      reject(signal.reason);
    };
    let cancelTimer = clock.setTimer(START_MS, () => hang('unstarted'));
    signal.addEventListener('abort', abort);
    utterance.onstart = () => {
      cancelTimer();
      cancelTimer = clock.setTimer(longestSpeakingTime(text, utterance.rate), () => hang('unended'));
      onStart();
    };
    utterance.onboundary = ({ charIndex }) => onProgress(charIndex);
    utterance.onend = () => {
      release();
      resolve('ended');
    };
    utterance.onerror = ({ error }) => {
      release();
      reject(synthesisError(error));
    };
    // A page that was paused stays so, and speaks nothing.
    if (synthesis.paused) synthesis.resume();
    synthesis.speak(utterance);
  });
}
