import { fetchAsset, fileOf, type AssetRequest } from '../../errors/fetch-asset.js';
import { AssetError } from '../../errors/index.js';
import { adapterError } from './mediapipe-errors.js';

/** Google's FaceLandmarker bundle, float16, version 1. */
export const MODEL_FILE = 'face_landmarker.task';
/** SHA-256 of that very file, hex. */
export const MODEL_HASH = '64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff';

/** Size of the model, for progress where a server sends no usable length. */
const MODEL_BYTES = 3_758_596;

export type LoadedModel = {
  readonly bytes: ArrayBuffer;
  /** SHA-256, hex. */
  readonly hash: string;
};

/**
 * Fetches the model and checks it. `expected`: SHA-256 in hex, or false to take any file. `onProgress`: 0..1.
 * Rejects with `AssetError` (`missing`, `blocked`, `hash-mismatch`) or the signal's reason.
 */
export async function loadModel(
  url: string,
  { expected, onProgress, ...options }: AssetRequest & { readonly expected: string | false; readonly onProgress: (progress: number) => void },
): Promise<LoadedModel> {
  if (!globalThis.crypto?.subtle) throw adapterError('unsupported', 'a page without HTTPS cannot check the model.');
  const response = await fetchAsset(url, options);
  let bytes: ArrayBuffer;
  try {
    bytes = await readAll(response, onProgress);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw new AssetError('missing', fileOf(url), { cause: error });
  }
  const hash = hex(await crypto.subtle.digest('SHA-256', bytes));
  options.signal?.throwIfAborted();
  if (expected !== false && hash !== expected.toLowerCase()) throw new AssetError('hash-mismatch', fileOf(url));
  return { bytes, hash };
}

async function readAll(response: Response, onProgress: (progress: number) => void): Promise<ArrayBuffer> {
  if (!response.body) return response.arrayBuffer();
  // Of a compressed answer, Content-Length counts other bytes than those that are read.
  const length = response.headers.has('content-encoding') ? 0 : Number(response.headers.get('content-length'));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  let read = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    read += part.value.byteLength;
    onProgress(Math.min(1, read / (length || MODEL_BYTES)));
  }
  return new Blob(chunks).arrayBuffer();
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
