/** Regions that Nova-3 knows beside the language itself. Source: Deepgram, "Models & Languages Overview" and the changelog of 2025 and 2026. */
const NOVA_REGIONS: ReadonlySet<string> = new Set([
  ...['en-US', 'en-AU', 'en-GB', 'en-IN', 'en-NZ', 'de-CH', 'es-419', 'fr-CA', 'pt-BR', 'pt-PT', 'nl-BE', 'sv-SE', 'da-DK', 'ko-KR', 'th-TH'],
  ...['zh-CN', 'zh-TW', 'zh-HK', 'zh-Hans', 'zh-Hant'],
]);

/** Source: Deepgram, "Flux Multilingual & Language Prompting". */
const FLUX_LANGUAGES: ReadonlySet<string> = new Set(['en', 'es', 'fr', 'de', 'hi', 'ru', 'pt', 'ja', 'it', 'nl']);

/** The language itself, e.g. `de` of `de-AT`. */
export function languageOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? tag;
}

/** The code of Nova-3 for a BCP 47 tag: an unknown region would be refused, the language alone is not. */
export function novaLanguage(tag: string): string {
  const [language = tag, region = ''] = tag.split('-');
  const known = [...NOVA_REGIONS].find((name) => name.toLowerCase() === `${language}-${region}`.toLowerCase());
  return known ?? languageOf(tag);
}

export function isFluxLanguage(tag: string): boolean {
  return FLUX_LANGUAGES.has(languageOf(tag));
}
