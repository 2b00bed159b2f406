import { deepgramFlux, deepgramSpeechToText, deepgramTextToSpeech, type DeepgramFluxOptions, type DeepgramOptions, type DeepgramSpeechToTextOptions } from '../../../../src/adapters/deepgram/index.js';
import type { SpeechToText, TextToSpeech } from '../../../../src/spec/index.js';
import { deepgramSimulator, virtualClock, type DeepgramSimulator, type DeepgramSimulatorOptions, type SpeechToTextRig, type TextToSpeechRig, type VirtualClock } from '../../../../src/testing/index.js';
import { fromPcmBytes } from '../../../../src/utils/pcm-bytes.js';
import { serveSockets } from '../../../helpers/served-sockets.js';
import { SpokenMicrophone } from '../../../helpers/spoken-microphone.js';

/** `process`: simulator and adapter in one process. `network`: over real sockets. */
export type Where = 'process' | 'network';

export interface Setup {
  readonly clock: VirtualClock;
  readonly simulator: DeepgramSimulator;
  /** To be handed to an adapter. */
  readonly options: DeepgramOptions;
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

export async function setUp(where: Where = 'process', options: DeepgramSimulatorOptions = {}): Promise<Setup> {
  const clock = virtualClock();
  const simulator = deepgramSimulator({ clock, interimMs: 200, ...options });
  const credentials = (): string => simulator.grant();
  if (where === 'process') {
    return { clock, simulator, options: { credentials, clock, WebSocket: simulator.WebSocket }, advance: (ms) => clock.advance(ms), close: async () => undefined };
  }
  const served = await serveSockets(simulator, clock);
  return { clock, simulator, options: { credentials, clock, WebSocket: served.WebSocket, baseUrl: served.url }, advance: served.advance, close: served.close };
}

export type Listener = 'v1' | 'flux';
export type ListenOptions = Partial<DeepgramSpeechToTextOptions & DeepgramFluxOptions>;

export function listenerOf(listener: Listener, options: DeepgramOptions & ListenOptions): SpeechToText {
  return listener === 'v1' ? deepgramSpeechToText(options) : deepgramFlux(options);
}

export interface ListenRig extends SpeechToTextRig, Omit<Setup, 'close'> {
  readonly audio: SpokenMicrophone;
}

/** Silence after which both are sure: the endpoint of 300 ms, 70 % of Flux's second. */
const PAUSE_MS = 900;

/** An adapter that listens, with a speaker of tones. While nobody speaks the microphone is muted: no frame comes. */
export async function listenRig(listener: Listener, where: Where = 'process', utterances: readonly string[] = [], sampleRate = 16_000): Promise<ListenRig> {
  const setup = await setUp(where);
  const { simulator, options, clock } = setup;
  const audio = new SpokenMicrophone(clock, sampleRate, setup.advance);
  let next = 0;
  const wordsOfNext = (): readonly string[] => utterances[next++ % utterances.length]?.split(' ') ?? [];
  return {
    ...setup,
    audio,
    speechToText: listenerOf(listener, options),
    get open() {
      return Math.max(audio.readers, simulator.sockets.open);
    },
    stranger: listenerOf(listener, { ...options, credentials: 'not-a-token' }),
    get saidAt() {
      return audio.spans.at(-1) ?? { start: 0, end: 0 };
    },
    async say() {
      await audio.say(wordsOfNext().join(' '));
      await audio.silence(PAUSE_MS);
    },
    utter: () => audio.say(wordsOfNext().join(' ')),
    async begin() {
      await audio.say(wordsOfNext().slice(0, 2).join(' '));
      await audio.silence(220);
    },
    exhaust: () => audio.exhaust(),
    fail() {
      simulator.sockets.refuse(500, 500, 500);
      simulator.sockets.cut();
    },
  };
}

export interface SpeakRig extends TextToSpeechRig, Omit<Setup, 'close'> {}

/** Aura, with a connection of each call's own or with one that is held. */
export async function speakRig(isWarm: boolean, where: Where = 'process'): Promise<SpeakRig> {
  const setup = await setUp(where);
  const { simulator, options } = setup;
  const textToSpeech: TextToSpeech = deepgramTextToSpeech(options);
  const life = new AbortController();
  if (isWarm) {
    const warming = textToSpeech.warm?.({ signal: life.signal });
    await setup.advance(0);
    await warming;
  }
  return {
    ...setup,
    textToSpeech,
    get sounding() {
      return simulator.speaking > 0;
    },
    get spoken() {
      return simulator.spoken.join(' ');
    },
    get sound() {
      return fromPcmBytes(joined(simulator.sockets.connections.flatMap(({ sent }) => sent.flatMap(({ message }) => (typeof message === 'string' ? [] : [message])))));
    },
    fail() {
      simulator.sockets.refuse(...Array.from({ length: 10 }, () => 500));
      simulator.sockets.cut();
    },
    async close() {
      life.abort();
      await setup.advance(0);
      await setup.close();
    },
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
