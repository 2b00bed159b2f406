import { SENT_CONTENTS, type Adapter, type SentContent } from '../../../src/spec/index.js';
import type { Departure } from '../../../src/utils/departures.js';

/** What the parts of an interview say of themselves. */
export interface Declared {
  /** Host to what may be sent there. */
  readonly hosts: ReadonlyMap<string, readonly SentContent[]>;
  /** Parts that say nothing. */
  readonly silent: readonly string[];
}

/** One line of what has left the page. */
export interface LedgerLine {
  readonly host: string;
  /** Empty where no part says what it sends there. */
  readonly contents: readonly SentContent[];
  /** Undefined: nothing yet. */
  readonly sent: Departure | undefined;
}

export function destinationsIn(adapters: readonly Adapter[]): Declared {
  const hosts = new Map<string, readonly SentContent[]>();
  for (const { destinations = [] } of adapters) {
    for (const { host, sends } of destinations) hosts.set(host, SENT_CONTENTS.filter((content) => sends.includes(content) || hosts.get(host)?.includes(content)));
  }
  return { hosts, silent: [...new Set(adapters.filter(({ destinations }) => !destinations).map(({ provider }) => provider))] };
}

/** What may leave, and what did: also to hosts that no part has named. */
export function ledgerOf({ hosts }: Declared, departures: readonly Departure[]): readonly LedgerLine[] {
  const named = [...hosts].map(([host, contents]) => ({ host, contents, sent: departures.find((departure) => departure.host === host) }));
  const others = departures.filter(({ host }) => !hosts.has(host)).map((sent) => ({ host: sent.host, contents: [], sent }));
  return [...named, ...others];
}
