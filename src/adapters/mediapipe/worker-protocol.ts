import type { Failure } from './mediapipe-errors.js';
import type { ObservationWithoutLatency } from './to-observation.js';

export type Delegate = 'CPU' | 'GPU';

/**
 * What the page sends. Each message has exactly one answer and the next one waits for it, so that answers need no ids:
 * `prepare` -> `prepared`, `create` -> `ready`, `frame` -> `observation` or `frame-failed`; `failed` instead of any
 * of them, or out of turn, means that this worker is of no more use.
 */
export type ToWorker =
  | { readonly type: 'prepare'; readonly assetsUrl: string }
  | {
      readonly type: 'create';
      /** The whole `.task` file. Transferred. */
      readonly model: ArrayBuffer;
      readonly delegate: Delegate;
      readonly faces: number;
      readonly detectorEvery: number;
    }
  | {
      readonly type: 'frame';
      /** Transferred; the worker closes it, whatever happens. */
      readonly frame: VideoFrame | ImageBitmap;
      readonly at: number;
    };

export type FromWorker =
  | { readonly type: 'prepared' }
  | { readonly type: 'ready' }
  | { readonly type: 'observation'; readonly observation: ObservationWithoutLatency }
  | { readonly type: 'frame-failed'; readonly failure: Failure }
  | { readonly type: 'failed'; readonly failure: Failure };
