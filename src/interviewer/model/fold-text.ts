/** A letter with the marks on it, and with what nobody sees between them: form KD orders marks among each other. */
const CLUSTER = /\s|\P{M}[\p{M}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\u{13430}-\u{1343F}\p{Cn}\p{Cs}]*|\p{M}+/gu;
const PLAIN = /^[a-z0-9]$/;
const SPACE = /^[\s\u0085]/;
/** Shows nothing (`utils/visible-text`); here joiners, too, wherever they stand. */
const HIDDEN = /(?![\s\u0085])[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\u{13430}-\u{1343F}\p{Cn}\p{Cs}\p{Cc}]/gu;
const PRIVATE = /\p{Co}/gu;

/** Signs that are written in many ways. */
const SIGNS: readonly (readonly [pattern: RegExp, plain: string])[] = [
  [/[‘’‚‛′`´ʹʼˈ‹›]/gu, "'"],
  [/[“”„‟″‶«»〝〞〟「」『』]/gu, '"'],
  [/[\p{Pd}−⁃]/gu, '-'],
];

/** A text in the form in which two ways of writing the same words are equal. */
export interface FoldedText {
  readonly text: string;
  /** Of each unit of `text`: the stretch of the original that it stands for. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Without what nobody sees and without regard to case, to composed or decomposed letters, ligatures and other compatible
 * forms (Unicode normalisation form KD, UAX 15), to kinds and numbers of spaces, quotation marks and dashes, and to spaces
 * beside dashes. Accents stay. `privateAs`: what stands for a private sign: nothing where nobody saw one; a space where it
 * marks words.
 */
export function foldText(original: string, privateAs: '' | ' '): FoldedText {
  let text = '';
  const places: { start: number; end: number }[] = [];
  const dropLast = (): void => {
    text = text.slice(0, -1);
    places.pop();
  };
  // Few letters make a text.
  const known = new Map<string, string>();
  for (const { 0: cluster, index } of original.matchAll(CLUSTER)) {
    const place = { start: index, end: index + cluster.length };
    const units = known.get(cluster) ?? folded(cluster, privateAs);
    known.set(cluster, units);
    for (const unit of units) {
      const last = text.at(-1);
      if (unit === ' ' && (last === undefined || last === ' ' || last === '-')) continue;
      if (unit === '-' && last === '-') continue;
      if (unit === '-' && last === ' ') dropLast();
      text += unit;
      for (let count = 0; count < unit.length; count += 1) places.push(place);
    }
  }
  return { text, places };
}

function folded(cluster: string, privateAs: string): string {
  const small = cluster.toLowerCase();
  if (PLAIN.test(small)) return small;
  if (SPACE.test(cluster)) return ' ';
  const seen = plain(cluster.replace(PRIVATE, privateAs).replace(HIDDEN, ''));
  // Up and down again: "ß" and "SS", "ς" and "σ" are the same letters.
  return plain(seen.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD'));
}

function plain(text: string): string {
  return SIGNS.reduce((changed, [pattern, sign]) => changed.replace(pattern, sign), text);
}
