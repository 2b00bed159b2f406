import { noteDeparture } from '../../utils/departures.js';
import { PartQueue } from '../../utils/part-queue.js';
import { SocketFailure } from '../../utils/socket-connection.js';
import { untilAborted } from '../../utils/until-aborted.js';
import type { LiveInput, LiveSetup } from './gemini-live-setup.js';
import type { LiveLine } from './gemini-live-socket.js';

/** The member of a client of `@google/genai` that is used. */
export interface GenaiLiveClient {
  readonly live: { connect(params: never): Promise<unknown> };
}

interface GenaiLiveSession {
  sendClientContent(params: unknown): void;
  sendRealtimeInput(params: unknown): void;
  close(): void;
}

/** Over `live.connect` of a client of `@google/genai`; it waits for the setup to be complete, and hands that message out too. */
export async function openClientLine(client: GenaiLiveClient, setup: LiveSetup, signal: AbortSignal): Promise<LiveLine> {
  signal.throwIfAborted();
  const queue = new PartQueue<unknown>();
  let isOurs = false;
  let fail: (error: unknown) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => (fail = reject));
  // A connection that ends later is told by its messages.
  ended.catch(() => undefined);
  const { model, generationConfig, ...config } = setup;
  const connect = client.live.connect.bind(client.live) as (params: unknown) => Promise<GenaiLiveSession>;
  const connecting = connect({
    model,
    config: { ...generationConfig, ...config },
    callbacks: {
      onmessage: (message: unknown) => queue.push(message),
      // The close after it has the code.
      onerror: () => undefined,
      onclose: ({ code = 1006, reason = '' }: { code?: number; reason?: string }) => {
        const failure = new SocketFailure('running', code, reason);
        if (isOurs || code === 1000) queue.close();
        else queue.fail(failure);
        fail(failure);
      },
    },
  });
  const closing = (session: GenaiLiveSession): void => session.close();
  try {
    const session = await untilAborted(Promise.race([connecting, ended]), signal);
    const abort = (): void => {
      queue.fail(signal.reason);
      closing(session);
    };
    signal.addEventListener('abort', abort, { once: true });
    return {
      messages: queue,
      send: (input) => send(session, input),
      close() {
        isOurs = true;
        signal.removeEventListener('abort', abort);
        queue.close();
        closing(session);
      },
    };
  } catch (error) {
    // It cannot be called off; what it opens too late is closed.
    connecting.then(closing, () => undefined);
    throw error;
  }
}

function send(session: GenaiLiveSession, input: LiveInput): void {
  noteDeparture('?', JSON.stringify(input));
  if ('clientContent' in input) session.sendClientContent(input.clientContent);
  else session.sendRealtimeInput(input.realtimeInput);
}
