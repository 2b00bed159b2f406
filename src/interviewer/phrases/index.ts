export { asksForTime, asksToRepeat, isMereListening, onlyAsksForTime, seemsUnfinished, wantedKindOf, wordsOf, yesOrNo } from './hearing.js';
export type { HeardPhrases, Phrases, SpokenPatterns } from './phrases.js';
export { hasPhrases, PHRASE_LANGUAGES, phrasesFor } from './phrases-for.js';
