import { untilAborted } from './until-aborted.js';

/** One event of a stream: `data` holds its lines joined by line feeds. */
export interface ServerSentEvent {
  readonly event?: string;
  readonly data: string;
}

/**
 * Reads `text/event-stream` (WHATWG HTML, 9.2.6): lines that end in CR, LF or both, characters and lines split over
 * chunks in any place, comments, fields without a space. An event that its blank line has not ended is dropped, as the
 * standard says. Closes the connection when the reader leaves early or the signal ends; rejects with the signal's reason,
 * or with what the body rejects with.
 */
export async function* serverSentEvents(body: ReadableStream<Uint8Array>, signal?: AbortSignal): AsyncGenerator<ServerSentEvent> {
  const reader = body.getReader();
  // Drops the byte order mark; a broken character becomes U+FFFD, as in every browser.
  const decoder = new TextDecoder();
  const lines = new LineReader();
  const events = new EventReader();
  let ended = false;
  try {
    while (!ended) {
      const { done, value } = await untilAborted(reader.read(), signal);
      ended = done;
      for (const line of lines.read(done ? decoder.decode() : decoder.decode(value, { stream: true }))) {
        const event = events.read(line);
        if (event) yield event;
      }
    }
  } finally {
    // Nothing to be done about a connection that does not even close.
    if (!ended) reader.cancel().catch(() => undefined);
  }
}

/** Hands out complete lines. A CR at the end of a chunk ends its line at once; the LF that may follow belongs to it. */
class LineReader {
  #rest = '';
  #afterReturn = false;

  *read(text: string): Generator<string> {
    let chunk = text;
    if (this.#afterReturn && chunk.startsWith('\n')) chunk = chunk.slice(1);
    if (text !== '') this.#afterReturn = text.endsWith('\r');
    const lines = (this.#rest + chunk).split(/\r\n|\n|\r/);
    this.#rest = lines.pop() ?? '';
    yield* lines;
  }
}

class EventReader {
  #event = '';
  #data: string[] = [];

  /** The event that this line ends. */
  read(line: string): ServerSentEvent | undefined {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    // A comment, which servers send to keep the connection open, is a field without a name.
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    if (field === 'data') this.#data.push(value);
    if (field === 'event') this.#event = value;
    return undefined;
  }

  #dispatch(): ServerSentEvent | undefined {
    const event = this.#event;
    const data = this.#data;
    this.#event = '';
    this.#data = [];
    if (data.length === 0) return undefined;
    return event ? { event, data: data.join('\n') } : { data: data.join('\n') };
  }
}
