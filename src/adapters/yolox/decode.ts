import { INPUT_SIZE } from './letterbox.js';

/** The model looks in three grids, with a cell every so many px. */
const STRIDES = [8, 16, 32] as const;
const CLASSES = 80;
/** Four numbers of the box, whether there is anything, and of which class. */
const ROW = 5 + CLASSES;
/** One row for each cell: 52 x 52, 26 x 26 and 13 x 13. */
export const OUTPUT_LENGTH = STRIDES.reduce((sum, stride) => sum + (INPUT_SIZE / stride) ** 2, 0) * ROW;

/** A box as the model gives it, px of its input. */
export type Candidate = {
  readonly label: string;
  /** Probability that there is something, times that of its class, 0..1. */
  readonly score: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/**
 * Boxes of at least `minScore` of the classes that have a name. A box is of the class that is likeliest among all 80, so
 * that a remote control which is also a little like a phone is no phone. In each row lie the place in parts of a cell,
 * the logarithm of the size in cells, and probabilities (`demo_postprocess` in YOLOX's `demo_utils.py`; arXiv 2107.08430).
 */
export function decode(output: ArrayLike<number>, names: ReadonlyMap<number, string>, minScore: number): Candidate[] {
  const candidates: Candidate[] = [];
  let row = 0;
  for (const stride of STRIDES) {
    const side = INPUT_SIZE / stride;
    for (let cell = 0; cell < side * side; cell++, row += ROW) {
      const something = output[row + 4] ?? 0;
      if (something < minScore) continue;
      const index = likeliest(output, row + 5);
      const score = something * (output[row + 5 + index] ?? 0);
      const label = names.get(index);
      if (label === undefined || !(score >= minScore)) continue;
      const width = Math.exp(output[row + 2] ?? 0) * stride;
      const height = Math.exp(output[row + 3] ?? 0) * stride;
      const middleX = ((output[row] ?? 0) + (cell % side)) * stride;
      const middleY = ((output[row + 1] ?? 0) + Math.floor(cell / side)) * stride;
      candidates.push({ label, score: Math.min(1, score), x: middleX - width / 2, y: middleY - height / 2, width, height });
    }
  }
  return candidates;
}

function likeliest(output: ArrayLike<number>, from: number): number {
  let best = 0;
  for (let index = 1; index < CLASSES; index++) if ((output[from + index] ?? 0) > (output[from + best] ?? 0)) best = index;
  return best;
}
