/** What a tag means where it leaves something out: `fr` is the French of France in Latin letters (Unicode CLDR, likely subtags). */
export interface LikelyLanguage {
  readonly language: string;
  readonly script: string;
  readonly region: string;
}

/** Names that are used for each other. */
const ALIKE: Readonly<Record<string, string>> = { no: 'nb' };

/** Reads a tag also where it is written as on Android (`en_US`, `deu-DEU`); undefined for what is none. */
export function likelyLanguage(tag: string): LikelyLanguage | undefined {
  const written = tag.replaceAll('_', '-');
  for (const attempt of [written, written.split('-')[0] ?? '']) {
    try {
      const { language, script = '', region = '' } = new Intl.Locale(attempt).maximize();
      // Voices and recognisers of Hong Kong and Macau speak Cantonese.
      const spoken = language === 'zh' && /^(?:HK|MO)$/.test(region) ? 'yue' : language;
      return { language: ALIKE[spoken] ?? spoken, script, region };
    } catch {
      // The region is none, or all of it.
    }
  }
  return undefined;
}

/** The tag itself, that of the region where the language is mostly at home, and the bare language: what to try one after another. */
export function tagsToTry(tag: string): readonly string[] {
  const likely = likelyLanguage(tag);
  if (!likely) return [tag];
  const home = likelyLanguage(likely.language)?.region;
  return [...new Set([tag, ...(home ? [`${likely.language}-${home}`] : []), likely.language])];
}
