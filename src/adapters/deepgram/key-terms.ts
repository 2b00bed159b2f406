/** Deepgram allows 500 tokens in all and advises 20 to 50 terms; a token has about four characters ("Keyterm Prompting"). */
const MOST_TERMS = 50;
const MOST_CHARACTERS = 1_200;

/** As many hints, from the first on, as one connection takes. */
export function keyTerms(hints: readonly string[] = []): readonly string[] {
  const terms: string[] = [];
  let characters = 0;
  for (const hint of hints) {
    const term = hint.trim();
    characters += term.length;
    if (terms.length === MOST_TERMS || characters > MOST_CHARACTERS) break;
    if (term) terms.push(term);
  }
  return terms;
}
