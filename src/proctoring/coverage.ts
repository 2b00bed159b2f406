import { FRESH_LOOK_MS, isFreshLook } from './scene/objects-seen.js';
import { hasFreshPicture } from './rules/quality.js';
import type { Scene } from './scene/scene.js';
import type { CoverageChange, CoverageSignal, CoverageState, Incident, IncidentKind, MonitorObservation } from '../spec/index.js';

/** A microphone that tells nothing for this long is not heard any more, ms. */
const LONGEST_SILENCE_MS = 2000;

type OpenIncident = (kind: IncidentKind) => Incident | undefined;

interface Standing {
  readonly state: CoverageState;
  readonly code?: string;
  /** When it began, where that is before it was known. */
  readonly since?: number;
}

/** Says of each signal whether it is really watched, and tells of changes. Leans on the rules, so it does not flicker either. */
export class CoverageTracker {
  readonly #noCamera: boolean;
  readonly #last = new Map<CoverageSignal, { readonly key: string; readonly at: number }>();

  constructor({ noCamera }: { readonly noCamera: boolean }) {
    this.#noCamera = noCamera;
  }

  see(scene: Scene, open: OpenIncident): readonly CoverageChange[] {
    return [
      ...this.#tell('camera', this.#noCamera ? { state: 'off', code: 'accommodation' } : camera(scene, open), scene.at),
      ...this.#tell('objects', this.#noCamera ? { state: 'off', code: 'accommodation' } : objects(scene, open), scene.at),
      ...this.#tell('page', monitored(scene.monitors.environment), scene.at),
      ...this.#tell('microphone', microphone(scene, open), scene.at),
    ];
  }

  #tell(signal: CoverageSignal, standing: Standing | undefined, now: number): readonly CoverageChange[] {
    if (!standing) return [];
    const { state, code, since = now } = standing;
    const last = this.#last.get(signal);
    const key = `${state} ${code ?? ''}`;
    if (last?.key === key) return [];
    const at = Math.max(Math.min(since, now), last?.at ?? -Infinity);
    this.#last.set(signal, { key, at });
    return [{ signal, state, at, ...(code !== undefined && { code }) }];
  }
}

function camera(scene: Scene, open: OpenIncident): Standing | undefined {
  const monitor = scene.monitors.vision;
  if (monitor?.state !== 'on' && monitor?.state !== 'failed') return monitored(monitor);
  const lost = open('camera-lost');
  if (lost) return { state: 'gap', code: 'camera-lost', since: lost.startedAt };
  const gap = open('monitoring-gap');
  if (gap) return { state: 'gap', code: monitor.code ?? 'no-result', since: gap.startedAt };
  const covered = open('camera-covered');
  if (covered) return { state: 'unassessable', code: covered.evidence.frozen ? 'frozen' : 'covered', since: covered.startedAt };
  const unassessable = open('unassessable');
  if (unassessable) return { state: 'unassessable', code: String(unassessable.evidence.why), since: unassessable.startedAt };
  if (hasFreshPicture(scene)) return { state: 'watched' };
  return scene.visible.ok ? undefined : { state: 'unassessable', code: 'tab-hidden', since: scene.visible.since };
}

function objects(scene: Scene, open: OpenIncident): Standing | undefined {
  const monitor = scene.monitors.objects;
  if (monitor?.state !== 'on') return monitored(monitor);
  const lost = open('camera-lost');
  if (lost) return { state: 'gap', code: 'camera-lost', since: lost.startedAt };
  const covered = open('camera-covered');
  if (covered) return { state: 'unassessable', code: 'covered', since: covered.startedAt };
  if (isFreshLook(scene.objects, scene.at)) return { state: 'watched' };
  const since = scene.objects.at(-1)?.at ?? monitor.at;
  if (scene.at - since < FRESH_LOOK_MS) return undefined;
  return scene.visible.ok ? { state: 'gap', code: 'no-result', since } : { state: 'unassessable', code: 'tab-hidden', since: Math.max(since, scene.visible.since) };
}

function microphone({ monitors: { audio }, microphone: device, hearing: { last }, at }: Scene, open: OpenIncident): Standing | undefined {
  if (audio?.state !== 'on') return monitored(audio);
  const lost = open('microphone-lost');
  if (device?.state === 'ended' || device?.state === 'muted' || lost) return { state: 'gap', code: 'microphone-lost', since: lost?.startedAt ?? device?.since ?? at };
  const heardAt = Math.max(last?.at ?? 0, audio.at);
  if (at - heardAt >= LONGEST_SILENCE_MS) return { state: 'gap', code: 'no-result', since: heardAt };
  // The microphone may hear the interviewer too, so such moments say nothing of who speaks.
  if (last?.interviewer) return { state: 'unassessable', code: 'interviewer-speaks', since: last.at };
  return monitored(audio);
}

/** A pause of the interview changes nothing. */
function monitored(monitor: MonitorObservation | undefined): Standing | undefined {
  if (!monitor || monitor.state === 'paused') return undefined;
  const state = ({ on: 'watched', failed: 'gap', off: 'off', unsupported: 'unsupported' } as const)[monitor.state];
  return { state, ...(monitor.code !== undefined && { code: monitor.code }) };
}
