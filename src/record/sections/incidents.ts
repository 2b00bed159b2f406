import type { Incident, LogEvent } from '../../spec/index.js';
import type { EvidenceReport, IncidentEvidence } from '../evidence.js';
import type { ReportIncident } from '../report.js';
import { EvidenceFold } from './incident-evidence.js';
import { isReload } from './running-time.js';

/**
 * Start and end of each incident as one, in order of their starts, with what lies behind it. One that nobody saw end
 * lasts until its page or its session ends: a page that was loaded again knows nothing of it. Such a page may also use an
 * id anew; the second incident of an id `x` is then called `x/2`, so that what goes by ids does not take two for one.
 */
export function noticedOf(events: readonly LogEvent[]): { readonly incidents: readonly ReportIncident[]; readonly evidence?: EvidenceReport } {
  const done: { readonly incident: ReportIncident; readonly evidence: () => IncidentEvidence | undefined }[] = [];
  const open = new Map<string, Incident>();
  const uses = new Map<string, number>();
  const fold = new EvidenceFold();
  const close = (incident: Incident, at: number, ended: boolean): void => {
    open.delete(incident.id);
    const { startedAt } = incident;
    const endedAt = Math.max(incident.endedAt ?? at, startedAt);
    const use = (uses.get(incident.id) ?? 0) + 1;
    uses.set(incident.id, use);
    const id = use === 1 ? incident.id : `${incident.id}/${use}`;
    done.push({ incident: { incident: { ...incident, id, endedAt }, at: startedAt, durationMs: endedAt - startedAt, ended }, evidence: fold.claim(incident.id) });
  };
  const cutOff = (at: number): void => open.forEach((incident) => close(incident, at, incident.endedAt !== undefined));
  let lastAt = 0;
  let endedAt: number | undefined;
  for (const event of events) {
    if (isReload(event)) {
      cutOff(lastAt);
      fold.turnPage();
    }
    if (event.type === 'incident-started' && event.data) {
      if (!open.has(event.data.incident.id)) fold.begin(event.data.incident.id);
      open.set(event.data.incident.id, event.data.incident);
    }
    fold.fold(event);
    if (event.type === 'incident-ended' && event.data) close(event.data.incident, event.at, true);
    if (event.type === 'session-ended') endedAt ??= event.at;
    lastAt = event.at;
  }
  // A picture may be taken away days later; no incident goes on until then.
  cutOff(endedAt ?? lastAt);
  const incidents = done.map(({ incident, evidence }): ReportIncident => {
    const found = evidence();
    return found ? { ...incident, evidence: found } : incident;
  });
  const evidence = fold.report();
  return { incidents: incidents.sort((a, b) => a.at - b.at), ...(evidence ? { evidence } : {}) };
}
