import { describe, it } from 'node:test';
import { googleCloudSpeechToText, googleCloudTextToSpeech } from '../../../../src/adapters/google-cloud/index.js';
import { googleCloudSpeechSimulator, speechToTextContract, textToSpeechContract } from '../../../../src/testing/index.js';
import { hearingRig, voiceRig } from '../speech-rigs.js';

describe('googleCloudSpeechToText over HTTP', () => {
  const cases = speechToTextContract((utterances) =>
    hearingRig(({ url, fetch, clock }) => googleCloudSpeechToText({ accessToken: () => 'token', baseUrl: url, fetch, clock }), (clock) => googleCloudSpeechSimulator({ accessToken: 'token', clock }), { utterances }),
  );
  for (const { name, run } of cases) it(name, run);
});

describe('googleCloudTextToSpeech over HTTP', () => {
  const cases = textToSpeechContract(() =>
    voiceRig(
      ({ url, fetch, clock }) => googleCloudTextToSpeech({ apiKey: 'key', baseUrl: `${url}/`, fetch, clock }),
      (clock) => googleCloudSpeechSimulator({ apiKey: 'key', clock, reply: { type: 'speech', delayMs: 40 } }),
      24_000,
    ),
  );
  for (const { name, run } of cases) it(name, run);
});
