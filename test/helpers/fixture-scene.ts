// Sound for the fake microphone: parts of the fixtures' speech, cut and placed by their truth, in the fixtures' quiet room.
import { readFileSync } from 'node:fs';
import { encodeWav } from '../../src/utils/wav-file.js';
import type { Phrase } from '../bench/turns/marker.js';
import { fixture } from './fixtures.mjs';
import { cut, readWav, type Wav } from './wav.js';

/** s. */
interface Edges {
  readonly start: number;
  readonly end: number;
}

interface ClipTruth {
  readonly file48k: string;
  readonly speech: readonly (Edges & { readonly text: string })[];
  /** Of clips with several speakers, by speaker. */
  readonly microPauses?: readonly Edges[] | Readonly<Record<string, readonly Edges[]>>;
  readonly pause?: Edges;
  readonly overlap?: Edges;
}

/** A stretch of a clip between two of its pauses, with its words. */
export interface SpokenPart extends Edges {
  readonly text: string;
}

/** What is heard at a moment of a scene; words where somebody says them. */
export interface SceneSound {
  /** s after the marker. */
  readonly at: number;
  readonly sound: Wav;
  readonly words?: readonly SpokenPart[];
}

export interface Scene {
  readonly file: Uint8Array;
  /** As `MarkerWatch` takes them; ms after the marker. */
  readonly phrases: readonly Phrase[];
}

/** Before the marker, s: a microphone does not begin at the begin of its file. */
export const LEAD = 0.6;
/** Two clicks of a millisecond, so far apart, s; see `MarkerWatch`. */
const GAP = 0.02;
const CLICK = 31_000;

const path = fixture('speech/audio.truth.json');

/** Why tests with these sounds are skipped, where they are not there. */
export const absent = path ? false : 'no fixtures beside the repository';

/** The truth of one clip. */
export function truthOf(clip: string): ClipTruth {
  const { clips } = JSON.parse(readFileSync(path ?? '', 'utf8')) as { readonly clips: Readonly<Record<string, ClipTruth>> };
  const truth = clips[clip];
  if (!truth) throw new Error(`The fixtures have no clip "${clip}".`);
  return truth;
}

/** Its sound at 48 kHz. */
export function soundOf(clip: string): Wav {
  return readWav(fixture(`speech/${truthOf(clip).file48k}`) ?? '');
}

/** The stretches of one segment of speech between the pauses that lie inside it; their words end with its punctuation. */
export function partsOf(clip: string, segment: number): readonly SpokenPart[] {
  const { speech, microPauses = [] } = truthOf(clip);
  const { start, end, text } = speech[segment] ?? { start: 0, end: 0, text: '' };
  const own = isList(microPauses) ? microPauses : (Object.values(microPauses)[segment] ?? []);
  const inside = own.filter((pause) => pause.start > start && pause.end < end);
  const texts = text.split(/(?<=[.,])\s+/);
  if (texts.length !== inside.length + 1) throw new Error(`The words of ${clip}, segment ${segment}, are not divided as its pauses are.`);
  return texts.map((words, index) => ({ text: words, start: inside[index - 1]?.end ?? start, end: inside[index]?.start ?? end }));
}

/** `Array.isArray` does not know lists that are readonly. */
function isList(value: NonNullable<ClipTruth['microPauses']>): value is readonly Edges[] {
  return Array.isArray(value);
}

/** Parts of a clip as they are there, from the first to the last of them, or a wider piece of it. */
export function spoken(at: number, clip: string, words: readonly SpokenPart[], piece: Edges = { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 }): SceneSound {
  const { start: from, end: to } = piece;
  return { at, sound: cut(soundOf(clip), from, to), words: words.map(({ text, start, end }) => ({ text, start: start - from, end: end - from })) };
}

/** When a sound is over, s after the marker. */
export function endOf({ at, sound }: SceneSound): number {
  return at + sound.samples.length / sound.sampleRate;
}

/** All of it in the quiet room, behind a marker that tells a page by the sample where it is. */
export function scene(seconds: number, sounds: readonly SceneSound[]): Scene {
  const room = soundOf('silence');
  const { sampleRate } = room;
  const mixed = Int16Array.from({ length: Math.round((LEAD + seconds) * sampleRate) }, (_, index) => room.samples[index % room.samples.length] ?? 0);
  for (const { at, sound } of sounds) {
    const from = Math.round((LEAD + at) * sampleRate);
    sound.samples.forEach((sample, index) => (mixed[from + index] = Math.max(-32_768, Math.min(32_767, (mixed[from + index] ?? 0) + sample))));
  }
  for (const click of [LEAD, LEAD + GAP]) mixed.fill(CLICK, Math.round(click * sampleRate), Math.round((click + 0.001) * sampleRate));
  const phrases = sounds.flatMap(({ at, words = [] }) => words.map(({ start, end, text }): Phrase => ({ from: (at + start) * 1000, to: (at + end) * 1000, words: text.split(' '), isLast: true })));
  return { file: encodeWav([mixed], sampleRate), phrases };
}
