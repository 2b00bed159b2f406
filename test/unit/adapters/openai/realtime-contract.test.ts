import { describe, it } from 'node:test';
import { realtimeVoiceContract } from '../../../../src/testing/index.js';
import { openaiRealtimeRig, servedRealtimeRig } from './realtime-rig.js';

for (const microphoneRate of [16_000, 48_000]) {
  describe(`openaiRealtimeVoice over a WebSocket, with a microphone of ${microphoneRate} Hz`, () => {
    for (const { name, run } of realtimeVoiceContract(() => openaiRealtimeRig({ microphoneRate }))) it(name, run);
  });
}

describe('openaiRealtimeVoice over real sockets', () => {
  for (const { name, run } of realtimeVoiceContract(servedRealtimeRig)) it(name, run);
});
