import { describe, it } from 'node:test';
import { speechToTextContract, textToSpeechContract } from '../../../../src/testing/index.js';
import { listenRig, speakRig, type Where } from './rigs.js';

const PLACES: Readonly<Record<Where, string>> = { process: 'in the same process', network: 'over real sockets' };

for (const where of ['process', 'network'] as const) {
  describe(`deepgramSpeechToText ${PLACES[where]}`, () => {
    for (const { name, run } of speechToTextContract((utterances) => listenRig('v1', where, utterances))) it(name, run);
  });
  describe(`deepgramFlux ${PLACES[where]}`, () => {
    for (const { name, run } of speechToTextContract((utterances) => listenRig('flux', where, utterances))) it(name, run);
  });
  for (const isWarm of [false, true]) {
    describe(`deepgramTextToSpeech, ${isWarm ? 'warm' : 'cold'}, ${PLACES[where]}`, () => {
      for (const { name, run } of textToSpeechContract(() => speakRig(isWarm, where))) it(name, run);
    });
  }
}
