import { unsupportedLanguage } from './deepgram-errors.js';
import { languageOf } from './languages.js';

/** A voice of each language that Aura speaks. Source: Deepgram, "Voices and Languages" (Aura-2). */
const VOICES: Readonly<Record<string, string>> = {
  en: 'aura-2-thalia-en',
  es: 'aura-2-celeste-es',
  de: 'aura-2-viktoria-de',
  fr: 'aura-2-agathe-fr',
  nl: 'aura-2-rhea-nl',
  it: 'aura-2-livia-it',
  ja: 'aura-2-izanami-ja',
};

/** Aura changes its pace in these languages only, and so far. */
const PACED: ReadonlySet<string> = new Set(['en', 'es']);
const SLOWEST = 0.7;
const FASTEST = 1.5;

/** The language at the end of the name of a voice, e.g. `en` of `aura-2-thalia-en`. */
export function languageOfVoice(voice: string): string {
  return voice.slice(voice.lastIndexOf('-') + 1);
}

/** `model`, where it speaks the language, or one that does. Throws `AdapterError` (`unsupported`). */
export function voiceFor(provider: string, language: string, model: string | undefined): string {
  const wanted = languageOf(language);
  if (model !== undefined && languageOfVoice(model) === wanted) return model;
  const voice = Object.hasOwn(VOICES, wanted) ? VOICES[wanted] : undefined;
  if (voice === undefined) throw unsupportedLanguage(provider, language, 'Use another voice provider for this language, or the browser\'s own voices.');
  return voice;
}

/** The pace as Deepgram takes it; undefined for the usual one, also where a voice has no other. */
export function speedFor(voice: string, rate = 1): number | undefined {
  return rate === 1 || !PACED.has(languageOfVoice(voice)) ? undefined : Math.max(SLOWEST, Math.min(FASTEST, rate));
}
