import { hostOf, noteDeparture } from './departures.js';
import { parseJson } from './parse-json.js';
import { RequestFailure } from './request-failure.js';
import { retryAfterMs } from './retry-after.js';
import { untilAborted } from './until-aborted.js';

export interface PostRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A form is sent as one, text as it is (with its type in the headers), anything else as JSON. */
  readonly body: unknown;
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly signal: AbortSignal;
}

/**
 * The answer, once it has begun and says yes. Rejects with `RequestFailure` (`network`, `cors`, `status`), or with the
 * signal's reason once the request has been ended.
 */
export async function post(request: PostRequest): Promise<Response> {
  request.signal.throwIfAborted();
  const response = await answer(request);
  if (!response.ok) throw await refusal(response, request.signal);
  return response;
}

async function answer({ url, headers, body, fetch = globalThis.fetch, signal }: PostRequest): Promise<Response> {
  // The type of a form has a boundary in it, which only `fetch` knows.
  const isForm = typeof FormData === 'function' && body instanceof FormData;
  const content = isForm || typeof body === 'string' ? { headers, body } : { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  noteDeparture(hostOf(url), content.body);
  try {
    return await untilAborted(fetch(url, { method: 'POST', ...content, signal }), signal);
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
