/**
 * What of an interview can be sent somewhere: the sound of what the candidate says; questions and answers as text, with what the
 * interview rests on; what the interviewer says aloud; pictures; the record as a whole.
 */
export const SENT_CONTENTS = ['sound', 'text', 'questions', 'pictures', 'record'] as const;
export type SentContent = (typeof SENT_CONTENTS)[number];

/** Where an adapter may send something to. */
export interface Destination {
  /** Host name with its port; `browser`: a service that the browser chooses, whose address no page is told. */
  readonly host: string;
  readonly sends: readonly SentContent[];
}

/** What every adapter has. */
export interface Adapter {
  /** Version of the role interface that it implements. */
  readonly specificationVersion: 'v1';
  /** Stable name, e.g. `mediapipe-vision`; stamped into the record. */
  readonly provider: string;
  /** Empty: nothing leaves the machine by it. Absent: it does not say, so that nobody can say that nothing leaves. What was really sent, `departures()` counts. */
  readonly destinations?: readonly Destination[] | undefined;
}

/** Of several adapters as one; undefined where one of them does not say. */
export function destinationsOf(adapters: readonly Pick<Adapter, 'destinations'>[]): readonly Destination[] | undefined {
  const known = adapters.flatMap(({ destinations }) => (destinations ? [destinations] : []));
  return known.length < adapters.length ? undefined : known.flat();
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
