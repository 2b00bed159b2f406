import { ONNX_RUNTIME_FILE } from '../onnx/runtime-file.js';

/** What the page tells the worker. Every `window` has one answer, in the order in which they were sent. */
export type ToSilero =
  /** WebAssembly of the runtime and the model. Transferred; the worker fetches nothing. */
  | { readonly type: 'load'; readonly engine: ArrayBuffer; readonly model: ArrayBuffer }
  /** 512 samples at 16 kHz. Transferred. */
  | { readonly type: 'window'; readonly samples: Int16Array<ArrayBuffer> }
  /** What comes next has nothing to do with what came before. */
  | { readonly type: 'reset' };

/** What it answers: that its script runs, first of all. `broken` and `failed` are its last words. */
export type FromSilero =
  | { readonly type: 'running' }
  | { readonly type: 'loaded' }
  | { readonly type: 'broken'; readonly file: 'engine' | 'model'; readonly reason: 'blocked' | 'invalid' }
  | { readonly type: 'heard'; readonly probability: number }
  | { readonly type: 'failed' };

export const SILERO_FILES = { worker: 'silero-worker.js', engine: ONNX_RUNTIME_FILE, model: 'silero-vad.onnx' } as const;
export const SILERO_RATE = 16_000;
/** 32 ms: the one length that the model is made for at 16 kHz. */
export const WINDOW_SAMPLES = 512;
