import type { TurnDetector } from '../../spec/index.js';
import { rememberLast } from '../../utils/remember-last.js';

export interface PauseRuleOptions {
  /** ms of silence after a sentence with its full stop; 1300 by default. */
  readonly completeMs?: number;
  /** ms after words that may or may not be the last, because the recogniser gives no full stops; 1700 by default. */
  readonly openMs?: number;
  /** ms after words that ask for more, such as "because"; 2500 by default. */
  readonly unfinishedMs?: number;
  /** ms after somebody said that they think; 6000 by default. */
  readonly thinkingMs?: number;
  /** Whether these words ask for more, by the last of them. */
  readonly isUnfinished?: (text: string) => boolean;
  /** Whether they end with a wish for time to think. */
  readonly isThinking?: (text: string) => boolean;
  /** Factor on all, for plans that give extra time; 1 by default. */
  readonly patience?: number;
}

const FULL_STOP = /[.!?。！？؟]["'”’»)\]]*\s*$/u;

/**
 * Takes a turn for over by the length of the pause, and waits longer where the words ask for it. Candidates think aloud: the
 * defaults are two to three times those of assistants for calls (LiveKit Agents 500 to 3000 ms, OpenAI `server_vad` 500 ms),
 * and let a pause of 1.2 s between two sentences pass.
 */
export function pauseRule({
  completeMs = 1300,
  openMs = 1700,
  unfinishedMs = 2500,
  thinkingMs = 6000,
  isUnfinished = () => false,
  isThinking = () => false,
  patience = 1,
}: PauseRuleOptions = {}): TurnDetector {
  const needed = rememberLast((partial) => {
    if (isThinking(partial)) return thinkingMs;
    if (/[,;:–—-]\s*$/u.test(partial) || isUnfinished(partial)) return unfinishedMs;
    return FULL_STOP.test(partial) ? completeMs : openMs;
  });
  return {
    specificationVersion: 'v1',
    provider: 'pause-rule',
    destinations: [],
    predict: ({ silenceMs, partial }) => Math.min(1, silenceMs / (needed(partial) * patience) / 2),
    reset: () => undefined,
  };
}

/** Takes a turn for over after a pause of one length, whatever was said. */
export function fixedPause(ms: number): TurnDetector {
  return pauseRule({ completeMs: ms, openMs: ms, unfinishedMs: ms, thinkingMs: ms });
}
