import { parseJson } from './parse-json.js';
import { RequestFailure } from './request-failure.js';
import { retryAfterMs } from './retry-after.js';
import { serverSentEvents, type ServerSentEvent } from './server-sent-events.js';
import { untilAborted } from './until-aborted.js';

export interface EventRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body: unknown;
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly signal: AbortSignal;
}

/**
 * Posts JSON and hands out the events of the answer as they come. Rejects with `RequestFailure`, or with the signal's reason
 * once the request has been ended. Leaving the loop ends the request too.
 */
export async function* postForEvents(request: EventRequest): AsyncGenerator<ServerSentEvent> {
  const { signal } = request;
  signal.throwIfAborted();
  const response = await answer(request);
  if (!response.ok) throw await refusal(response, signal);
  // A page of a proxy, or an answer that was not asked for.
  const isOther = /^(text\/html|application\/json)\b/i.test(response.headers.get('content-type') ?? '');
  if (isOther || !response.body) {
    response.body?.cancel().catch(() => undefined);
    throw new RequestFailure('content');
  }
  try {
    for await (const event of serverSentEvents(response.body, signal)) {
      yield event;
      // What came with the same chunk is not handed out after the end.
      signal.throwIfAborted();
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw new RequestFailure('broken', { cause });
  }
}

async function answer({ url, headers, body, fetch = globalThis.fetch, signal }: EventRequest): Promise<Response> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body), signal };
  try {
    return await untilAborted(fetch(url, init), signal);
  } catch (cause) {
    signal.throwIfAborted();
    const isReachable = await untilAborted(answersOthers(url, fetch, signal), signal);
    throw new RequestFailure(isReachable ? 'cors' : 'network', { cause });
  }
}

/**
 * Browsers do not say why a request failed. A server of another origin that answers a request without CORS is there, and
 * only its headers (or those of its answer to OPTIONS) are missing.
 */
async function answersOthers(url: string, fetch: typeof globalThis.fetch, signal: AbortSignal): Promise<boolean> {
  const page = globalThis.location?.href;
  if (!page || new URL(url, page).origin === new URL(page).origin) return false;
  try {
    const response = await fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal });
    response.body?.cancel().catch(() => undefined);
    return true;
  } catch {
    return false;
  }
}

async function refusal(response: Response, signal: AbortSignal): Promise<RequestFailure> {
  const text = await untilAborted(response.text(), signal).catch(() => '');
  signal.throwIfAborted();
  const { status, headers } = response;
  return new RequestFailure('status', { status, retryAfterMs: retryAfterMs(headers, Date.now()), body: parseJson(text) });
}
