import { geminiLiveVoice, type GeminiLiveVoiceOptions } from '../../../../src/adapters/gemini/index.js';
import { geminiLiveSimulator, virtualClock, type GeminiLiveSimulator, type GeminiLiveSimulatorOptions, type RealtimeVoiceRig, type VirtualClock } from '../../../../src/testing/index.js';

export interface LiveRig extends RealtimeVoiceRig {
  readonly clock: VirtualClock;
  readonly simulator: GeminiLiveSimulator;
}

/** Gemini Live over its simulator, both on a virtual clock. */
export function liveRig(server: GeminiLiveSimulatorOptions = {}, adapter: Partial<GeminiLiveVoiceOptions> = {}, microphoneRate = 16_000): LiveRig {
  const clock = virtualClock();
  const simulator = geminiLiveSimulator({ clock, ...server });
  let isLocked = false;
  let isGone = false;
  const WebSocket = simulator.sockets.WebSocket;
  return {
    clock,
    simulator,
    realtimeVoice: geminiLiveVoice({
      credentials: () => (isLocked ? 'auth_tokens/wrong' : simulator.issueToken()),
      baseUrl: 'wss://gemini.test',
      WebSocket,
      clock,
      random: () => 0.5,
      ...adapter,
    }),
    microphoneRate,
    advance: (ms) => clock.advance(ms),
    get open() {
      return simulator.sockets.open;
    },
    get heard() {
      return simulator.heard;
    },
    cut: () => simulator.sockets.cut(),
    lockOut() {
      isLocked = true;
    },
    fail() {
      isGone = isLocked = true;
      if (isGone) simulator.revokeTokens();
      simulator.sockets.cut();
    },
    interject: () => simulator.interject('Nobody asked for these words.'),
  };
}
