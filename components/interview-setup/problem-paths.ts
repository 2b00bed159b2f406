import { POLICY_PATHS } from './policy-kinds.js';
import type { SetupDraft } from './setup-draft.js';

/** Fields of the draft that have another name in the plan. */
const PATHS: Readonly<Partial<Record<keyof SetupDraft, string>>> = {
  timeLimit: 'timeLimitMs',
  totalTime: 'totalTimeMs',
  difficultyMin: 'difficulty',
  difficultyMax: 'difficulty',
  adaptive: 'difficulty',
  extraTime: 'accommodations.extraTime',
  watched: 'proctoring',
  snapshots: 'proctoring.snapshots.everyMs',
  snapshotEvery: 'proctoring.snapshots.everyMs',
};

/** Any of these can mend that there is nothing to ask, or too little. */
const SOURCES: readonly (keyof SetupDraft)[] = ['domains', 'questions', 'topics', 'role', 'jobDescription', 'resume', 'questionCount', 'difficultyMin', 'difficultyMax', 'language'];

/** Paths of the plan whose problem may be gone once these fields have changed. */
export function pathsOf(patch: Partial<SetupDraft>): readonly string[] {
  const keys = Object.keys(patch) as (keyof SetupDraft)[];
  const own = keys.flatMap((key) => (key === 'policy' ? POLICY_PATHS : [PATHS[key] ?? key]));
  return keys.some((key) => SOURCES.includes(key)) ? [...own, 'domains', 'questionCount', 'difficulty', ''] : own;
}
