import { createProctor, type ProctorOptions, type ProctorOutput, type Thresholds } from '../../../src/proctoring/index.js';
import { OBJECT_LOOKS_MS } from '../../../src/session/object-pace.js';
import type { Incident } from '../../../src/spec/index.js';
import type { ClipRecording } from './recording.js';

/** An incident with its beginning and its end, ms on the clock of the recording. */
export type WholeIncident = {
  readonly kind: string;
  /** Id of the rule. */
  readonly rule: string;
  /** As it was at the end, so the gravest. */
  readonly severity: Incident['severity'];
  readonly startedAt: number;
  readonly endedAt: number;
  /** When its start was told. */
  readonly toldAt: number;
  /** For how long its sign has to be there to be told for sure; see `dwellOf`. */
  readonly dwellMs: number;
};

export type Replayed = { readonly outputs: readonly ProctorOutput[]; readonly incidents: readonly WholeIncident[] };

/** Runs the rules over a recording. */
export function replay({ observations, endedAt }: ClipRecording, options: ProctorOptions = {}): Replayed {
  const proctor = createProctor(options);
  const told = observations.flatMap(({ receivedAt, observation }) => proctor.push(observation).map((output) => ({ receivedAt, output })));
  told.push(...proctor.end(endedAt).map((output) => ({ receivedAt: endedAt, output })));
  return { outputs: told.map(({ output }) => output), incidents: joinIncidents(told) };
}

/** One whole incident for each start. */
export function joinIncidents(told: readonly { readonly receivedAt: number; readonly output: ProctorOutput }[]): WholeIncident[] {
  const incidents = told.flatMap(({ receivedAt, output }) => (output.type === 'incident' ? [{ receivedAt, incident: output.incident }] : []));
  return incidents
    .filter(({ incident }) => incident.phase === 'start')
    .map(({ receivedAt, incident: start }) => {
      const end = incidents.find(({ incident }) => incident.phase === 'end' && incident.id === start.id)?.incident ?? start;
      return {
        kind: start.kind,
        rule: start.rule.id,
        severity: end.severity,
        startedAt: start.startedAt,
        endedAt: end.endedAt ?? start.startedAt,
        toldAt: receivedAt,
        dwellMs: dwellOf(start.rule.thresholds),
      };
    });
}

/**
 * ms. What is looked for now and then and counts from n looks has no other dwell: it has to be there for n times the
 * pause between two of them, because it may come just after one.
 */
function dwellOf({ dwellMs = 0, enterSamples = 0 }: Thresholds): number {
  return dwellMs + enterSamples * OBJECT_LOOKS_MS;
}
