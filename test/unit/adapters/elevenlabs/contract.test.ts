import { describe, it } from 'node:test';
import { textToSpeechContract } from '../../../../src/testing/index.js';
import { elevenLabsRig } from './rig.js';

for (const alignment of ['chunk', 'stretch'] as const) {
  describe(`elevenLabsTextToSpeech with the times of each ${alignment}`, () => {
    for (const { name, run } of textToSpeechContract(() => elevenLabsRig({ simulated: { alignment } }))) it(name, run);
  });
}
