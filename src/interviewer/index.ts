export { BANK_INTERVIEWER_VERSION, bankInterviewer, type BankInterviewerOptions } from './bank-interviewer.js';
export { EMBEDDED_BANK_IDS, loadEmbeddedBanks, type EmbeddedBankId } from './banks/index.js';
export { DEFAULT_RUBRIC, RULE_CRITERIA } from './default-rubric.js';
export {
  asksForTime,
  asksToRepeat,
  hasPhrases,
  isMereListening,
  PHRASE_LANGUAGES,
  phrasesFor,
  seemsUnfinished,
  wantedKindOf,
  yesOrNo,
  type HeardPhrases,
  type Phrases,
  type SpokenPatterns,
} from './phrases/index.js';
export { MODEL_INTERVIEWER_VERSION, modelInterviewer, type ModelInterviewerOptions } from './model/model-interviewer.js';
export { MODEL_RUBRIC } from './model/model-rubric.js';
export { MODEL_SCORER_VERSION } from './model/model-scorer.js';
export { QUESTION_PROMPT_VERSION } from './model/question-prompt.js';
export { SCORE_PROMPT_VERSION } from './model/score-prompt.js';
export { RULE_EVALUATOR, scoreByRule, type ScoreByRuleOptions } from './scoring/score-by-rule.js';
