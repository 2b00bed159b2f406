/** Offered by name; a plan may have any other. */
const COMMON = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'tr', 'uk', 'ar', 'hi', 'zh', 'ja', 'ko'];

/** Tags with their names in the reader's language, with the one that is chosen, sorted by name. */
export function namedLanguages(chosen: string, language: string): readonly (readonly [tag: string, name: string])[] {
  const tags = COMMON.includes(chosen) ? COMMON : [...COMMON, chosen];
  return tags.map((tag) => [tag, nameOf(tag, language)] as const).sort(([, one], [, other]) => one.localeCompare(other, language));
}

function nameOf(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // No tag of a language: the check of the plan does not mind, and neither do we.
    return tag;
  }
}
