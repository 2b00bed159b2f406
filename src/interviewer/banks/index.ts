import { InvalidInputError } from '../../errors/index.js';
import { parseQuestionBank, type QuestionBank } from '../../spec/index.js';

/** One chunk per bank, fetched when it is asked for. */
const LOADERS = {
  'web-development': () => import('./web-development.json', { with: { type: 'json' } }),
  backend: () => import('./backend.json', { with: { type: 'json' } }),
  'data-ml': () => import('./data-ml.json', { with: { type: 'json' } }),
  finance: () => import('./finance.json', { with: { type: 'json' } }),
  behavioural: () => import('./behavioural.json', { with: { type: 'json' } }),
  'customer-support': () => import('./customer-support.json', { with: { type: 'json' } }),
} as const;

export type EmbeddedBankId = keyof typeof LOADERS;

/** The banks that come with this package, in English. */
export const EMBEDDED_BANK_IDS = Object.keys(LOADERS) as readonly EmbeddedBankId[];

/** Loads embedded banks, all of them where `ids` is absent. Rejects with `InvalidInputError` (`plan/invalid`) for an unknown id. */
export async function loadEmbeddedBanks(ids: readonly string[] = EMBEDDED_BANK_IDS): Promise<QuestionBank[]> {
  const unknown = ids.flatMap((id, index) => (isEmbedded(id) ? [] : [index]));
  if (unknown.length > 0) {
    const message = `there is no embedded question bank of this name; there are: ${EMBEDDED_BANK_IDS.join(', ')}`;
    throw new InvalidInputError('plan', unknown.map((index) => ({ path: `domains.${index}`, message })));
  }
  const modules = await Promise.all(ids.filter(isEmbedded).map((id) => LOADERS[id]()));
  return modules.map((module) => parseQuestionBank(module.default));
}

function isEmbedded(id: string): id is EmbeddedBankId {
  return Object.hasOwn(LOADERS, id);
}
