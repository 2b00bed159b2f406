import type { Incident, LogEvent } from '../../spec/index.js';
import type { ReportIncident } from '../report.js';
import { isReload } from './running-time.js';

/**
 * Start and end of each incident as one, in order of their starts. One that nobody saw end lasts until its page or its
 * session ends: a page that was loaded again knows nothing of it. Such a page may also use an id anew; the second
 * incident of an id `x` is then called `x/2`, so that what goes by ids does not take two for one.
 */
export function incidentsOf(events: readonly LogEvent[]): ReportIncident[] {
  const done: ReportIncident[] = [];
  const open = new Map<string, Incident>();
  const uses = new Map<string, number>();
  const close = (incident: Incident, at: number, ended: boolean): void => {
    open.delete(incident.id);
    const { startedAt } = incident;
    const endedAt = Math.max(incident.endedAt ?? at, startedAt);
    const use = (uses.get(incident.id) ?? 0) + 1;
    uses.set(incident.id, use);
    const id = use === 1 ? incident.id : `${incident.id}/${use}`;
    done.push({ incident: { ...incident, id, endedAt }, at: startedAt, durationMs: endedAt - startedAt, ended });
  };
  const cutOff = (at: number): void => open.forEach((incident) => close(incident, at, incident.endedAt !== undefined));
  let lastAt = 0;
  for (const event of events) {
    if (isReload(event)) cutOff(lastAt);
    if (event.type === 'incident-started' && event.data) open.set(event.data.incident.id, event.data.incident);
    if (event.type === 'incident-ended' && event.data) close(event.data.incident, event.at, true);
    lastAt = event.at;
  }
  cutOff(lastAt);
  return done.sort((a, b) => a.at - b.at);
}
