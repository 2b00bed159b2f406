import { describe, it } from 'node:test';
import { realtimeVoiceContract } from '../../../../src/testing/index.js';
import { liveRig } from './live-rig.js';

const KINDS = {
  'as it is': () => liveRig(),
  'with certain words only at the end, and a model that does not tell that it stays silent': () => liveRig({ transcription: 'late', tellsSilence: false }),
  'with a model that replies to what it hears': () => liveRig({ unasked: 'Thank you, that was very interesting to hear from you.', marksLast: true }),
  'with a microphone of 48 kHz': () => liveRig({}, {}, 48_000),
};

for (const [kind, create] of Object.entries(KINDS)) {
  describe(`Gemini Live, ${kind},`, () => {
    for (const { name, run } of realtimeVoiceContract(create)) it(name, run);
  });
}
