/**
 * Says whether a text in one language serves for the other: the same language and script, whatever the region
 * (BCP 47). `en` serves for `en-US`; `zh-Hans` does not serve for `zh-TW`, which is written in another script.
 */
export function sameLanguage(a: string, b: string): boolean {
  const [left, right] = [likely(a), likely(b)];
  return left === right;
}

function likely(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script ?? ''}`;
  } catch {
    // Not a BCP 47 tag: equal only to itself.
    return tag.toLowerCase();
  }
}
