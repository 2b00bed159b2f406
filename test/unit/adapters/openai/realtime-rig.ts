import { openaiRealtimeVoice, type OpenaiRealtimeVoiceOptions } from '../../../../src/adapters/openai/index.js';
import { openaiRealtimeSimulator, virtualClock, type OpenaiRealtimeSimulator, type OpenaiRealtimeSimulatorOptions, type RealtimeVoiceRig, type VirtualClock } from '../../../../src/testing/index.js';

export interface OpenaiRealtimeRig extends RealtimeVoiceRig {
  readonly clock: VirtualClock;
  readonly simulator: OpenaiRealtimeSimulator;
}

export interface OpenaiRealtimeRigOptions {
  readonly simulated?: OpenaiRealtimeSimulatorOptions;
  readonly options?: Partial<OpenaiRealtimeVoiceOptions>;
  readonly microphoneRate?: number;
}

/** The adapter and its service in the same process, on a virtual clock. */
export function openaiRealtimeRig({ simulated = {}, options = {}, microphoneRate = 16_000 }: OpenaiRealtimeRigOptions = {}): OpenaiRealtimeRig {
  const clock = virtualClock();
  const simulator = openaiRealtimeSimulator({ clock, models: ['gpt-realtime-2.1'], ...simulated });
  let isLockedOut = false;
  return {
    clock,
    simulator,
    microphoneRate,
    realtimeVoice: openaiRealtimeVoice({
      credentials: () => (isLockedOut ? 'ek_of_nobody' : simulator.mintSecret()),
      model: 'gpt-realtime-2.1',
      WebSocket: simulator.WebSocket,
      clock,
      random: () => 0.5,
      ...options,
    }),
    get open() {
      return simulator.open;
    },
    get heard() {
      return simulator.heard;
    },
    advance: (ms) => clock.advance(ms),
    cut: () => simulator.cut(),
    lockOut: () => void (isLockedOut = true),
    fail() {
      simulator.refuse(...Array.from({ length: 50 }, () => 503));
      simulator.cut();
    },
    interject: () => simulator.interject(),
  };
}
