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

/** How long after a failure the event that explains it may still come, ms: it is a task of its own. */
const POLICY_EVENT_MS = 100;

/** Remembers what the security policy refuses from now on. `refused`: was one of these URLs? `end` releases the listener. */
export function watchPolicy(): { refused(...urls: string[]): Promise<boolean>; end(): void } {
  const target: EventTarget = globalThis.document ?? globalThis;
  const uris: string[] = [];
  let noted = () => {};
  const note = (event: Event) => {
    uris.push((event as SecurityPolicyViolationEvent).blockedURI);
    noted();
  };
  target.addEventListener('securitypolicyviolation', note);
  return {
    async refused(...urls) {
      // Of a Blob only the scheme is reported.
      const found = () => uris.some((uri) => uri.length > 0 && urls.some((url) => url.startsWith(uri)));
      if (!found()) {
        await new Promise<void>((resolve) => {
          noted = () => found() && resolve();
          setTimeout(resolve, POLICY_EVENT_MS);
        });
      }
      return found();
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
