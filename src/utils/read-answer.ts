import { parseJson } from './parse-json.js';
import { RequestFailure } from './request-failure.js';
import { untilAborted } from './until-aborted.js';

/** The JSON of an answer. Rejects with `RequestFailure` (`content`, `broken`), or with the signal's reason. */
export async function jsonOf(response: Response, signal: AbortSignal): Promise<unknown> {
  const text = await untilAborted(response.text(), signal).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new RequestFailure('broken', { cause });
  });
  signal.throwIfAborted();
  const json = parseJson(text);
  if (json === undefined) throw new RequestFailure('content');
  return json;
}

/**
 * The bytes of an answer as they come. Rejects as `jsonOf` does: `content` for text, which is no sound. Leaving the loop
 * closes the connection.
 */
export async function* bytesOf(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const isText = /^(text\/|application\/json\b)/i.test(response.headers.get('content-type') ?? '');
  if (isText || !response.body) {
    response.body?.cancel().catch(() => undefined);
    throw new RequestFailure('content');
  }
  const reader = response.body.getReader();
  let hasEnded = false;
  try {
    for (;;) {
      const { done, value } = await untilAborted(reader.read(), signal);
      hasEnded = done;
      if (done) return;
      yield value;
      signal.throwIfAborted();
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw new RequestFailure('broken', { cause });
  } finally {
    // Nothing to be done about a connection that does not even close.
    if (!hasEnded) reader.cancel().catch(() => undefined);
  }
}
