import type { AudioFrame } from '../../spec/index.js';
import { frameLength } from '../../utils/frame-length.js';
import type { Stretch, Write, WriteCall, Written } from './dictation.js';
import { lengthOf } from './plausible-words.js';

/** Frames of one sample rate. A microphone may change it under way, as headsets do, and a file has only one. */
export function runsOf(frames: readonly AudioFrame[]): readonly (readonly AudioFrame[])[] {
  const runs: AudioFrame[][] = [];
  for (const frame of frames) {
    const last = runs.at(-1);
    if (last?.[0]?.sampleRate === frame.sampleRate) last.push(frame);
    else runs.push([frame]);
  }
  return runs;
}

/** Writes a stretch down run by run, for recognisers that take sound of one rate in a request. */
export async function writeRuns(write: Write, stretch: Stretch, call: WriteCall): Promise<Written> {
  let whole: Written = { text: '' };
  let lengthMs = 0;
  for (const frames of runsOf(stretch.frames)) {
    const before = whole.text;
    const written = await write({ ...stretch, frames }, { signal: call.signal, guess: (text) => call.guess(joined(before, text)) });
    whole = lengthMs === 0 ? written : both(whole, lengthMs, written, lengthOf(frames));
    lengthMs += lengthOf(frames);
  }
  return whole;
}

/** The moment on the session's clock that lies so far into the sound of these frames; both ms. */
export function momentIn(frames: readonly AudioFrame[], offsetMs: number): number {
  let left = offsetMs;
  for (const frame of frames) {
    const length = frameLength(frame);
    if (left < length) return frame.at + left;
    left -= length;
  }
  const last = frames.at(-1);
  return last ? last.at + frameLength(last) : 0;
}

function both(one: Written, oneMs: number, other: Written, otherMs: number): Written {
  const words = [...(one.words ?? []), ...(other.words ?? [])];
  const confidence = one.confidence === undefined || other.confidence === undefined ? undefined : (one.confidence * oneMs + other.confidence * otherMs) / (oneMs + otherMs);
  return { text: joined(one.text, other.text), ...(confidence !== undefined && { confidence }), ...(words.length > 0 && { words }) };
}

function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
}
