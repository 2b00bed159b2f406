import { addLanguage } from '../internal/strings/registry.js';
import type { Language } from '../internal/strings/strings.js';

export type { ErrorStrings, ErrorText, FailureDetail, Language } from '../internal/strings/strings.js';

/**
 * Gives all elements a language, or other words for one of ours: `registerLanguage(de)` so that it is there from the first
 * moment, `registerLanguage({ $code: 'nl', ... })` for one of the host's own. Elements that are on the page change at once.
 */
export function registerLanguage(language: Language): void {
  addLanguage(language);
}
