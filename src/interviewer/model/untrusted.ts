import type { ModelMessagePart } from '../../spec/index.js';
import { visibleText as seen } from '../../utils/visible-text.js';

/** What a person would see of a text, at most `limit` characters of it. */
export function visibleText(text: string, limit: number): string {
  // Never through the middle of a pair.
  return seen(text).slice(0, limit).replace(/[\uD800-\uDBFF]$/, '').trim();
}

/** Somebody's words for a model: cleaned, capped, and never part of the instructions. */
export function dataPart(name: string, text: string, limit: number): ModelMessagePart {
  return { type: 'data', name, text: visibleText(text, limit) };
}
