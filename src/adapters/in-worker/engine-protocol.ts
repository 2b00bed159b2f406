import type { EngineFailure } from './engine-failure.js';

/**
 * What the page sends. Each message has exactly one answer and the next one waits for it, so that answers need no ids:
 * `prepare` -> `prepared`, `create` -> `ready`, `frame` -> `observation` or `frame-failed`; `failed` instead of any
 * of them, or out of turn, means that this worker is of no more use.
 */
export type ToEngine<Settings> =
  /** Loads the runtime from the folder of the assets. */
  | { readonly type: 'prepare'; readonly assetsUrl: string }
  | {
      readonly type: 'create';
      /** The whole file. Transferred. */
      readonly model: ArrayBuffer;
      readonly settings: Settings;
    }
  | {
      readonly type: 'frame';
      /** Transferred; the worker closes it, whatever happens. */
      readonly frame: VideoFrame | ImageBitmap;
      readonly at: number;
    };

export type FromEngine<Seen> =
  | { readonly type: 'prepared' }
  | { readonly type: 'ready' }
  | { readonly type: 'observation'; readonly observation: Seen }
  | { readonly type: 'frame-failed'; readonly failure: EngineFailure }
  | { readonly type: 'failed'; readonly failure: EngineFailure };
