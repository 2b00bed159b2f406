import { geminiLiveVoice, type GeminiLiveVoiceOptions } from '../../src/adapters/gemini/index.js';
import { realtimeSpeech, type RealtimeSpeech } from '../../src/adapters/wrappers/index.js';
import type { AdapterWarning, TextToSpeech } from '../../src/spec/index.js';
import { geminiLiveSimulator, ToneMicrophone, virtualClock, type GeminiLiveSimulator, type GeminiLiveSimulatorOptions } from '../../src/testing/index.js';
import { overheardPlayer, type OverheardPlayer } from './overheard-player.js';
import { inSteps } from './passing-time.js';
import { serveSockets } from './served-sockets.js';
import { voiceHarness, type VoiceHarness, type VoiceHarnessOptions } from './voice-harness.js';

/** Of the network and of the microphone's frames, ms. */
const STEP_MS = 100;

export interface LiveInterviewOptions {
  readonly server?: GeminiLiveSimulatorOptions;
  readonly adapter?: Partial<GeminiLiveVoiceOptions>;
  readonly session?: VoiceHarnessOptions;
  /** The voice of the session, where it is not that of the conversation alone. */
  voiceFrom?(live: TextToSpeech): TextToSpeech;
}

export interface LiveInterview extends VoiceHarness {
  readonly simulator: GeminiLiveSimulator;
  readonly microphone: ToneMicrophone;
  readonly player: OverheardPlayer;
  readonly live: RealtimeSpeech;
  readonly warnings: readonly AdapterWarning[];
  readonly changes: readonly string[];
  close(): Promise<void>;
}

/** A whole spoken interview with Gemini Live as both roles: over real sockets, in the time of a virtual clock. Time passes with the microphone. */
export async function liveInterview({ server = {}, adapter = {}, session = {}, voiceFrom = (voice) => voice }: LiveInterviewOptions): Promise<LiveInterview> {
  const clock = session.clock ?? virtualClock();
  const simulator = geminiLiveSimulator({ clock, ...server });
  const served = await serveSockets(simulator, clock, STEP_MS);
  const player = overheardPlayer(clock);
  const warnings: AdapterWarning[] = [];
  const changes: string[] = [];
  const voice = geminiLiveVoice({ credentials: () => simulator.issueToken(), baseUrl: served.url, WebSocket: served.WebSocket, clock, random: () => 0.5, ...adapter });
  const live = realtimeSpeech(voice, { language: 'en', playedMs: () => player.playedMs, onWarning: (warning) => warnings.push(warning), onConnection: (state) => changes.push(state) });
  const microphone = new ToneMicrophone(inSteps(served, STEP_MS));
  const harness = await voiceHarness({ speechToText: live.speechToText, textToSpeech: voiceFrom(live.textToSpeech), audio: microphone, ...session, clock, player });
  return {
    ...harness,
    simulator,
    microphone,
    player,
    live,
    warnings,
    changes,
    async close() {
      harness.session.dispose();
      await live.close();
      await served.advance(100);
      await served.close();
    },
  };
}
