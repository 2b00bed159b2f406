/** What every adapter has. */
export interface Adapter {
  /** Version of the role interface that it implements. */
  readonly specificationVersion: 'v1';
  /** Stable name, e.g. `mediapipe-vision`; stamped into the record. */
  readonly provider: string;
}

/** Handed to every adapter call. */
export interface CallContext {
  /** Ends the call; the adapter then rejects with the signal's reason, unwrapped. */
  readonly signal: AbortSignal;
  /** Id of the turn that the call belongs to, for the vendor's and our own tracing. */
  readonly turnId?: string;
}

/** A key or short-lived token, or a function that returns one; resolved at each call. Never read from the environment. */
export type Credentials = string | (() => string | Promise<string>);

/** Something that an adapter did not do as asked, without failing. */
export interface AdapterWarning {
  readonly setting: string;
  readonly message: string;
}
