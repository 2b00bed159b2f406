import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anthropicLanguageModel } from '../../../src/adapters/anthropic/index.js';
import { browserSpeechToText, browserTextToSpeech } from '../../../src/adapters/browser-speech/index.js';
import { chromePromptLanguageModel } from '../../../src/adapters/chrome-prompt/index.js';
import { deepgramFlux, deepgramSpeechToText, deepgramTextToSpeech } from '../../../src/adapters/deepgram/index.js';
import { elevenLabsTextToSpeech } from '../../../src/adapters/elevenlabs/index.js';
import { embeddedAdapters } from '../../../src/adapters/embedded/index.js';
import { geminiLanguageModel, geminiLiveVoice } from '../../../src/adapters/gemini/index.js';
import { googleCloudSpeechToText, googleCloudTextToSpeech } from '../../../src/adapters/google-cloud/index.js';
import { memorySessionStore } from '../../../src/adapters/memory/index.js';
import { openaiLanguageModel, openaiRealtimeVoice, openaiSpeechToText, openaiTextToSpeech } from '../../../src/adapters/openai/index.js';
import { sileroVoiceActivity } from '../../../src/adapters/silero/index.js';
import { fallback, fallbackTextToSpeech, modelSpeechToText, realtimeSpeech, resilientSpeechToText, withRetry } from '../../../src/adapters/wrappers/index.js';
import { bankInterviewer, modelInterviewer } from '../../../src/interviewer/index.js';
import { energyVoiceActivity, withSpareVoiceActivity } from '../../../src/media/index.js';
import { pauseRule } from '../../../src/session/index.js';
import type { Adapter, LanguageModel } from '../../../src/spec/index.js';
import { departures } from '../../../src/utils/departures.js';
import { setUp } from './browser-speech/listener.js';

/** Host and contents, as words. */
const told = ({ destinations }: Pick<Adapter, 'destinations'>): string | undefined => destinations?.map(({ host, sends }) => `${host} ${sends.join('+')}`).join(', ');

const credentials = 'k';
const openai = { baseUrl: 'https://eu.openai.example/v1', model: 'm', credentials, voice: 'v' };
const silent: LanguageModel = { specificationVersion: 'v1', provider: 'silent', modelId: 'm', capabilities: { audioInput: true, json: true }, stream: () => assert.fail('is not asked') };
const voices = (...local: readonly boolean[]) => ({ synthesis: { getVoices: () => local.map((localService) => ({ localService })) } as never });

const EXPECTED: readonly (readonly [name: string, adapter: Pick<Adapter, 'destinations'>, told: string | undefined])[] = [
  ['anthropicLanguageModel', anthropicLanguageModel(), 'api.anthropic.com text'],
  ['anthropicLanguageModel behind a proxy', anthropicLanguageModel({ baseUrl: 'https://own.example/claude' }), 'own.example text'],
  ['openaiLanguageModel', openaiLanguageModel(openai), 'eu.openai.example text'],
  ['openaiSpeechToText', openaiSpeechToText({ model: 'whisper-1', credentials }), 'api.openai.com sound'],
  ['openaiTextToSpeech', openaiTextToSpeech({ model: 'm', voice: 'v', credentials }), 'api.openai.com questions'],
  ['openaiRealtimeVoice', openaiRealtimeVoice({ model: 'm', credentials }), 'api.openai.com sound+questions'],
  ['deepgramSpeechToText', deepgramSpeechToText({ credentials }), 'api.deepgram.com sound'],
  ['deepgramFlux', deepgramFlux({ credentials, baseUrl: 'wss://api.eu.deepgram.com' }), 'api.eu.deepgram.com sound'],
  ['deepgramTextToSpeech', deepgramTextToSpeech({ credentials }), 'api.deepgram.com questions'],
  ['elevenLabsTextToSpeech', elevenLabsTextToSpeech({ credentials, voice: 'v' }), 'api.elevenlabs.io questions'],
  ['googleCloudSpeechToText', googleCloudSpeechToText({ apiKey: 'k' }), 'speech.googleapis.com sound'],
  ['googleCloudTextToSpeech', googleCloudTextToSpeech({ apiKey: 'k' }), 'texttospeech.googleapis.com questions'],
  ['geminiLanguageModel', geminiLanguageModel({ apiKey: 'k' }), 'generativelanguage.googleapis.com text'],
  ['geminiLanguageModel with a client', geminiLanguageModel({ client: { getGenerativeModel: () => ({}) } }), undefined],
  ['geminiLiveVoice', geminiLiveVoice({ credentials }), 'generativelanguage.googleapis.com sound+questions'],
  ['geminiLiveVoice with a client', geminiLiveVoice({ client: { live: { connect: () => Promise.reject(new Error('no')) } } }), undefined],
  ['chromePromptLanguageModel', chromePromptLanguageModel(), ''],
  ['browserSpeechToText', browserSpeechToText(), 'browser sound'],
  ['browserSpeechToText on the machine', browserSpeechToText({ processLocally: 'require' }), ''],
  ['browserTextToSpeech, whose voices nobody knows', browserTextToSpeech(voices()), 'browser questions'],
  ['browserTextToSpeech with a remote voice', browserTextToSpeech(voices(true, false)), 'browser questions'],
  ['browserTextToSpeech with voices of the machine', browserTextToSpeech(voices(true, true)), ''],
  ['browserTextToSpeech on the machine', browserTextToSpeech({ ...voices(false), processLocally: 'require' }), ''],
  ['embedded vision', embeddedAdapters().vision, ''],
  ['embedded store', embeddedAdapters().store, ''],
  ['memorySessionStore', memorySessionStore(), ''],
  ['sileroVoiceActivity', sileroVoiceActivity(), ''],
  ['withSpareVoiceActivity', withSpareVoiceActivity(energyVoiceActivity()), ''],
  ['pauseRule', pauseRule(), ''],
  ['bankInterviewer', bankInterviewer(), ''],
  ['modelInterviewer', modelInterviewer({ model: anthropicLanguageModel(), scorer: openaiLanguageModel(openai) }), 'api.anthropic.com text, eu.openai.example text'],
  ['modelInterviewer with a model that does not say', modelInterviewer({ model: silent }), undefined],
  ['withRetry', withRetry(anthropicLanguageModel()), 'api.anthropic.com text'],
  ['fallback', fallback([anthropicLanguageModel(), chromePromptLanguageModel()]), 'api.anthropic.com text'],
  ['fallback on one that does not say', fallback([anthropicLanguageModel(), silent]), undefined],
  ['fallbackTextToSpeech', fallbackTextToSpeech([deepgramTextToSpeech({ credentials }), elevenLabsTextToSpeech({ credentials, voice: 'v' })]), 'api.deepgram.com questions, api.elevenlabs.io questions'],
  ['resilientSpeechToText', resilientSpeechToText([deepgramSpeechToText({ credentials })]), 'api.deepgram.com sound'],
  ['modelSpeechToText', modelSpeechToText({ model: geminiLanguageModel({ apiKey: 'k' }) }), 'generativelanguage.googleapis.com sound'],
  ['realtimeSpeech', realtimeSpeech(openaiRealtimeVoice({ model: 'm', credentials })).speechToText, 'api.openai.com sound+questions'],
];

describe('where adapters send something to', () => {
  for (const [name, adapter, expected] of EXPECTED) {
    it(name, () => assert.equal(told(adapter), expected));
  }
});

describe('the recogniser of the browser', () => {
  const times = (): number => departures().find(({ host }) => host === 'browser')?.times ?? 0;

  it('is counted each time that it sends sound away, and not where it stays on the machine', async () => {
    const { clock, page, listen } = setUp();
    const before = times();
    await listen();
    assert.equal(times(), before + 1);
    Object.assign(page.Constructor.prototype, { processLocally: false });
    page.Constructor.available = () => Promise.resolve('available');
    await listen(browserSpeechToText({ recognition: page.Constructor, clock, processLocally: 'require' }));
    assert.equal(times(), before + 1);
  });
});
