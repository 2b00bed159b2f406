import type { Candidate } from './decode.js';

/** Two boxes of one label that share more than this are the same thing: intersection over union, as in YOLOX's demos. */
const SAME_SHARE = 0.45;

/** Of boxes that lie on the same thing only the surest; best first (non-maximum suppression). */
export function suppress(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of [...candidates].sort((a, b) => b.score - a.score)) {
    if (!kept.some((other) => other.label === candidate.label && shareOf(other, candidate) > SAME_SHARE)) kept.push(candidate);
  }
  return kept;
}

function shareOf(a: Candidate, b: Candidate): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (a.width * a.height + b.width * b.height - common);
}
