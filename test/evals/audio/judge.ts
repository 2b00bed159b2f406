import { SoundAnalyser } from '../../../src/proctoring/audio/sound-analyser.js';
import { createProctor, RULES } from '../../../src/proctoring/index.js';
import type { Incident, Observation } from '../../../src/spec/index.js';
import { framesOf, type Wav } from '../../helpers/wav.js';
import type { SoundCase, TrueSound } from './cases.js';

/** Reported this much before or after the truth is still right, beyond the dwell and the window of the rule, s. */
const SLACK = 1;
const KINDS: readonly string[] = ['other-voice', 'loud-noise', 'microphone-lost'];

/** s. */
export interface HeardIncident {
  readonly kind: string;
  readonly rule: string;
  readonly severity: Incident['severity'];
  readonly start: number;
  readonly end: number;
}

export interface JudgedCase {
  readonly name: string;
  readonly seconds: number;
  readonly events: readonly TrueSound[];
  readonly incidents: readonly HeardIncident[];
  readonly found: readonly TrueSound[];
  readonly missed: readonly TrueSound[];
  readonly wrong: readonly HeardIncident[];
  /** ms of work on each frame of 20 ms. */
  readonly costs: readonly number[];
}

/** What the rules are told of a sound, and how long each frame took. */
export function listenTo(sound: Wav): { readonly observations: readonly Observation[]; readonly costs: readonly number[] } {
  const analyser = new SoundAnalyser();
  const observations: Observation[] = [{ type: 'monitor', at: 0, monitor: 'audio', state: 'on' }];
  const costs: number[] = [];
  for (const frame of framesOf(sound)) {
    const began = performance.now();
    const observation = analyser.push(frame);
    costs.push(performance.now() - began);
    if (observation) observations.push(observation);
  }
  return { observations, costs };
}

/** The incidents of a list of observations. */
export function incidentsOf(observations: readonly Observation[], endMs: number): HeardIncident[] {
  const proctor = createProctor();
  const outputs = [...observations.flatMap((observation) => proctor.push(observation)), ...proctor.end(endMs)];
  return outputs.flatMap((output) => {
    if (output.type !== 'incident' || output.incident.phase !== 'end' || !KINDS.includes(output.incident.kind)) return [];
    const { kind, severity, startedAt, endedAt = startedAt, rule } = output.incident;
    return [{ kind, rule: rule.id, severity, start: startedAt / 1000, end: endedAt / 1000 }];
  });
}

export function judge({ name, sound, events }: SoundCase): JudgedCase {
  const seconds = sound.samples.length / sound.sampleRate;
  const { observations, costs } = listenTo(sound);
  // Saved and read again, as any observation may be.
  const incidents = incidentsOf(JSON.parse(JSON.stringify(observations)) as Observation[], seconds * 1000);
  const fits = (incident: HeardIncident, event: TrueSound): boolean => {
    const slack = SLACK + dwellOf(incident.rule);
    return incident.kind === event.kind && incident.start >= event.start - slack && incident.end <= event.end + slack;
  };
  const found = events.filter((event) => incidents.some((incident) => fits(incident, event)));
  return {
    name,
    seconds,
    events,
    incidents,
    found,
    missed: events.filter((event) => event.required !== false && !found.includes(event)),
    wrong: incidents.filter((incident) => !events.some((event) => fits(incident, event))),
    costs,
  };
}

function dwellOf(id: string): number {
  return (RULES.find((rule) => rule.id === id)?.dwellMs ?? 0) / 1000;
}
