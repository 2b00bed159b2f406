import { common } from './en/common.js';
import type { Language } from './strings.js';

/** Stands in for what a language lacks. One object for all: elements add their own texts when they are made. */
const english: Partial<Language> = { $code: 'en', $name: 'English', $dir: 'ltr', ...common };

const languages = new Map([['en', english]]);

/** Who is told of a language that was added. */
export const listeners = new Set<() => void>();

/** Adds the English texts of an element. Called when one is made, not on import: importing a module does nothing. */
export function registerEnglish(texts: Partial<Language>): void {
  Object.assign(english, texts);
}

/** Adds a language, or puts other words in one that is there. */
export function addLanguage(language: Partial<Language> & Pick<Language, '$code'>): void {
  const code = language.$code.toLowerCase();
  languages.set(code, Object.assign(languages.get(code) ?? {}, language));
  for (const listener of listeners) listener();
}

/** The texts for a tag: its own, else those of the language without region or script (BCP 47 lookup, RFC 4647, 3.4). */
export function findLanguage(tag: string): Partial<Language> | undefined {
  const found = languages.get(tag.toLowerCase());
  const end = tag.lastIndexOf('-');
  return found ?? (end < 0 ? undefined : findLanguage(tag.slice(0, end)));
}

/** The text of a key, in English where the language lacks it. */
export function textOf(language: Partial<Language> | undefined, key: keyof Language): unknown {
  return language?.[key] ?? english[key];
}
