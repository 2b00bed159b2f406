import { openaiRealtimeVoice, type OpenaiRealtimeVoiceOptions } from '../../../../src/adapters/openai/index.js';
import { openaiRealtimeSimulator, virtualClock, type OpenaiRealtimeSimulator, type OpenaiRealtimeSimulatorOptions, type RealtimeVoiceRig, type VirtualClock } from '../../../../src/testing/index.js';
import { serveSockets } from '../../testing/served-sockets.js';

export interface OpenaiRealtimeRig extends RealtimeVoiceRig {
  readonly clock: VirtualClock;
  readonly simulator: OpenaiRealtimeSimulator;
}

export interface OpenaiRealtimeRigOptions {
  readonly simulated?: OpenaiRealtimeSimulatorOptions;
  readonly options?: Partial<OpenaiRealtimeVoiceOptions>;
  readonly microphoneRate?: number;
  readonly clock?: VirtualClock;
  readonly simulator?: OpenaiRealtimeSimulator;
}

/** The adapter and its service in the same process, on a virtual clock. */
export function openaiRealtimeRig({
  simulated = {},
  options = {},
  microphoneRate = 16_000,
  clock = virtualClock(),
  simulator = openaiRealtimeSimulator({ clock, models: ['gpt-realtime-2.1'], ...simulated }),
}: OpenaiRealtimeRigOptions = {}): OpenaiRealtimeRig {
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

/** As `openaiRealtimeRig`, over real sockets. */
export async function servedRealtimeRig(): Promise<OpenaiRealtimeRig> {
  const clock = virtualClock();
  const simulator = openaiRealtimeSimulator({ clock });
  const served = await serveSockets(simulator, clock);
  const rig = openaiRealtimeRig({ clock, simulator, options: { WebSocket: served.WebSocket, baseUrl: `${served.url}/v1` } });
  return Object.defineProperties(rig, { advance: { value: (ms: number) => served.advance(ms) }, close: { value: () => served.close() } });
}
