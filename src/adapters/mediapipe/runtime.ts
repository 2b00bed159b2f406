import { engineError } from '../in-worker/engine-failure.js';
import { loadWasm, type Wasm } from './wasm-loader.js';

/** Loads MediaPipe into this worker. Rejects with `AssetError` or `AdapterError` (`unsupported` without WebGL2). */
export async function loadRuntime(provider: string, assetsUrl: string): Promise<Wasm> {
  // Also the CPU delegate uploads its pictures through WebGL2; without it MediaPipe dies of an internal error.
  const context = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!context) throw engineError(provider, 'unsupported', 'this browser has no WebGL2 in workers.');
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return loadWasm(assetsUrl);
}

let last = 0;

/** A repeated or earlier timestamp poisons a graph for good, so the clock is ours and not the caller's, ms. */
export function nextTimestamp(): number {
  last = Math.max(last + 1, Math.round(performance.now()));
  return last;
}

/** A picture of nothing: a task that has looked at it is ready, and the first real frame does not pay for the warm-up. */
export function blankPicture(width: number, height: number): OffscreenCanvas {
  const blank = new OffscreenCanvas(width, height);
  blank.getContext('2d');
  return blank;
}

/** A broken graph may refuse to close; its memory goes with the worker. */
export function closeAll(tasks: readonly ({ close(): void } | undefined)[]): void {
  for (const task of tasks) {
    try {
      task?.close();
    } catch {
      // See above.
    }
  }
}

/** Size of a frame, px. */
export function sizeOf(frame: VideoFrame | ImageBitmap): { readonly width: number; readonly height: number } {
  return 'displayWidth' in frame ? { width: frame.displayWidth, height: frame.displayHeight } : { width: frame.width, height: frame.height };
}
