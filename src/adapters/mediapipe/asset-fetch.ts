import { AssetError } from '../../errors/index.js';

export type FetchOptions = { readonly fetch: typeof fetch; readonly signal?: AbortSignal };

/** Fetches one self-hosted file. Rejects with `AssetError` (`missing`, `blocked`), or with the signal's reason. */
export async function fetchAsset(url: string, { fetch, signal }: FetchOptions): Promise<Response> {
  const policy = watchPolicy();
  try {
    const response = await fetch(url, { credentials: 'same-origin', ...(signal && { signal }) });
    if (response.ok && !isPage(response)) return response;
    await response.body?.cancel();
    throw new AssetError('missing', fileOf(url), { cause: new Error(`HTTP ${response.status}`) });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof AssetError) throw error;
    throw new AssetError((await policy.refused(url)) ? 'blocked' : 'missing', fileOf(url), { cause: error });
  } finally {
    policy.end();
  }
}

/** Why a script that the browser loads itself (a worker, an import) did not start: it tells no reason, so the file is asked for again. */
export async function explainScriptFailure(url: string, cause?: unknown): Promise<AssetError> {
  try {
    const response = await fetchAsset(url, { fetch: (input, init) => fetch(input, init) });
    await response.body?.cancel();
    return new AssetError('invalid', fileOf(url), { cause });
  } catch (error) {
    return error instanceof AssetError ? error : new AssetError('invalid', fileOf(url), { cause: error });
  }
}

/** Remembers what the security policy refuses from now on; `refused` looks at the URL's beginning, `end` releases the listener. */
export function watchPolicy(): { refused(url: string): Promise<boolean>; end(): void } {
  const target: EventTarget = globalThis.document ?? globalThis;
  const refused: string[] = [];
  const note = (event: Event) => refused.push((event as SecurityPolicyViolationEvent).blockedURI);
  target.addEventListener('securitypolicyviolation', note);
  return {
    async refused(url) {
      // The event is a task of its own and may come after the failure that it explains.
      await new Promise((resolve) => setTimeout(resolve));
      return refused.some((uri) => uri.length > 0 && url.startsWith(uri));
    },
    end: () => target.removeEventListener('securitypolicyviolation', note),
  };
}

export function fileOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? '';
}

/** Single-page servers answer every unknown path with their HTML page and status 200. */
function isPage(response: Response): boolean {
  return /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
}
