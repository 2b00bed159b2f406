import type { ContractCase } from './contract-case.js';
import { languageModelEndCases } from './language-model-end-cases.js';
import { languageModelReplyCases } from './language-model-reply-cases.js';
import type { CreateLanguageModelRig } from './language-model-rig.js';

/**
 * What every `LanguageModel` must do. `create` makes a new rig for each case: the adapter, the time it lives in, and a
 * provider that does as it is told.
 */
export function languageModelContract(create: CreateLanguageModelRig): readonly ContractCase[] {
  return [...languageModelReplyCases(create), ...languageModelEndCases(create)];
}
