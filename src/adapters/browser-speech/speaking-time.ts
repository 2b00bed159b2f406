/** A letter at the pace of a slow voice, ms; usual ones need 60 to 80. */
const LETTER_MS = 150;
/** A character that is a syllable or more: Chinese, Japanese, Korean, and digits ("1999" has four characters and six syllables). */
const SYLLABLE_MS = 400;
const SYLLABLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Nd}]/u;
/** For the voice to get going, and for pauses, ms. */
const MARGIN_MS = 3000;

/** After this time, in ms, even a slow voice has spoken the text: who has not ended by then hangs. `rate`: 1 is normal. */
export function longestSpeakingTime(text: string, rate: number): number {
  let ms = 0;
  for (const character of text) ms += SYLLABLE.test(character) ? SYLLABLE_MS : LETTER_MS;
  return MARGIN_MS + ms / rate;
}
