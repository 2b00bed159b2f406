import { fetchAsset, fileOf, type AssetRequest } from '../../errors/fetch-asset.js';
import { AssetError } from '../../errors/index.js';
import { engineError, type EngineName } from './engine-failure.js';

export type LoadedModel = {
  readonly bytes: ArrayBuffer;
  /** SHA-256, hex. */
  readonly hash: string;
};

export interface ModelRequest extends Omit<AssetRequest, 'part'> {
  readonly url: string;
  /** SHA-256 in hex, or false to take any file. */
  readonly expected: string | false;
  /** About how large the file is, for progress where a server sends no usable length. */
  readonly size: number;
  /** 0..1. */
  onProgress(progress: number): void;
}

/** Fetches a model and checks it. Rejects with `AssetError` (`missing`, `blocked`, `hash-mismatch`), `AdapterError` or the signal's reason. */
export async function loadModel({ url, expected, size, onProgress, ...options }: ModelRequest, { provider, part }: EngineName): Promise<LoadedModel> {
  if (!globalThis.crypto?.subtle) throw engineError(provider, 'unsupported', 'a page without HTTPS cannot check the model.');
  const of = part && { part };
  const response = await fetchAsset(url, { ...options, ...of });
  let bytes: ArrayBuffer;
  try {
    bytes = await readAll(response, size, onProgress);
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw new AssetError('missing', fileOf(url), { cause, ...of });
  }
  const hash = hex(await crypto.subtle.digest('SHA-256', bytes));
  options.signal?.throwIfAborted();
  if (expected !== false && hash !== expected.toLowerCase()) throw new AssetError('hash-mismatch', fileOf(url), { ...of });
  return { bytes, hash };
}

/** Address of a model that a host names, resolved against the page. */
export function modelAddress(url: string): string {
  return new URL(url, globalThis.document?.baseURI ?? import.meta.url).href;
}

/** Name of that file, for errors. */
export function modelFile(url: string): string {
  return fileOf(new URL(url, 'file:///').href);
}

async function readAll(response: Response, size: number, onProgress: (progress: number) => void): Promise<ArrayBuffer> {
  if (!response.body) return response.arrayBuffer();
  // Of a compressed answer, Content-Length counts other bytes than those that are read.
  const length = response.headers.has('content-encoding') ? 0 : Number(response.headers.get('content-length'));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  let read = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    read += part.value.byteLength;
    onProgress(Math.min(1, read / (length || size)));
  }
  return new Blob(chunks).arrayBuffer();
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
