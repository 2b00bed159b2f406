import type { HelpKind } from '../../spec/index.js';
import type { HeardPhrases, SpokenPatterns } from './phrases.js';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Vowel signs and the lengthening stroke of Arabic, which recognisers write or leave out. */
const ARABIC_MARKS = /[\u0640\u064b-\u065f\u0670]/g;

/**
 * The words of an utterance, as they are compared: without case and punctuation, parted at apostrophes and hyphens. Accents
 * stay ("sí" is not "si"). Of Arabic letters the forms that are often written for each other are one.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(ARABIC_MARKS, '').replace(/[أإآٱ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه');
  return plain.match(WORD) ?? [];
}

/** Words; whoever makes more noise than this wants to say something. */
const LONGEST_LISTENING = 12;

type Place = 'whole' | 'end' | 'anywhere' | 'each' | 'row';

/** Each word with a space before it, so that patterns begin and end at words. */
const spaced = (words: readonly string[]): string => words.map((word) => ` ${word}`).join('');

function source(pattern: string): string {
  return pattern
    .replace(/^\^ ?/, '')
    .split(' ')
    .map((part) => {
      const choices = part.replace(/\?$/, '').split('/').map((choice) => spaced(wordsOf(choice.replace(/\*$/, ''))) + (choice.endsWith('*') ? '[^ ]*' : ''));
      return `(?:${choices.join('|')})${part.endsWith('?') ? '?' : ''}`;
    })
    .join('');
}

const compiled = new WeakMap<SpokenPatterns, Map<Place, RegExp>>();

function compile(patterns: SpokenPatterns, place: Place): RegExp {
  const places = compiled.get(patterns) ?? new Map<Place, RegExp>();
  compiled.set(patterns, places);
  const known = places.get(place);
  if (known) return known;
  // The longer first: "thank you" before "thank".
  const either = (chosen: readonly string[]): string => `(?:${chosen.map(source).sort((a, b) => b.length - a.length).join('|') || '(?!)'})`;
  const whole = `^${either(patterns)}$`;
  const loose = either(patterns.filter((pattern) => !pattern.startsWith('^')));
  const made = { whole, end: `${whole}|${loose}$`, anywhere: `${whole}|${loose}(?= |$)`, each: `${loose}(?= |$)`, row: `^${loose}+$` }[place];
  const expression = new RegExp(made, place === 'each' ? 'gu' : 'u');
  places.set(place, expression);
  return expression;
}

function without(words: string, patterns: SpokenPatterns): string {
  return words.replace(compile(patterns, 'each'), '');
}

/** Whether the utterance as a whole is one of the patterns, politeness and hesitation aside. */
function isAll(text: string, patterns: SpokenPatterns, { polite }: HeardPhrases): boolean {
  const words = spaced(wordsOf(text));
  if (words === '') return false;
  return compile(patterns, 'whole').test(words) || compile(patterns, 'whole').test(without(words, polite));
}

/** Whether the candidate, by this utterance, asks to hear the question again. */
export function asksToRepeat(text: string, heard: HeardPhrases): boolean {
  return isAll(text, heard.repeat, heard);
}

/** Whether the utterance ends with the wish for a moment to think: more is to come, and nobody should speak. */
export function asksForTime(text: string, heard: HeardPhrases): boolean {
  return compile(heard.wait, 'end').test(spaced(wordsOf(text))) || isAll(text, heard.wait, heard);
}

/** Whether the utterance is nothing but the wish for a moment to think. */
export function onlyAsksForTime(text: string, heard: HeardPhrases): boolean {
  return isAll(text, heard.wait, heard);
}

/** Whether the utterance is nothing but noises of listening ("mm-hm"). */
export function isMereListening(text: string, heard: HeardPhrases): boolean {
  const words = wordsOf(text);
  return words.length <= LONGEST_LISTENING && compile(heard.listening, 'row').test(spaced(words));
}

/** What an utterance answers to "do you need more time?"; undefined where it is neither. */
export function yesOrNo(text: string, heard: HeardPhrases): 'yes' | 'no' | undefined {
  if (isAll(text, heard.yes, heard)) return 'yes';
  return isAll(text, heard.no, heard) ? 'no' : undefined;
}

/** Whether the last words leave a sentence open ("... because", "... and the"): whoever pauses there is not done. */
export function seemsUnfinished(text: string, heard: HeardPhrases): boolean {
  if (/[.?!؟。]["'”’»)\]]*\s*$/u.test(text)) return false;
  return compile(heard.unfinished, 'end').test(spaced(wordsOf(text)));
}

/** What is wanted by a request that was typed or said; undefined where no pattern tells. */
export function wantedKindOf(text: string, { wants = [] }: HeardPhrases): HelpKind | undefined {
  const words = spaced(wordsOf(text));
  return wants.find(([, patterns]) => compile(patterns, 'anywhere').test(words))?.[0];
}
