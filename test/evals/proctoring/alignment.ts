import type { ClipRecording, SeenFrame } from './recording.js';
import type { TrueFrame, Truth } from './truth.js';

/** A code further from the player's own position than this was misread, seconds. */
const PLAUSIBLE_SECONDS = 2;

export type Alignment = {
  /** Position in the clip, seconds, of a moment on the clock of the recording, ms. */
  clipTime(at: number): number;
  /** Row of the truth that belongs to the picture captured at `at`; only where the truth has rows. */
  trueFrame(at: number): TrueFrame | undefined;
  /** Share of pictures that were placed by their code. */
  readonly coded: number;
};

/** Lays the clock of a recording over the clip: by the code in the pictures, else by the player's position. */
export function align({ frames }: Pick<ClipRecording, 'frames'>, { fps = 15, perFrame = [] }: Pick<Truth, 'fps' | 'perFrame'>): Alignment {
  const isCoded = ({ code, mediaTime }: SeenFrame): boolean => code !== null && Math.abs(code / fps - mediaTime) < PLAUSIBLE_SECONDS;
  const placed = frames.map((frame) => ({ at: frame.at, seconds: isCoded(frame) ? (frame.code ?? 0) / fps : frame.mediaTime }));
  const nearest = (at: number) =>
    placed.reduce<(typeof placed)[number] | undefined>((best, frame) => (best && Math.abs(best.at - at) <= Math.abs(frame.at - at) ? best : frame), undefined);
  return {
    clipTime: (at) => {
      const frame = nearest(at);
      return frame ? frame.seconds + (at - frame.at) / 1000 : at / 1000;
    },
    trueFrame: (at) => {
      const frame = nearest(at);
      return frame && perFrame[Math.min(perFrame.length - 1, Math.max(0, Math.floor(frame.seconds * fps + 0.001)))];
    },
    coded: frames.length === 0 ? 0 : frames.filter(isCoded).length / frames.length,
  };
}
