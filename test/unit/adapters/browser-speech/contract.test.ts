import { describe, it } from 'node:test';
import { browserSpeechToText, browserTextToSpeech } from '../../../../src/adapters/browser-speech/index.js';
import { speechToTextContract, textToSpeechContract, virtualClock, type SpeechToTextRig, type TextToSpeechRig } from '../../../../src/testing/index.js';
import { SimulatedRecognition, type Dialect } from './simulated-recognition.js';
import { LOCAL_VOICE, REMOTE_VOICE, SimulatedSynthesis, SimulatedUtterance } from './simulated-synthesis.js';

const listeningRig = (dialect: Dialect) => (utterances: readonly string[]): SpeechToTextRig => {
  const clock = virtualClock();
  const page = new SimulatedRecognition(clock, dialect);
  let next = 0;
  return {
    speechToText: browserSpeechToText({ recognition: page.Constructor, clock }),
    get open() {
      return page.active ? 1 : 0;
    },
    advance: (ms) => clock.advance(ms),
    say: () => page.say(utterances[next++] ?? ''),
    begin: () => page.begin(utterances[next++] ?? ''),
    fail: () => page.active?.fail('service-not-allowed'),
  };
};

const speakingRig = (voices: readonly SpeechSynthesisVoice[]) => (): TextToSpeechRig => {
  const clock = virtualClock();
  const synthesis = new SimulatedSynthesis(clock, voices);
  return {
    textToSpeech: browserTextToSpeech({ synthesis, utterance: SimulatedUtterance, clock }),
    get sounding() {
      return synthesis.audible;
    },
    get spoken() {
      return synthesis.asked.map(({ text }) => text).join(' ');
    },
    advance: (ms) => clock.advance(ms),
    fail: () => void synthesis.faults.push({ error: 'synthesis-failed' }),
  };
};

describe('browserSpeechToText', () => {
  for (const dialect of ['chromium', 'android', 'ios'] as const) {
    describe(`in a browser like ${dialect}`, () => {
      for (const { name, run } of speechToTextContract(listeningRig(dialect))) it(name, run);
    });
  }
});

describe('browserTextToSpeech', () => {
  for (const voice of [LOCAL_VOICE, REMOTE_VOICE]) {
    describe(`with a ${voice.localService ? 'local' : 'remote'} voice`, () => {
      for (const { name, run } of textToSpeechContract(speakingRig([voice]))) it(name, run);
    });
  }
});
