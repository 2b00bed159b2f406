import { AssetError } from '../../errors/index.js';

/** The bytes of one self-hosted file. Rejects with `AssetError` (`missing`), or with the signal's reason. */
export async function fetchFile(url: string, { fetch, signal }: { readonly fetch: typeof globalThis.fetch; readonly signal: AbortSignal }): Promise<ArrayBuffer> {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    const response = await fetch(url, { credentials: 'same-origin', signal });
    // Single-page servers answer every unknown path with their page and status 200.
    if (response.ok && !/^text\/html\b/i.test(response.headers.get('content-type') ?? '')) return await response.arrayBuffer();
    await response.body?.cancel();
    throw new AssetError('missing', name, { part: 'ocr', cause: new Error(`HTTP ${response.status}`) });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof AssetError ? error : new AssetError('missing', name, { part: 'ocr', cause: error });
  }
}
