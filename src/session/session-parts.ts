// What a session loads once it needs it.
import { loadPart } from '../errors/index.js';

export function loadChecks(): Promise<typeof import('../spec/parse.js')> {
  return loadPart('checks', () => import('../spec/parse.js'));
}

export function loadSnapshots(): Promise<typeof import('./snapshots/kept-snapshots.js')> {
  return loadPart('snapshots', () => import('./snapshots/kept-snapshots.js'));
}

export function loadEffects(): Promise<typeof import('./effect-runner.js')> {
  return loadPart('effects', () => import('./effect-runner.js'));
}
