import { actionRule } from './actions.js';
import type { Scene } from '../scene/scene.js';

/** Who has been elsewhere shorter than this cannot have fetched anything, ms; a judgement. */
const AWAY_MS = 1000;
/** What is pasted this soon after coming back was likely fetched there, ms; a judgement. */
const WITHIN_MS = 10_000;

const THRESHOLDS = { withinMs: WITHIN_MS, awayMs: AWAY_MS };

/** Something was pasted into the page. */
export const paste = actionRule(
  { id: 'paste', kind: 'paste', reason: 'Something was pasted.', severity: 'note', actions: ['paste'], thresholds: THRESHOLDS },
  (scene, limits) => (sinceBack(scene, limits) === undefined ? {} : undefined),
);

/** The same soon after the candidate was in another tab or window. */
export const pasteAfterBlur = actionRule(
  { id: 'paste-after-blur', kind: 'paste', reason: 'Something was pasted right after coming back to the page.', severity: 'warn', actions: ['paste'], thresholds: THRESHOLDS },
  sinceBack,
);

/** How long ago the candidate came back from elsewhere, where that is not too long ago and was not too short a while. */
function sinceBack({ page: { returns }, at }: Scene, { withinMs, awayMs }: Readonly<Record<'withinMs' | 'awayMs', number>>): { sinceBackMs: number; awayMs: number } | undefined {
  const back = returns.findLast((each) => at - each.at <= withinMs && each.awayMs >= awayMs);
  return back && { sinceBackMs: Math.round(at - back.at), awayMs: Math.round(back.awayMs) };
}
