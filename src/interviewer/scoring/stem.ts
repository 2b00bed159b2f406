import { FUNCTION_WORDS } from './function-words.js';

const VOWEL = /[aeiouy]/;
/** Plurals in -is, which is otherwise no plural ("analysis"). */
const ACRONYMS = /^(?:api|cli|cpi|gui|kpi|pki|sli|ui|uri)s$/;
/** Words that look like a form of another but mean something of their own. */
const OWN_WORDS: ReadonlySet<string> = new Set(['building', 'evening', 'interesting', 'meeting', 'morning', 'timing']);

/**
 * Takes the most common English endings off a lower-case word, so that "caching", "cached" and "caches" compare
 * equal to "cache". Only inflection (plural, -ed, -ing, -ly, a silent e) goes; derivation (-tion, -er, -ment) stays,
 * because it changes what is meant: "react" is not "reaction". "-ise" and "-ize" are
 * the same. The result is for comparing, not for showing.
 */
export function stem(word: string): string {
  let w = plural(word);
  if (w.length > 6 && w.endsWith('ly')) w = w.slice(0, -2);
  w = participle(w);
  if (w.length >= 7 && w.endsWith('ll')) w = w.slice(0, -1);
  // "note" must not become "not".
  if (w.length > 3 && w.endsWith('e') && !FUNCTION_WORDS.has(w.slice(0, -1))) w = w.slice(0, -1);
  // British and American spelling: "prioritise", "optimization".
  return w.replace(/isation$/, 'ization').replace(/([a-z]{4})is$/, '$1iz').replace(/lyz$/, 'lys');
}

function plural(w: string): string {
  if (w.length > 4 && w.endsWith('ies')) return `${w.slice(0, -3)}y`;
  if (ACRONYMS.test(w)) return w.slice(0, -1);
  if (w.length > 3 && w.endsWith('s') && !/(?:ss|us|is)$/.test(w)) return w.slice(0, -1);
  return w;
}

function participle(w: string): string {
  if (w.length > 4 && w.endsWith('ied')) return `${w.slice(0, -3)}y`;
  if (w.endsWith('eed')) return w;
  if (OWN_WORDS.has(w)) return w;
  const ending = w.endsWith('ing') ? 3 : w.endsWith('ed') ? 2 : 0;
  const base = w.slice(0, w.length - ending);
  // "string", "need", "king" only look like forms of a shorter word.
  if (ending === 0 || base.length < 3 || !VOWEL.test(base)) return w;
  const last = base.at(-1) ?? '';
  const doubled = last === base.at(-2) && !'aeioulsz'.includes(last);
  return doubled ? base.slice(0, -1) : base;
}
