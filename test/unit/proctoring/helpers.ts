import { createProctor, type ProctorOptions, type ProctorOutput } from '../../../src/proctoring/index.js';
import type { AudioObservation, Calibration, CoverageChange, Face, HeadPose, Incident, ObjectObservation, Observation, VisionObservation } from '../../../src/spec/index.js';

/** Between two pictures, ms. */
export const STEP_MS = 100;

export type Look = {
  readonly faces?: number;
  /** null: the detector did not run. */
  readonly detected?: number | null;
  /** As the engine reports it, before any correction. */
  readonly pose?: Partial<HeadPose>;
  readonly position?: { readonly x: number; readonly y: number; readonly z: number };
  /** How far both eyes of the first face look to the right of the picture, as blendshapes, -1..1. */
  readonly eyes?: number;
  readonly luma?: number;
  readonly contrast?: number;
  /** Width and left border of the first face, share of the picture. */
  readonly width?: number;
  readonly x?: number;
  /** No face moves, as in a picture of people. */
  readonly still?: boolean;
  /** Proportions of the first face. */
  readonly geometry?: readonly number[];
  readonly fingerprint?: string;
};

export function vision(at: number, { faces = 1, detected = faces, pose, position, eyes, luma = 120, contrast = 40, width = 0.25, x = 0.4, still = false, geometry, fingerprint = String(at) }: Look = {}): VisionObservation {
  // Nobody holds still, and nobody leaves the place for it.
  const sway = still ? 0 : Math.round(10 * Math.sin(at / 500)) / 1000;
  const face = (index: number): Face => ({
    box: { x: index === 0 ? x : 0.7, y: 0.3 + sway, width: index === 0 ? width : 0.15, height: 0.4 },
    pose: { yaw: 0, pitch: -1.8, roll: 0, ...(index === 0 ? pose : undefined) },
    ...(position && { position }),
    ...(geometry && index === 0 && { geometry: [...geometry] }),
    ...(index === 0 && eyes !== undefined && { eyes: aside(eyes) }),
  });
  return {
    type: 'vision',
    at,
    frame: { width: 640, height: 480, luma, contrast, fingerprint },
    faces: Array.from({ length: faces }, (_, index) => face(index)),
    ...(detected !== null && { detected: Array.from({ length: detected }, (_, index) => ({ box: face(index).box, score: 0.9 })) }),
    latency: 20,
  };
}

function aside(share: number): Record<string, number> {
  const [right, left] = [Math.max(0, share), Math.max(0, -share)];
  return { eyeLookOutLeft: right, eyeLookInRight: right, eyeLookInLeft: left, eyeLookOutRight: left };
}

/** Pictures every 100 ms from `from` up to and without `to`. */
export function pictures(from: number, to: number, look: Look = {}): Observation[] {
  return Array.from({ length: Math.ceil((to - from) / STEP_MS) }, (_, index) => vision(from + index * STEP_MS, look));
}

/** Ticks every 200 ms from `from` up to and with `to`. */
export function ticks(from: number, to: number): Observation[] {
  return Array.from({ length: Math.floor((to - from) / 200) + 1 }, (_, index) => ({ type: 'tick', at: from + index * 200 }));
}

/** Sounds every 40 ms from `from` up to and without `to`; of a quiet room where nothing else is said. */
export function sounds(from: number, to: number, sound: Partial<AudioObservation> | ((index: number) => Partial<AudioObservation>) = {}): Observation[] {
  return Array.from({ length: Math.ceil((to - from) / 40) }, (_, index) => ({ type: 'audio', at: from + index * 40, level: -62, floor: -62, speech: false, ...(typeof sound === 'function' ? sound(index) : sound) }));
}

/** What is said when listening begins. */
export function listening(at = 0): Observation[] {
  return [
    { type: 'device', at, device: 'microphone', state: 'live' },
    { type: 'monitor', at, monitor: 'audio', state: 'on' },
  ];
}

/** What a page says when watching begins. */
export function started(at = 0): Observation[] {
  return [
    { type: 'device', at, device: 'camera', state: 'live' },
    { type: 'monitor', at, monitor: 'vision', state: 'on' },
    { type: 'monitor', at, monitor: 'environment', state: 'on' },
  ];
}

/** A screen as a calibration learned it, with its edges so far from the middle. */
export function calibrated(reach: Partial<Calibration['reach']>, rest: Partial<Calibration['rest']> = {}, at = 0): Observation {
  return {
    type: 'calibration',
    at,
    calibration: { rest: { yaw: 0, pitch: 0, gazeYaw: 0, ...rest }, reach: { left: 19, right: 19, up: 12, down: 12, ...reach }, samples: 40 },
  };
}

/** An incident with the `at` of the observation that made it be told. */
export type ToldIncident = Incident & { readonly toldAt: number };

export type Ran = {
  readonly outputs: readonly ProctorOutput[];
  readonly incidents: readonly ToldIncident[];
  readonly coverage: readonly CoverageChange[];
  starts(kind: Incident['kind']): readonly ToldIncident[];
  ends(kind: Incident['kind']): readonly ToldIncident[];
};

/** Pushes everything in the order given; ends at `endAt` where that is stated. */
export function run(observations: readonly Observation[], { endAt, ...options }: ProctorOptions & { readonly endAt?: number } = {}): Ran {
  const proctor = createProctor(options);
  const told = observations.flatMap((observation) => proctor.push(observation).map((output) => ({ toldAt: observation.at, output })));
  if (endAt !== undefined) told.push(...proctor.end(endAt).map((output) => ({ toldAt: endAt, output })));
  const incidents = told.flatMap(({ toldAt, output }) => (output.type === 'incident' ? [{ ...output.incident, toldAt }] : []));
  return {
    outputs: told.map(({ output }) => output),
    incidents,
    coverage: told.flatMap(({ output }) => (output.type === 'coverage' ? [output.change] : [])),
    starts: (kind) => incidents.filter((incident) => incident.kind === kind && incident.phase === 'start'),
    ends: (kind) => incidents.filter((incident) => incident.kind === kind && incident.phase === 'end'),
  };
}

export type Thing = ObjectObservation['objects'][number];

/** A thing in the picture; of the size of what is held near the camera where nothing else is said. */
export function thing(label: string, score: number, box: Partial<Thing['box']> = {}): Thing {
  return { label, score, box: { x: 0.6, y: 0.3, width: 0.3, height: 0.4, ...box } };
}

/** Looks for objects every 2 s from `from`, each with what it finds. */
export function looks(from: number, found: readonly (readonly Thing[])[], stepMs = 2000): Observation[] {
  return found.map((objects, index) => ({ type: 'objects', at: from + index * stepMs, objects: [...objects] }));
}
