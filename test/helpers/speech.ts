// Recorded speech of the fixtures with its truth, for Node and for browsers.
import { fromPcmBytes } from '../../src/utils/pcm-bytes.js';
import { readWav } from '../../src/utils/read-wav.js';
import type { Wav } from './sound.js';

/** From the first to the last moment of sound, ms. */
export type SpeechSpan = readonly [from: number, to: number];

export interface SpeechTruth {
  readonly clips: Readonly<Record<string, { readonly speech: readonly Edges[]; readonly microPauses?: readonly Edges[] }>>;
}

interface Edges {
  /** s. */
  readonly start: number;
  readonly end: number;
}

/** Spans of sound: the truth of a clip, without the pauses that lie inside a segment; shorter ones than the hangover are none. */
export function speechSpans({ clips }: SpeechTruth, clip: string, hangoverMs = 300): readonly SpeechSpan[] {
  const { speech = [], microPauses = [] } = clips[clip] ?? {};
  const pauses = microPauses.filter(({ start, end }) => (end - start) * 1000 > hangoverMs);
  return speech.flatMap(({ start, end }) => {
    const inside = pauses.filter((pause) => pause.start > start && pause.end < end);
    const edges = [start, ...inside.flatMap((pause) => [pause.start, pause.end]), end].map((seconds) => Math.round(seconds * 1000));
    return Array.from({ length: edges.length / 2 }, (_, index): SpeechSpan => [edges[index * 2] ?? NaN, edges[index * 2 + 1] ?? NaN]);
  });
}

/** A WAV file of 16 bit PCM, mono; what it does not know it refuses instead of guessing. `name` is for the error. */
export function soundOf(file: Uint8Array, name = 'It'): Wav {
  const wav = readWav(file);
  if (wav?.channels !== 1 || wav.bitsPerSample !== 16) throw new Error(`${name} is no WAV file of 16 bit PCM, mono.`);
  return { sampleRate: wav.sampleRate, samples: fromPcmBytes(wav.bytes) };
}
