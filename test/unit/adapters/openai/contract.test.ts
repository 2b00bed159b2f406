import { describe, it } from 'node:test';
import { openaiLanguageModel } from '../../../../src/adapters/openai/index.js';
import { languageModelContract, openaiSimulator } from '../../../../src/testing/index.js';
import { directRig, httpRig } from '../../testing/language-model-rigs.js';

describe('openaiLanguageModel over HTTP', () => {
  const create = () => httpRig(openaiSimulator({ apiKey: 'key' }), (url) => openaiLanguageModel({ baseUrl: `${url}/v1`, apiKey: 'key', model: 'some-model' }));
  for (const { name, run } of languageModelContract(create)) it(name, run);
});

describe('openaiLanguageModel with a model that hears, and no JSON', () => {
  const create = () =>
    directRig((clock) => {
      const simulator = openaiSimulator({ clock });
      return {
        simulator,
        model: openaiLanguageModel({ baseUrl: 'https://models.example/v1/', model: 'some-model', fetch: simulator.fetch, audioInput: true, json: false }),
      };
    });
  for (const { name, run } of languageModelContract(create)) it(name, run);
});
