export { BANK_INTERVIEWER_VERSION, bankInterviewer, type BankInterviewerOptions } from './bank-interviewer.js';
export { EMBEDDED_BANK_IDS, loadEmbeddedBanks, type EmbeddedBankId } from './banks/index.js';
export { DEFAULT_RUBRIC, RULE_CRITERIA } from './default-rubric.js';
export { RULE_EVALUATOR, scoreByRule, type ScoreByRuleOptions } from './scoring/score-by-rule.js';
