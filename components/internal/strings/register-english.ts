import { registerTranslation, type Translation } from '@shoelace-style/localize';
import { common } from './en/common.js';
import type { Strings } from './strings.js';

/** One object for all: what is added later is also seen where English stands in for a language that lacks a text. */
const english: Translation & Partial<Strings> = { $code: 'en', $name: 'English', $dir: 'ltr', ...common };
let registered = false;

/** Adds the English texts of an element. Called when one is made, not on import: importing a module does nothing. */
export function registerEnglish(texts: Partial<Strings>): void {
  Object.assign(english, texts);
  if (!registered) registerTranslation(english);
  registered = true;
}
