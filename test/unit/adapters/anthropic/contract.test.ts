import { describe, it } from 'node:test';
import { anthropicLanguageModel } from '../../../../src/adapters/anthropic/index.js';
import { anthropicSimulator, languageModelContract } from '../../../../src/testing/index.js';
import { httpRig } from '../../testing/language-model-rigs.js';

describe('anthropicLanguageModel over HTTP', () => {
  const create = () => httpRig(anthropicSimulator({ apiKey: 'key' }), (baseUrl) => anthropicLanguageModel({ baseUrl, apiKey: () => 'key' }));
  for (const { name, run } of languageModelContract(create)) it(name, run);
});
