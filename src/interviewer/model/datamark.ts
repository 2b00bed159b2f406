import { sha256Hex } from '../../utils/sha256.js';

/**
 * Puts a mark in place of each gap between words, so that a model can tell these words from its instructions all the way
 * through (spotlighting by datamarking; Hines et al., 2024, arXiv 2403.14720). The mark follows from a key that the
 * author of the text cannot know.
 */
export function datamark(text: string, key: string): { readonly text: string; readonly mark: string } {
  const mark = String.fromCodePoint(0xe000 + (Number.parseInt(sha256Hex(`datamark ${key}`).slice(0, 8), 16) % 0x1900));
  return { text: text.replace(/\s+/g, mark), mark };
}
