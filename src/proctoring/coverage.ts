import type { CoverageChange, CoverageSignal, CoverageState } from '../spec/index.js';
import { cannotJudge, isCovered } from './quality.js';
import type { Scene } from './scene.js';

interface Standing {
  readonly state: CoverageState;
  readonly code?: string;
}

/** Says of each signal whether it is really watched, and tells of changes. */
export class CoverageTracker {
  readonly #last = new Map<CoverageSignal, string>();

  /** `gap`: the rule for gaps has an open incident. */
  see(scene: Scene, gap: boolean): readonly CoverageChange[] {
    return [...this.#tell('camera', camera(scene, gap), scene.at), ...this.#tell('page', page(scene), scene.at)];
  }

  #tell(signal: CoverageSignal, standing: Standing | undefined, at: number): readonly CoverageChange[] {
    if (!standing) return [];
    const key = `${standing.state} ${standing.code ?? ''}`;
    if (this.#last.get(signal) === key) return [];
    this.#last.set(signal, key);
    return [{ signal, at, ...standing }];
  }
}

function camera(scene: Scene, gap: boolean): Standing | undefined {
  const monitor = scene.monitors.vision;
  if (!monitor || monitor.state === 'paused') return undefined;
  if (monitor.state === 'off') return { state: 'off', ...(monitor.code ? { code: monitor.code } : {}) };
  if (monitor.state === 'unsupported') return { state: 'unsupported', ...(monitor.code ? { code: monitor.code } : {}) };
  if (scene.camera?.state === 'ended' || scene.camera?.state === 'muted') return { state: 'gap', code: 'camera-lost' };
  if (gap || monitor.state === 'failed') return { state: 'gap', code: monitor.code ?? 'no-result' };
  if (!scene.vision) return undefined;
  if (isCovered(scene)) return { state: 'unassessable', code: 'covered' };
  const why = cannotJudge(scene);
  if (why === 'no-frame') return scene.visible.ok ? undefined : { state: 'unassessable', code: 'tab-hidden' };
  return why ? { state: 'unassessable', code: why } : { state: 'watched' };
}

function page(scene: Scene): Standing | undefined {
  const monitor = scene.monitors.environment;
  if (!monitor || monitor.state === 'paused') return undefined;
  return { state: monitor.state === 'on' ? 'watched' : monitor.state === 'failed' ? 'gap' : monitor.state };
}
