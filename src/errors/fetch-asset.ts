import { askForAsset, type AskOptions } from '../utils/ask-for-asset.js';
import { AssetError, type AssetPart } from './asset-error.js';

export interface AssetRequest extends AskOptions {
  /** For the command that the error names. */
  readonly part?: AssetPart;
}

/** Asks for one self-hosted file. Rejects with `AssetError` (`missing`, `blocked`), or with the signal's reason. */
export async function fetchAsset(url: string, { part, ...options }: AssetRequest = {}): Promise<Response> {
  const answer = await askForAsset(url, options);
  if ('response' in answer) return answer.response;
  throw new AssetError(answer.reason, fileOf(url), { cause: answer.cause, ...(part && { part }) });
}

/** Its bytes. What breaks off on the way is `missing`. */
export async function fetchAssetBytes(url: string, request: AssetRequest = {}): Promise<ArrayBuffer> {
  const response = await fetchAsset(url, request);
  const { part, signal } = request;
  try {
    return await response.arrayBuffer();
  } catch (cause) {
    signal?.throwIfAborted();
    throw new AssetError('missing', fileOf(url), { cause, ...(part && { part }) });
  }
}

/**
 * Why a script that the browser loads itself (a worker, a worklet, an import) did not start: it tells no reason, so the file
 * is asked for again.
 */
export async function explainScriptFailure(url: string, { cause, part }: { readonly cause?: unknown; readonly part?: AssetPart } = {}): Promise<AssetError> {
  const answer = await askForAsset(url);
  if ('response' in answer) await answer.response.body?.cancel();
  return new AssetError('response' in answer ? 'invalid' : answer.reason, fileOf(url), { cause: cause ?? ('cause' in answer ? answer.cause : undefined), ...(part && { part }) });
}

/** Name of a file without its folder or host. */
export function fileOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? '';
}
