import { describe, it } from 'node:test';
import { GoogleGenerativeAI } from '@google/generative-ai';
import { geminiLanguageModel } from '../../../../src/adapters/gemini/index.js';
import { geminiSimulator, languageModelContract } from '../../../../src/testing/index.js';
import { directRig, httpRig } from '../../testing/language-model-rigs.js';

describe('geminiLanguageModel over HTTP with @google/generative-ai', () => {
  const create = () => httpRig(geminiSimulator({ apiKey: 'key' }), (baseUrl) => geminiLanguageModel({ baseUrl, apiKey: () => Promise.resolve('key') }));
  for (const { name, run } of languageModelContract(create)) it(name, run);
});

describe('geminiLanguageModel over HTTP with a client of the host', () => {
  const create = () => httpRig(geminiSimulator({ apiKey: 'key' }), (baseUrl) => geminiLanguageModel({ baseUrl, client: new GoogleGenerativeAI('key') }));
  for (const { name, run } of languageModelContract(create)) it(name, run);
});

describe('geminiLanguageModel over HTTP with fetch alone', () => {
  const create = () => httpRig(geminiSimulator({ apiKey: 'key' }), (url) => geminiLanguageModel({ baseUrl: `${url}/`, apiKey: 'key', fetch: globalThis.fetch }));
  for (const { name, run } of languageModelContract(create)) it(name, run);
});

describe('geminiLanguageModel on a virtual clock', () => {
  const create = () =>
    directRig((clock) => {
      const simulator = geminiSimulator({ clock });
      return { simulator, model: geminiLanguageModel({ apiKey: 'key', fetch: simulator.fetch }) };
    });
  for (const { name, run } of languageModelContract(create)) it(name, run);
});
