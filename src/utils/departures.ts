/** What this page has sent to one host. */
export interface Departure {
  /** Host name with its port, or `browser`: a service that the browser chooses, whose address no page is told. */
  readonly host: string;
  /** Requests, messages, or times that a service was used. */
  readonly times: number;
  /** Of their contents; without headers, and without what could not be counted. */
  readonly bytes: number;
  /** Some of it could not be counted, so that `bytes` is too little. */
  readonly isPartial: boolean;
}

type Sent = string | Uint8Array | ArrayBuffer | Blob | FormData | null | undefined;

// One for the page: an adapter may come with a copy of this package of its own.
const KEY = Symbol.for('interview-elements.departures');
const holder = globalThis as { [KEY]?: Map<string, Departure> };

function all(): Map<string, Departure> {
  return (holder[KEY] ??= new Map());
}

/** Everything that adapters have sent from this page so far, counted where it was sent. A host appears with its first sending. */
export function departures(): readonly Departure[] {
  return [...all().values()];
}

/** Counts a sending, at the place that does it. Without `sent` its size is not known. */
export function noteDeparture(host: string, ...sent: [Sent] | []): void {
  const before = all().get(host) ?? { host, times: 0, bytes: 0, isPartial: false };
  const bytes = sent.length > 0 ? sizeOf(sent[0]) : undefined;
  all().set(host, { host, times: before.times + 1, bytes: before.bytes + (bytes ?? 0), isPartial: before.isPartial || bytes === undefined });
}

/** Of an address, relative ones against the page's; `?` of what is none: the rest of an address may hold a key. */
export function hostOf(address: string): string {
  try {
    return new URL(address, globalThis.location?.href).host;
  } catch {
    return '?';
  }
}

function sizeOf(sent: Sent): number {
  if (typeof sent === 'string') return utf8Length(sent);
  if (!sent) return 0;
  if ('byteLength' in sent) return sent.byteLength;
  if ('size' in sent) return sent.size;
  return [...sent.values()].reduce((sum, value) => sum + (typeof value === 'string' ? utf8Length(value) : value.size), 0);
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
