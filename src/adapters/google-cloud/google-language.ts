/** Chinese has other tags at Google: those of its spoken languages. Source: Google Cloud, "Supported languages", of either API. */
const CHINESE = { hears: { CN: 'cmn-Hans-CN', TW: 'cmn-Hant-TW', HK: 'yue-Hant-HK' }, speaks: { CN: 'cmn-CN', TW: 'cmn-TW', HK: 'yue-HK' } } as const;

/**
 * The tag that Google knows for a BCP 47 tag: language and region, without a script. Where the tag has no region, the likely
 * one of the language is taken (Unicode CLDR, likely subtags). A tag that is none is handed on for Google to refuse.
 */
export function googleLanguage(tag: string, direction: keyof typeof CHINESE): string {
  const locale = parsed(tag);
  if (!locale) return tag;
  const { language, region } = locale.maximize();
  if (language === 'zh' || language === 'cmn') return CHINESE[direction][region === 'TW' || region === 'HK' ? region : 'CN'];
  if (language === 'yue') return CHINESE[direction].HK;
  return region === undefined ? language : `${language}-${region}`;
}

/** Whether a voice of this name speaks the language; its name begins with the tag. */
export function speaksLanguage(voice: string, tag: string): boolean {
  return languageOfVoice(voice)?.split('-')[0]?.toLowerCase() === googleLanguage(tag, 'speaks').split('-')[0]?.toLowerCase();
}

/** The tag with which the name of a voice begins, e.g. `de-DE` of `de-DE-Neural2-B`; undefined for one of all languages. */
export function languageOfVoice(voice: string): string | undefined {
  return /^[a-z]{2,3}-[A-Z]{2}(?=-)/.exec(voice)?.[0];
}

function parsed(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}
