import { watchPolicy } from './policy-watch.js';

export interface AskOptions {
  /** The page's own by default. */
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
}

/** What came of asking for a self-hosted file. `blocked`: the page's policy or another host does not let this page have it. */
export type AssetAnswer = { readonly response: Response } | { readonly reason: 'missing' | 'blocked'; readonly cause: unknown };

/** Asks for a self-hosted file. Rejects only with the signal's reason. */
export async function askForAsset(url: string, { fetch = (input, init) => globalThis.fetch(input, init), signal }: AskOptions = {}): Promise<AssetAnswer> {
  const policy = watchPolicy();
  try {
    const response = await fetch(url, { credentials: 'same-origin', ...(signal && { signal }) });
    if (response.ok && !isPage(response)) return { response };
    await response.body?.cancel();
    return { reason: 'missing', cause: new Error(`HTTP ${response.status}`) };
  } catch (cause) {
    signal?.throwIfAborted();
    const isBlocked = (await policy.refused(url)) || (new URL(url).origin !== globalThis.origin && (await answers(url, fetch)));
    signal?.throwIfAborted();
    return { reason: isBlocked ? 'blocked' : 'missing', cause };
  } finally {
    policy.end();
  }
}

/** Single-page servers answer every unknown path with their HTML page and status 200. */
function isPage(response: Response): boolean {
  return /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
}

/** A host that answers, but not to this page, does not allow its origin. */
function answers(url: string, fetch: typeof globalThis.fetch): Promise<boolean> {
  return fetch(url, { method: 'HEAD', mode: 'no-cors' }).then(
    () => true,
    () => false,
  );
}
