import { InterviewError, loadPart } from '../../errors/index.js';
import type { Phrases } from './phrases.js';

type Load = () => Promise<{ readonly phrases: Phrases }>;

const english: Load = () => import('./en.js');

/** A file for each language, loaded when it is first spoken. */
const FILES: ReadonlyMap<string, Load> = new Map([
  ['ar', () => import('./ar.js')],
  ['de', () => import('./de.js')],
  ['en', english],
  ['es', () => import('./es.js')],
  ['fr', () => import('./fr.js')],
  ['pt', () => import('./pt.js')],
]);

/** Languages that an interviewer has phrases in. */
export const PHRASE_LANGUAGES: readonly string[] = [...FILES.keys()];

const loaded = new Map<string, Promise<Phrases>>();

/** Whether there are phrases in the language of the tag, whatever its region. */
export function hasPhrases(language: string): boolean {
  return FILES.has(primaryOf(language));
}

/**
 * What an interviewer says by itself in a language (BCP 47). Where there is nothing in it, or its file does not come, the
 * phrases are English ones: `Phrases.language` says so. `onFailure` is told of a file that did not come; the next call tries
 * again. Rejects with `AssetError` (`asset/not-loaded`) where the English ones do not come either. Call it while an interview
 * is prepared: what is there then can be said when the connection is not.
 */
export async function phrasesFor(language: string, onFailure?: (error: InterviewError) => void): Promise<Phrases> {
  const primary = primaryOf(language);
  try {
    return await load(FILES.has(primary) ? primary : 'en');
  } catch (error) {
    if (primary === 'en' || !InterviewError.isInstance(error)) throw error;
    onFailure?.(error);
    return load('en');
  }
}

function load(language: string): Promise<Phrases> {
  const before = loaded.get(language);
  if (before) return before;
  const loading = loadPart(`phrases ${language}`, FILES.get(language) ?? english).then(({ phrases }) => phrases);
  loaded.set(language, loading);
  loading.catch(() => loaded.delete(language));
  return loading;
}

function primaryOf(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? '';
}
