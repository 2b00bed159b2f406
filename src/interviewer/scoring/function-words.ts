/**
 * Words that carry grammar rather than content. Prose in English is about half made of them; a list of keywords has
 * hardly any, which is how the two are told apart.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those some any each every both all such no not ' +
    'i me my we us our you your he him his she her it its they them their who whom whose which what one ' +
    'am is are was were be been being do does did have has had can could will would shall should may might must ' +
    'of in on at by for to from with without into onto over under about after before between through during against ' +
    'across along around behind within until per as like than up out off down ' +
    'and or but nor so yet if because when while where whereas unless since though although whether then else ' +
    'there here how why just also only very too more most much many few other even still again'
  ).split(' '),
);
