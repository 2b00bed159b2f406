import type { ModelMessagePart } from '../../spec/index.js';

/**
 * Characters that show nothing and can carry a message: controls, format characters (zero-width, directions, tags),
 * private use, and variation selectors (Unicode 17, general categories Cc, Cf, Co, Cn; blocks FE00 and E0100).
 */
export const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\u{115F}\u{1160}\u{3164}\u{FFA0}]/gu;

/** What a person would see of a text, at most `limit` characters of it. */
export function visibleText(text: string, limit: number): string {
  return text.normalize('NFC').replace(INVISIBLE, '').slice(0, limit).trim();
}

/** Somebody's words for a model: cleaned, capped, and never part of the instructions. */
export function dataPart(name: string, text: string, limit: number): ModelMessagePart {
  return { type: 'data', name, text: visibleText(text, limit) };
}
