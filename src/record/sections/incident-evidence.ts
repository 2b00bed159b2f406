import type { LogEvent, LogEventType, MovementMeasure } from '../../spec/index.js';
import type { EvidenceReport, IncidentEvidence, PolicyStep, ReportDropped, ReportSnapshot, ReportTrace } from '../evidence.js';

/** Lines that leave a hole in the evidence once they are erased. */
const EVIDENCE_TYPES: ReadonlySet<LogEventType> = new Set<LogEventType>([
  'incident-started',
  'incident-ended',
  'policy-applied',
  'snapshot-kept',
  'snapshots-dropped',
  'snapshot-deleted',
  'trace-kept',
  'movement-measured',
]);

interface Draft {
  readonly traces: ReportTrace[];
  readonly snapshots: Map<string, ReportSnapshot>;
  readonly dropped: Map<ReportDropped['why'], number>;
  readonly policy: PolicyStep[];
  /** It stands by an incident. */
  isClaimed: boolean;
}

function newDraft(): Draft {
  return { traces: [], snapshots: new Map(), dropped: new Map(), policy: [], isClaimed: false };
}

/**
 * Puts evidence to its incident while the events are read. An id names one incident of one page: the next page may use
 * it anew, so what comes then belongs to another.
 */
export class EvidenceFold {
  #current = new Map<string, Draft>();
  readonly #all: Draft[] = [];
  readonly #bySnapshot = new Map<string, Draft>();
  readonly #noIncident = this.#make();
  readonly #movement: MovementMeasure[] = [];
  #erased = 0;

  fold(event: LogEvent): void {
    if (event.data === null) {
      if (EVIDENCE_TYPES.has(event.type)) this.#erased += 1;
      return;
    }
    switch (event.type) {
      case 'trace-kept': {
        const { incidentId, ...trace } = event.data;
        this.#of(incidentId).traces.push(trace);
        break;
      }
      case 'snapshot-kept': {
        const { incidentId, ...snapshot } = event.data;
        const draft = this.#of(incidentId);
        draft.snapshots.set(snapshot.snapshotId, snapshot);
        this.#bySnapshot.set(snapshot.snapshotId, draft);
        break;
      }
      case 'snapshot-deleted': {
        const { snapshotId } = event.data;
        const snapshots = this.#bySnapshot.get(snapshotId)?.snapshots;
        const snapshot = snapshots?.get(snapshotId);
        if (snapshot) snapshots?.set(snapshotId, { ...snapshot, deletedAt: event.at });
        break;
      }
      case 'snapshots-dropped': {
        const { incidentId, why, count } = event.data;
        const { dropped } = this.#of(incidentId);
        dropped.set(why, (dropped.get(why) ?? 0) + count);
        break;
      }
      case 'policy-applied': {
        const { incidentId, kind, action, count } = event.data;
        this.#of(incidentId).policy.push({ at: event.at, kind, action, count });
        break;
      }
      case 'movement-measured':
        this.#movement.push(event.data);
        break;
    }
  }

  /** The incident begins; whatever stands by an earlier one of the same id stays there. */
  begin(id: string): void {
    if (this.#current.get(id)?.isClaimed) this.#current.delete(id);
  }

  /** The evidence of the incident that ends now. More of it may still come: read it when all events are read. */
  claim(id: string): () => IncidentEvidence | undefined {
    this.begin(id);
    const draft = this.#of(id);
    draft.isClaimed = true;
    return () => (isEmpty(draft) ? undefined : toEvidence([draft]));
  }

  /** A page ended, and its ids with it. */
  turnPage(): void {
    this.#current = new Map();
  }

  /** What belongs to no incident; undefined where there is nothing of all this. */
  report(): EvidenceReport | undefined {
    if (this.#erased === 0 && this.#movement.length === 0 && this.#all.every(isEmpty)) return undefined;
    return { other: toEvidence(this.#all.filter(({ isClaimed }) => !isClaimed)), movement: this.#movement, erased: this.#erased };
  }

  #of(id: string | undefined): Draft {
    if (id === undefined) return this.#noIncident;
    const draft = this.#current.get(id) ?? this.#make();
    this.#current.set(id, draft);
    return draft;
  }

  #make(): Draft {
    const draft = newDraft();
    this.#all.push(draft);
    return draft;
  }
}

function isEmpty({ traces, snapshots, dropped, policy }: Draft): boolean {
  return traces.length + snapshots.size + dropped.size + policy.length === 0;
}

function toEvidence(drafts: readonly Draft[]): IncidentEvidence {
  const dropped = new Map<ReportDropped['why'], number>();
  for (const draft of drafts) for (const [why, count] of draft.dropped) dropped.set(why, (dropped.get(why) ?? 0) + count);
  return {
    traces: drafts.flatMap(({ traces }) => traces).sort((a, b) => a.from - b.from),
    snapshots: drafts.flatMap(({ snapshots }) => [...snapshots.values()]).sort((a, b) => a.takenAt - b.takenAt),
    dropped: [...dropped].map(([why, count]) => ({ why, count })),
    policy: drafts.flatMap(({ policy }) => policy).sort((a, b) => a.at - b.at),
  };
}
