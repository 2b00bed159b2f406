import { linesIn, sectionsOf } from './sections.js';

/** Who a resume is of. Apart from the profile on purpose: whoever asks or scores has no use for it. */
export interface ResumeContact {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
/** With a country code, or three groups of digits: a year, a span of years or a postcode has neither. */
const PHONE = /\+\d[\d ().-]{6,20}\d|\(?\b\d{2,5}\)?[ .-]\d{3,4}[ .-]\d{3,5}\b/;
/** Two to five words, each with a capital, but for the small words that names hold. */
const NAME = /^(?:(?:\p{Lu}[\p{L}'’-]*\.?|de|da|di|del|della|van|von|der|den|el|al|bin|ibn|y|e)\s+){1,4}\p{Lu}[\p{L}'’-]*\.?$/u;
/** Where a name stands, lines from the top. */
const MOST_LINES = 6;
const MOST_CHARACTERS = 60;
const NO_NAME = /\b(?:curriculum|vitae|resume|résumé|cv|profile|contact|page|engineer|developer|manager|analyst|nurse|specialist|designer)\b/i;

/** Name, address and number by rules: the first of each that looks like one. A guess, to be corrected. */
export function findContact(text: string): ResumeContact {
  const name = linesIn(sectionsOf(text), 'opening')
    .filter((line) => line.text !== '')
    .slice(0, MOST_LINES)
    .flatMap((line) => line.text.split(/[\t|•·,]|\s[–—-]\s/, 1))
    .map((part) => part.trim())
    .find((part) => part.length <= MOST_CHARACTERS && NAME.test(part) && !NO_NAME.test(part));
  const email = EMAIL.exec(text)?.[0];
  const phone = PHONE.exec(text)?.[0].trim();
  return { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) };
}
