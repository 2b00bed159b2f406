import assert from 'node:assert/strict';
import type { SpeechToText, SpeechToTextPart } from '../../../../src/spec/index.js';
import { SocketSimulator, type DeepgramSimulatorOptions, type ServerSocket } from '../../../../src/testing/index.js';
import { SpokenMicrophone } from '../../../helpers/spoken-microphone.js';
import { listenerOf, setUp, type Listener, type ListenOptions, type Setup } from './rigs.js';

export interface Conversation extends Setup {
  readonly audio: SpokenMicrophone;
  readonly parts: SpeechToTextPart[];
  /** Ends as the iteration does; `error` is what it rejected with. */
  readonly done: Promise<{ readonly error?: unknown }>;
  readonly controller: AbortController;
  /** Aborts and lets 5 s pass. */
  stop(): Promise<{ readonly error?: unknown }>;
}

export interface ListenSetup {
  readonly simulator?: DeepgramSimulatorOptions;
  readonly adapter?: ListenOptions & Partial<Setup['options']>;
  readonly language?: string;
  readonly hints?: readonly string[];
  readonly sampleRate?: number;
}

/** Begins to listen, in one process and on a virtual clock. */
export async function converse(listener: Listener, { simulator: simulated = {}, adapter = {}, language = 'en-US', hints, sampleRate = 16_000 }: ListenSetup = {}): Promise<Conversation> {
  const setup = await setUp('process', simulated);
  const audio = new SpokenMicrophone(setup.clock, sampleRate);
  const speechToText: SpeechToText = listenerOf(listener, { ...setup.options, ...adapter });
  const controller = new AbortController();
  const parts: SpeechToTextPart[] = [];
  const read = async (): Promise<void> => {
    for await (const part of speechToText.transcribe({ audio, language, ...(hints && { hints }) }, { signal: controller.signal })) parts.push(part);
  };
  const done = read().then(
    () => ({}),
    (error: unknown) => ({ error }),
  );
  await setup.clock.advance(0);
  return {
    ...setup,
    audio,
    parts,
    done,
    controller,
    async stop() {
      controller.abort();
      await setup.clock.advance(5000);
      return done;
    },
  };
}

/** All that is certain. */
export function heard(parts: readonly SpeechToTextPart[]): string {
  return parts.flatMap((part) => (part.type === 'transcript-end' ? [part.text] : [])).join(' ');
}

export function typesOf(parts: readonly SpeechToTextPart[]): string[] {
  const types = parts.map(({ type }) => type);
  return types.filter((type, index) => type !== types[index - 1]);
}

/** Text messages that a server got over its only connection, without repetitions. */
export function controlMessages({ simulator }: Setup): readonly { readonly at: number; readonly type: string }[] {
  const [connection] = simulator.sockets.connections;
  assert.notEqual(connection, undefined);
  return (connection?.received ?? []).flatMap(({ at, message }) => (typeof message === 'string' ? [{ at, type: (JSON.parse(message) as { type: string }).type }] : []));
}

export function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown } | undefined)?.code;
}

/** A server that only says what a test has it say. */
export function obedientServer(): { readonly WebSocket: SocketSimulator['WebSocket']; say(message: string): void; readonly sockets: SocketSimulator } {
  const open: ServerSocket[] = [];
  const sockets = new SocketSimulator({
    admit: ({ protocols }) => ({ protocol: protocols[0] ?? '' }),
    connect(socket) {
      open.push(socket);
      return { receive: () => undefined };
    },
  });
  return { WebSocket: sockets.WebSocket, sockets, say: (message) => open.forEach((socket) => socket.send(message)) };
}
