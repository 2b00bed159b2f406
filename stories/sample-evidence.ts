import { sha256Hex } from '../src/utils/sha256.js';
import type { AngleTrace, IncidentKind, LogEntry, LogEvent, PolicyAction, SnapshotReason } from '../src/spec/index.js';
import { COVERAGE, INCIDENTS, sampleLog, toMs, type SampleIncident } from './sample-log.js';

/** A picture as it lies in the store, and where it stands in the record. */
export interface SamplePicture {
  readonly snapshotId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly reason: SnapshotReason;
  readonly incidentId?: string;
  /** Seconds since the interview began. */
  readonly second: number;
  readonly blurred?: boolean;
}

type Lines = readonly (readonly [second: number, entry: LogEntry])[];

const MODEL = '9c0f2b7e61d84a35b0e7c2f8d413a96b5e7f0c1d2a3b4c5d6e7f8091a2b3c4d5';

/** The four of the sample, a second turn of the head, a look down, and a paste that the host let end nothing. */
export const NOTICED: readonly SampleIncident[] = [
  ...INCIDENTS,
  { kind: 'head-turned', severity: 'note', from: 260, to: 263, reason: 'The head was turned away from the screen.', evidence: { yaw: -33, durationMs: 3000 }, rule: INCIDENTS[0]?.rule ?? { id: 'head-turned', version: '1', thresholds: {} } },
  {
    kind: 'looking-down',
    severity: 'warn',
    from: 340,
    to: 352,
    reason: 'The head was lowered away from the screen.',
    evidence: { pitch: -27, durationMs: 12_000 },
    rule: { id: 'looking-down', version: '1', thresholds: { enterDegrees: 18, exitDegrees: 12, dwellMs: 3000, exitMs: 500 } },
  },
  { kind: 'loud-noise', severity: 'note', from: 380, to: 392, reason: 'It was loud around the microphone.', evidence: { quietestDecibels: -38, durationMs: 12_000 }, rule: { id: 'loud-noise', version: '1', thresholds: { enterDecibels: -42, exitDecibels: -45, spreadDecibels: 6 } } },
];

/** An angle that goes out and comes back, five times a second; `null` where the face was lost. */
export function angleTrace(incidentId: string, from: number, seconds: number, angle: 'yaw' | 'pitch', widest: number, lost: readonly [from: number, to: number] = [0, 0]): LogEntry {
  const count = seconds * 5;
  const values = Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1);
    const isLost = share >= lost[0] && share < lost[1];
    return isLost ? null : Math.round((widest * Math.min(1, Math.sin(Math.PI * share) * 1.6) + Math.sin(index * 1.7) * 1.2) * 10) / 10;
  });
  const still = values.map((value, index) => (value === null ? null : Math.round(Math.sin(index * 0.9) * 20) / 10));
  const data: AngleTrace = { incidentId, from: toMs(from), stepMs: 200, yaw: angle === 'yaw' ? values : still, pitch: angle === 'pitch' ? values : still, gazeYaw: angle === 'yaw' ? values : still };
  return { type: 'trace-kept', data };
}

export function keptPicture({ snapshotId, bytes, reason, incidentId, second, blurred = false }: SamplePicture): LogEntry {
  const kept = { snapshotId, reason, takenAt: toMs(second), width: 320, height: 240, bytes: bytes.length, hash: sha256Hex(bytes), blurred };
  return { type: 'snapshot-kept', data: incidentId === undefined ? kept : { ...kept, incidentId } };
}

function followed(incidentId: string, kind: IncidentKind, action: PolicyAction, count: number): LogEntry {
  return { type: 'policy-applied', data: { incidentId, kind, action, count } };
}

const MOVEMENT: Lines = Array.from({ length: 6 }, (_, index): readonly [number, LogEntry] => [
  90 * (index + 1),
  { type: 'movement-measured', data: { from: toMs(90 * index), to: toMs(90 * (index + 1)), yaw: 3.1 + index * 0.9, pitch: 2.4 + (index % 3), gazeYaw: 5.2 + index, onScreen: 0.96 - index * 0.02, samples: 870 } },
]);

const RULES: LogEntry = {
  type: 'rules-started',
  data: {
    rules: [
      { id: 'head-turned', version: '1', thresholds: { enterDegrees: 28, exitDegrees: 22, dwellMs: 2000, exitMs: 500 } },
      { id: 'looking-down', version: '1', thresholds: { enterDegrees: 18, exitDegrees: 12, dwellMs: 3000, exitMs: 500 } },
      { id: 'tab-hidden', version: '1', thresholds: { dwellMs: 0, exitMs: 0 } },
    ],
  },
};

/** The sample interview with what lies behind its incidents; `pictures` were kept. */
export function evidenceLog(pictures: readonly SamplePicture[] = [], incidents: readonly SampleIncident[] = NOTICED): readonly LogEvent[] {
  return sampleLog({
    incidents,
    coverage: [...COVERAGE.filter(([, signal]) => signal !== 'microphone'), [0, 'microphone', 'watched'], [0, 'objects', 'watched'], [341, 'objects', 'gap', 'adapter/failed'], [349, 'objects', 'watched']],
    more: [
      [0, { type: 'monitoring-started', data: { engine: 'yolox-objects', modelHash: MODEL, role: 'objects' } }],
      [0, RULES],
      [115, followed('incident-0', 'head-turned', 'warn', 1)],
      [119, angleTrace('incident-0', 110, 9, 'yaw', 41, [0.45, 0.55])],
      [264, angleTrace('incident-4', 258, 6, 'yaw', -33)],
      [346, followed('incident-5', 'looking-down', 'note', 1)],
      [353, angleTrace('incident-5', 338, 15, 'pitch', -27)],
      [499, followed('incident-3', 'multiple-faces', 'pause', 1)],
      ...pictures.map((picture): readonly [number, LogEntry] => [picture.second + 1, keptPicture(picture)]),
      [511, { type: 'snapshots-dropped', data: { why: 'limit', count: 2, incidentId: 'incident-3' } }],
      ...MOVEMENT,
      [590, { type: 'observations-kept', data: { recordingId: 'observations', count: 17_412, bytes: 2_110_400, hash: MODEL } }],
    ],
  });
}

/** A long interview with a bad camera: 300 looks to the side and down, and a handful of graver things. */
export function manyNotes(count = 300): readonly SampleIncident[] {
  const notes = Array.from({ length: count }, (_, index): SampleIncident => {
    const kind = index % 3 === 0 ? 'looking-down' : index % 7 === 0 ? 'head-turned' : 'gaze-away';
    const from = 4 + index * (580 / count);
    return { kind, severity: 'note', from, to: from + 1.2, reason: 'The eyes looked beside the screen.', evidence: { gazeYaw: 24 + (index % 9), durationMs: 1200 } };
  });
  return [...INCIDENTS, ...notes];
}
