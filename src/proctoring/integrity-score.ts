import type { Incident, IncidentKind, Severity } from '../spec/index.js';

export const INTEGRITY_CLASSES = ['people', 'device', 'environment', 'attention', 'identity'] as const;
export type IntegrityClass = (typeof INTEGRITY_CLASSES)[number];

/** Some kinds are in no class and never count: "could not tell", a loud room, which is a circumstance and nobody's conduct, and what may be reading, which looks like reading the question. */
const CLASS_OF: Readonly<Partial<Record<IncidentKind, IntegrityClass>>> = {
  'face-missing': 'people',
  'multiple-faces': 'people',
  'other-voice': 'people',
  'camera-covered': 'device',
  'camera-lost': 'device',
  'camera-changed': 'device',
  'virtual-camera': 'device',
  'microphone-lost': 'device',
  'phone-visible': 'device',
  'book-visible': 'device',
  'tab-hidden': 'environment',
  'window-blurred': 'environment',
  'fullscreen-exited': 'environment',
  'second-screen': 'environment',
  'second-tab': 'environment',
  copy: 'environment',
  paste: 'environment',
  print: 'environment',
  'context-menu': 'environment',
  'clock-jump': 'environment',
  'head-turned': 'attention',
  'looking-down': 'attention',
  'gaze-away': 'attention',
  'face-changed': 'identity',
};

/** Whether incidents of a kind can take away anything at all. */
export function isCounted(kind: IncidentKind): boolean {
  return CLASS_OF[kind] !== undefined;
}

/** Most points of 100 that a class can take away. Attention is capped at 20 whatever a host sets: looking away is also thinking. */
export const INTEGRITY_WEIGHTS: Readonly<Record<IntegrityClass, number>> = {
  people: 50,
  device: 50,
  environment: 40,
  attention: 20,
  identity: 60,
};
const ATTENTION_CAP = 20;

/** Weighted seconds after which a class has taken away 63 % of its points: long for what has many harmless causes. */
const TAU_SECONDS: Readonly<Record<IntegrityClass, number>> = { people: 20, device: 20, environment: 30, attention: 60, identity: 15 };

/** How much a second of an incident counts. */
const GRAVITY: Readonly<Record<Severity, number>> = { note: 0.25, warn: 1, review: 2 };

/** A moment (a paste) counts like this many seconds. */
const LEAST_SECONDS = 1;

/** Share of the interview below which there is no figure: too little was seen to sum it up. */
const LEAST_COVERAGE = 0.8;

export interface IntegrityInput {
  /** Starts and ends as they were told; of both for one id, the end counts. */
  readonly incidents: readonly Incident[];
  /** Share of the interview that was really watched, 0..1. */
  readonly coverage: number;
  /** Points by class, 0..100. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
}

export interface IntegrityScore {
  /** 0..100, whole; null under 80 % coverage. A figure for a reviewer to look closer, never a verdict. */
  readonly score: number | null;
  /** Points taken away by each class. */
  readonly byClass: Readonly<Record<IntegrityClass, number>>;
}

/**
 * 100 x product over classes of (1 - weight x (1 - exp(-E / tau))), E being the seconds of the class's incidents
 * weighted by gravity. Classes are independent and each is capped, so that many small things of one kind cannot add up
 * to a catastrophe. "Could not tell" never counts. The weights are a judgement, not a measurement; hosts may set their own.
 */
export function integrityScore({ incidents, coverage, weights = {} }: IntegrityInput): IntegrityScore {
  const seconds = new Map<IntegrityClass, number>();
  const byId = new Map(incidents.filter(({ phase }) => phase === 'start').map((incident) => [incident.id, incident]));
  for (const incident of incidents) if (incident.phase === 'end') byId.set(incident.id, incident);
  for (const { kind, severity, startedAt, endedAt } of byId.values()) {
    const integrityClass = CLASS_OF[kind];
    if (!integrityClass) continue;
    const length = Math.max(LEAST_SECONDS, ((endedAt ?? startedAt) - startedAt) / 1000);
    seconds.set(integrityClass, (seconds.get(integrityClass) ?? 0) + length * GRAVITY[severity]);
  }
  let product = 1;
  const byClass = {} as Record<IntegrityClass, number>;
  for (const each of INTEGRITY_CLASSES) {
    const wanted = Math.min(100, Math.max(0, weights[each] ?? INTEGRITY_WEIGHTS[each]));
    const weight = (each === 'attention' ? Math.min(ATTENTION_CAP, wanted) : wanted) / 100;
    const lost = weight * (1 - Math.exp(-(seconds.get(each) ?? 0) / TAU_SECONDS[each]));
    byClass[each] = Math.round(lost * 1000) / 10;
    product *= 1 - lost;
  }
  return { score: coverage < LEAST_COVERAGE ? null : Math.round(product * 100), byClass };
}
