import type { ProctorOutput } from '../../../src/proctoring/index.js';
import type { Observation } from '../../../src/spec/index.js';

/** An analysed picture and which one of the clip it was. */
export type SeenFrame = {
  /** Capture time, ms on the clock of the observations. */
  readonly at: number;
  /** Number by the code in the picture; null where it has none. */
  readonly code: number | null;
  /** Position of the player at capture, seconds. */
  readonly mediaTime: number;
};

/** One clip as the engine saw it: what `--save-observations` writes and `--replay` reads. */
export type ClipRecording = {
  readonly clip: string;
  readonly modelHash: string | undefined;
  /** ms; the player began at 0. */
  readonly endedAt: number;
  /** In the order in which the rules got them, each with the moment when they did, ms. */
  readonly observations: readonly { readonly receivedAt: number; readonly observation: Observation }[];
  readonly frames: readonly SeenFrame[];
  /** What the rules said while it played. */
  readonly outputs: readonly ProctorOutput[];
  /** What it cost the page; absent where it was not measured. */
  readonly cost?: PageCost;
};

export type PageCost = {
  /** Time of the main thread for each analysed picture, ms. */
  readonly mainThreadMs: readonly number[];
  /** Tasks of the main thread over 50 ms (W3C Long Tasks) while it played, ms. */
  readonly longTasksMs: readonly number[];
};
