import type { Adapter, CallContext } from './adapter.js';

/** A comparison of two faces; a number with its meaning, never a decision. */
export interface IdentityComparison {
  readonly result: 'match' | 'unclear' | 'no-match';
  readonly distance: number;
}

/** Opt-in: compares a face with the one of the enrolment. Keeps nothing but the score. */
export interface IdentityEngine extends Adapter {
  readonly modelHash: string | undefined;
  enrol(frame: VideoFrame | ImageBitmap, context: CallContext): Promise<void>;
  compare(frame: VideoFrame | ImageBitmap, context: CallContext): Promise<IdentityComparison>;
  forget(): Promise<void>;
}
