import { passage, type Passage } from './passage.js';
import vocabulary from './vocabulary.json' with { type: 'json' };

/** A skill that the vocabulary lists, and where a text speaks of it. */
export interface FoundSkill {
  readonly name: string;
  readonly passages: readonly Passage[];
}

type Phrase = { readonly name: string; readonly written: string; readonly words: readonly string[]; readonly ambiguous: boolean };
type Word = { readonly text: string; readonly key: string; readonly start: number; readonly end: number };

/** Names of techniques hold signs that part other words: `C++`, `C#`, `.NET`. */
const WORD = /(?<![\p{L}\p{N}])\.net(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:\+\+|#)?/giu;
/** What may stand between the words of one name: `Node.js`, `CI/CD`, `scikit-learn`, `Power BI`. */
const JOINT = /^[ ./'’-]{1,2}$|^$/;
const BEFORE_IN_LIST = /(?:^|[,;:|•·(/\t\n]|\b(?:in|with|using|and|or|of|like|knows?))\s*$/i;
const AFTER_IN_LIST = /^(?:\s*(?:[,;|•·)\t\n]|$)|\.(?:\s|$)|\/\w|\s+(?:and|or|programming|developer|engineer|experience)\b)/i;

/** `more`: further names to look for, e.g. a skill that a resume lists and the vocabulary does not. */
export function findSkills(text: string, more: readonly string[] = []): FoundSkill[] {
  const phrases = phrasesByFirstWord(more);
  const words = wordsOf(text);
  const found = new Map<string, Passage[]>();
  for (let at = 0; at < words.length; ) {
    const hit = (phrases.get(words[at]?.key ?? '') ?? []).find((phrase) => stands(phrase, words, at, text));
    if (!hit) {
      at++;
      continue;
    }
    const last = words[at + hit.words.length - 1];
    const passages = found.get(hit.name) ?? [];
    passages.push(passage(text, words[at]?.start ?? 0, last?.end ?? 0));
    found.set(hit.name, passages);
    at += hit.words.length;
  }
  return [...found].map(([name, passages]) => ({ name, passages }));
}

function phrasesByFirstWord(more: readonly string[]): ReadonlyMap<string, readonly Phrase[]> {
  const entries: { name: string; synonyms: readonly string[]; ambiguous?: boolean }[] = [...vocabulary.skills, ...more.map((name) => ({ name, synonyms: [] }))];
  const map = new Map<string, Phrase[]>();
  for (const { name, synonyms, ambiguous = false } of entries) {
    for (const written of [name, ...synonyms]) {
      const words = wordsOf(written).map(({ key }) => key);
      const phrase = { name, written, words, ambiguous: ambiguous && words.length === 1 };
      map.set(words[0] ?? '', [...(map.get(words[0] ?? '') ?? []), phrase]);
    }
  }
  // "React Native" before "React".
  for (const list of map.values()) list.sort((one, other) => other.words.length - one.words.length);
  return map;
}

function stands({ words: wanted, written, ambiguous }: Phrase, words: readonly Word[], at: number, text: string): boolean {
  const isThere = wanted.every((key, index) => {
    const word = words[at + index];
    const before = words[at + index - 1];
    return word?.key === key && (index === 0 || (before !== undefined && JOINT.test(text.slice(before.end, word.start))));
  });
  const word = words[at];
  if (!isThere || !word || !ambiguous) return isThere;
  // "Go", "R", "Excel" are also words: they count as written, and where names stand, in lists and after "in" or "with".
  const lead = text.slice(Math.max(0, word.start - 20), word.start);
  const rest = text.slice(word.end, word.end + 20);
  return word.text === written && !/^[-&'’]/.test(rest) && !/[-&]$/.test(lead) && BEFORE_IN_LIST.test(lead) && (AFTER_IN_LIST.test(rest) || /\b(?:in|with|using)\s*$/i.test(lead));
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => ({ text: match[0], key: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length }));
}

/** Names of languages that people speak. */
export const LANGUAGES: readonly string[] = vocabulary.languages;
