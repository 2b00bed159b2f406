import { describe, it } from 'node:test';
import { openaiSpeechToText, openaiTextToSpeech } from '../../../../src/adapters/openai/index.js';
import { openaiSpeechSimulator, speechToTextContract, textToSpeechContract } from '../../../../src/testing/index.js';
import { hearingRig, voiceRig } from '../speech-rigs.js';

const KINDS = {
  'with certainty of tokens': { model: 'gpt-4o-mini-transcribe' },
  'word by word': { model: 'gpt-4o-mini-transcribe', stream: true },
  'with times of words': { model: 'whisper-large-v3' },
} as const;

for (const [name, kind] of Object.entries(KINDS)) {
  describe(`openaiSpeechToText over HTTP, ${name}`, () => {
    const cases = speechToTextContract((utterances) =>
      hearingRig(({ url, fetch, clock }) => openaiSpeechToText({ ...kind, baseUrl: `${url}/v1`, credentials: 'key', fetch, clock }), (clock) => openaiSpeechSimulator({ apiKey: 'key', clock }), { utterances }),
    );
    for (const { name: title, run } of cases) it(title, run);
  });
}

describe('openaiTextToSpeech over HTTP', () => {
  const cases = textToSpeechContract(() =>
    voiceRig(
      ({ url, fetch, clock }) => openaiTextToSpeech({ model: 'gpt-4o-mini-tts', voice: 'marin', baseUrl: `${url}/v1/`, credentials: () => 'key', fetch, clock }),
      (clock) => openaiSpeechSimulator({ apiKey: 'key', clock, reply: { type: 'speech', delayMs: 5 } }),
      24_000,
    ),
  );
  for (const { name, run } of cases) it(name, run);
});
