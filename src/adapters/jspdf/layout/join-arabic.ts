/** A letter's shapes: alone, at the end, at the beginning and in the middle of a joined group; letters with two join to the one before alone. */
type Shapes = readonly string[];

/** Arabic Presentation Forms-A and -B (Unicode, chapter 9.2): single letters stand there in the order of `Shapes`. */
const RANGES = [
  [0xfb50, 0xfbb1],
  [0xfbd3, 0xfbe7],
  [0xfbfc, 0xfbff],
  [0xfe80, 0xfefc],
] as const;
const FORM = { alone: 0, end: 1, start: 2, middle: 3 } as const;
const LAM = '\u0644';
/** Tatweel and the zero-width joiner join on both sides and keep their shape. */
const JOINERS = '\u0640\u200d';
const MARK = /\p{M}/u;
const ARABIC = /\p{Script=Arabic}/u;

let tables: { readonly letters: ReadonlyMap<string, Shapes>; readonly withLam: ReadonlyMap<string, Shapes> } | undefined;

/** Read off the compatibility decompositions, which every browser has: no table of letters to get wrong. */
function readTables(): NonNullable<typeof tables> {
  const letters = new Map<string, string[]>();
  const withLam = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, shape: string): void => void map.set(key, [...(map.get(key) ?? []), shape]);
  for (const [first, last] of RANGES) {
    for (let code = first; code <= last; code++) {
      const shape = String.fromCharCode(code);
      const base = shape.normalize('NFKC');
      if (base.length === 1 && base !== shape) add(letters, base, shape);
      else if (base.length === 2 && base.startsWith(LAM)) add(withLam, base.charAt(1), shape);
    }
  }
  return { letters, withLam };
}

/**
 * Arabic letters in the shapes that they have beside each other, with the obligatory ligatures of lam and alef, for fonts
 * whose own rules are not applied. Marks are passed over. Takes and gives the order in which it is read.
 */
export function joinArabic(text: string): string {
  if (!ARABIC.test(text)) return text;
  tables ??= readTables();
  const { letters, withLam } = tables;
  const characters = [...text];
  const neighbour = (index: number, step: 1 | -1): number => {
    let at = index + step;
    while (MARK.test(characters[at] ?? '')) at += step;
    return at;
  };
  /** Does it reach out to the letter after it? To the one before it? */
  const joinsOn = (character = ''): boolean => (character !== '' && JOINERS.includes(character)) || (letters.get(character)?.length ?? 0) > 2;
  const joinsBack = (character = ''): boolean => (character !== '' && JOINERS.includes(character)) || (letters.get(character)?.length ?? 0) > 1;
  let joined = '';
  let swallowed = -1;
  for (const [index, character] of characters.entries()) {
    if (index === swallowed) continue;
    const shapes = letters.get(character);
    if (!shapes) {
      joined += character;
      continue;
    }
    const before = joinsOn(characters[neighbour(index, -1)]) && joinsBack(character);
    const next = neighbour(index, 1);
    const ligature = character === LAM ? withLam.get(characters[next] ?? '') : undefined;
    if (ligature) {
      swallowed = next;
      joined += ligature[before ? FORM.end : FORM.alone] ?? '';
    } else {
      const after = joinsOn(character) && joinsBack(characters[next]);
      joined += shapes[before ? (after ? FORM.middle : FORM.end) : after ? FORM.start : FORM.alone] ?? character;
    }
  }
  return joined;
}
