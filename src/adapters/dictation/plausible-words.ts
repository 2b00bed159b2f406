import { AdapterError } from '../../errors/index.js';
import type { AudioFrame } from '../../spec/index.js';
import { frameLength } from '../../utils/frame-length.js';
import { visibleText } from '../../utils/visible-text.js';

/** Nobody speaks faster, in whatever script, characters a second; a longer text is the recogniser's own. */
const FASTEST = 60;
/** For what stands around the words, and for what is too short to be measured by its length, characters. */
const ALLOWANCE = 200;

/** More characters than this cannot have been said in these frames. */
export function mostCharacters(frames: readonly AudioFrame[]): number {
  return ALLOWANCE + (lengthOf(frames) / 1000) * FASTEST;
}

/** What came back, as words in one line without hidden characters. Throws `AdapterError` (`malformed`) for more than can have been said. */
export function plausibleWords(provider: string, text: string, frames: readonly AudioFrame[]): string {
  const words = visibleText(text).replace(/\s+/g, ' ').trim();
  if (words.length > mostCharacters(frames)) throw new AdapterError(provider, 'malformed', 'more words came back than can have been said');
  return words;
}

/** ms. */
export function lengthOf(frames: readonly AudioFrame[]): number {
  return frames.reduce((sum, frame) => sum + frameLength(frame), 0);
}
