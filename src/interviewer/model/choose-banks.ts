import type { InterviewPlan } from '../../spec/index.js';
import { EMBEDDED_BANK_IDS, type EmbeddedBankId } from '../banks/index.js';

/** Words of a role or a topic that an embedded bank fits. */
const SIGNS: Readonly<Partial<Record<EmbeddedBankId, RegExp>>> = {
  'web-development': /front.?end|web|javascript|typescript|react|vue|angular|css|html/i,
  backend: /back.?end|server|api|database|java\b|go\b|python|node|devops|platform/i,
  'data-ml': /data|machine learning|\bml\b|\bai\b|analyst|analytics|statistic/i,
  finance: /financ|account|audit|controll|tax|treasur|invest/i,
  'customer-support': /support|customer|service desk|help.?desk|success/i,
};

/** The banks that stand in for a model: those of the plan, or else those that fit its words; in any case there is one. */
export function banksInReserve({ domains, role, topics, jobDescription, language }: InterviewPlan): readonly string[] {
  if (domains.length > 0 || !/^en(-|$)/i.test(language)) return domains;
  const words = [role, ...topics, jobDescription].join(' ');
  return [...EMBEDDED_BANK_IDS.filter((id) => SIGNS[id]?.test(words)).slice(0, 2), 'behavioural'];
}
