import type { Wav } from './wav.js';

/** Where a sound lies in another one that is played over and over. */
export interface SoundMatch {
  /** In the other one, s. */
  readonly from: number;
  readonly seconds: number;
  /** Correlation of their loudness over time, -1..1. */
  readonly correlation: number;
  /** How much louder the louder tenth is here than there, dB. */
  readonly gain: number;
}

const FRAME_MS = 20;
/** Below this nothing is told apart, dBFS. */
const FLOOR = -60;

/** Loudness every 20 ms, dBFS. */
function envelope({ samples, sampleRate }: Wav): number[] {
  const size = (sampleRate * FRAME_MS) / 1000;
  return Array.from({ length: Math.floor(samples.length / size) }, (_, index) => {
    const frame = samples.subarray(index * size, (index + 1) * size);
    const rms = Math.sqrt(frame.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / size);
    return Math.max(FLOOR, 20 * Math.log10(rms + 1e-9));
  });
}

/** Pieces this long are laid each by itself, in frames: a second. */
const PIECE = 50;
/** How far from where it would lie a piece may be, in frames: a busy machine's microphone leaves sound out, and what follows comes early. */
const DRIFT = 20;

/** How a piece of one sound goes with a piece of another: the parts of a correlation. */
interface Likeness {
  readonly product: number;
  readonly squares: number;
  readonly otherSquares: number;
}

/** Finds the sound by its loudness over time; works at different rates, through the processing of a browser's microphone, and with gaps. */
export function matchSound(sound: Wav, looped: Wav): SoundMatch {
  const [wanted, whole] = [envelope(sound), envelope(looped)];
  const at = (index: number): number => (index + whole.length) % whole.length;
  const other = (index: number): number => whole[at(index)] ?? FLOOR;
  const starts = Array.from({ length: Math.max(1, Math.round(wanted.length / PIECE)) }, (_, index) => index * PIECE);
  const pieces = starts.map((start, index) => wanted.slice(start, starts[index + 1] ?? wanted.length));
  const laid = pieces.map((piece) => whole.map((_, offset) => likeness(piece, piece.map((__, index) => other(offset + index)))));
  /** For each piece and place, the best place near by. */
  const nearest = laid.map((places) => {
    const alike = places.map((place) => correlationOf([place]));
    return places.map((_, middle) => {
      const near = Array.from({ length: 2 * DRIFT + 1 }, (__, index) => at(middle + index - DRIFT));
      return near.reduce((found, place) => ((alike[place] ?? -1) > (alike[found] ?? -1) ? place : found));
    });
  });
  let best: { readonly offsets: readonly number[]; readonly correlation: number } = { offsets: [], correlation: -1 };
  for (let offset = 0; offset < whole.length; offset += 1) {
    const offsets = nearest.map((places, piece) => places[at(offset + (starts[piece] ?? 0))] ?? offset);
    const correlation = correlationOf(offsets.map((place, piece) => laid[piece]?.[place]));
    if (correlation > best.correlation) best = { offsets, correlation };
  }
  const first = best.offsets[0] ?? 0;
  const last = (best.offsets.at(-1) ?? 0) + (pieces.at(-1)?.length ?? 0);
  const there = pieces.flatMap((piece, index) => piece.map((_, frame) => other((best.offsets[index] ?? 0) + frame)));
  return { from: (first * FRAME_MS) / 1000, seconds: (at(last - first) * FRAME_MS) / 1000, correlation: best.correlation, gain: loud(wanted) - loud(there) };
}

function likeness(values: readonly number[], others: readonly number[]): Likeness {
  const [a, b] = [mean(values), mean(others)];
  let [product, squares, otherSquares] = [0, 0, 0];
  values.forEach((value, index) => {
    const [x, y] = [value - a, (others[index] ?? 0) - b];
    product += x * y;
    squares += x * x;
    otherSquares += y * y;
  });
  return { product, squares, otherSquares };
}

function correlationOf(parts: readonly (Likeness | undefined)[]): number {
  const sum = (key: keyof Likeness): number => parts.reduce((total, part) => total + (part?.[key] ?? 0), 0);
  return sum('product') / Math.sqrt(sum('squares') * sum('otherSquares') || 1);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const loud = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.9)] ?? FLOOR;
