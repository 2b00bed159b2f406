import type { AngleSample, Scene } from './scene/scene.js';
import type { AngleTrace, Incident } from '../spec/index.js';

/** Five values a second: head and eyes hold a direction for longer. */
const STEP_MS = 200;
/** Longer incidents keep this much of their beginning, ms. */
const LONGEST_MS = 600_000;

/** Keeps the angles of incidents that go on. */
export class TraceKeeper {
  readonly #open = new Map<string, AngleSample[]>();

  /** What was before the incident was told is in the scene still. */
  begin({ id, startedAt }: Incident, { angles }: Scene): void {
    this.#open.set(id, angles.filter(({ at }) => at >= startedAt));
  }

  see({ angles }: Scene): void {
    const latest = angles.at(-1);
    if (!latest) return;
    for (const samples of this.#open.values()) if (latest.at > (samples.at(-1)?.at ?? -Infinity)) samples.push(latest);
  }

  end({ id, startedAt, endedAt = startedAt }: Incident): AngleTrace {
    const samples = this.#open.get(id) ?? [];
    this.#open.delete(id);
    const last = Math.min(endedAt, startedAt + LONGEST_MS);
    const steps = Array.from({ length: Math.floor((last - startedAt) / STEP_MS) + 1 }, (_, step) => startedAt + step * STEP_MS);
    const nearest = steps.map((at) => samples.findLast((sample) => sample.at <= at + STEP_MS / 2 && sample.at > at - STEP_MS / 2));
    const of = (angle: 'yaw' | 'pitch' | 'gazeYaw'): (number | null)[] => nearest.map((sample) => tenths(sample?.[angle]));
    return { incidentId: id, from: startedAt, stepMs: STEP_MS, yaw: of('yaw'), pitch: of('pitch'), gazeYaw: of('gazeYaw') };
  }
}

function tenths(angle: number | undefined): number | null {
  return angle === undefined || !Number.isFinite(angle) ? null : Math.round(angle * 10) / 10;
}
