import type { AudioFrame, TranscriptWord } from '../../spec/index.js';
import { listMember, numberMember, textMember } from '../../utils/member.js';
import type { Written } from '../dictation/dictation.js';
import { momentIn } from '../dictation/sound-runs.js';

/** By which Whisper takes a segment for silence (openai/whisper, transcribe.py: no_speech_threshold, logprob_threshold). */
const SILENT = { noSpeech: 0.6, averageLogprob: -1 };

/** Geometric mean of the probabilities of the tokens; undefined where they are not told. */
export function tokenConfidence(answer: unknown): number | undefined {
  const logprobs = listMember(answer, 'logprobs').flatMap((token) => numberMember(token, 'logprob') ?? []);
  return meanProbability(logprobs.map((logprob) => ({ logprob, weight: 1 })));
}

/** What `verbose_json` tells beyond the text: which of it is to be kept, how certain it is, and when its words were said. */
export function whisperDetail(answer: unknown, frames: readonly AudioFrame[]): Partial<Written> {
  const segments = listMember(answer, 'segments');
  const spoken = segments.filter((segment) => !isSilent(segment));
  const silences = segments.filter(isSilent).map((segment) => [numberMember(segment, 'start') ?? 0, numberMember(segment, 'end') ?? 0] as const);
  const confidence = meanProbability(
    spoken.flatMap((segment) => {
      const logprob = numberMember(segment, 'avg_logprob');
      return logprob === undefined ? [] : [{ logprob, weight: Math.max(1, listMember(segment, 'tokens').length) }];
    }),
  );
  const words = listMember(answer, 'words').flatMap((word) => toWord(word, frames, silences) ?? []);
  return {
    ...(silences.length > 0 && { text: spoken.map((segment) => textMember(segment, 'text') ?? '').join('') }),
    ...(confidence !== undefined && { confidence }),
    ...(words.length > 0 && { words }),
  };
}

function isSilent(segment: unknown): boolean {
  return (numberMember(segment, 'no_speech_prob') ?? 0) > SILENT.noSpeech && (numberMember(segment, 'avg_logprob') ?? 0) < SILENT.averageLogprob;
}

function toWord(word: unknown, frames: readonly AudioFrame[], silences: readonly (readonly [number, number])[]): TranscriptWord | undefined {
  const text = textMember(word, 'word')?.trim();
  const [start, end] = [numberMember(word, 'start'), numberMember(word, 'end')];
  if (!text || start === undefined || end === undefined || end < start) return undefined;
  if (silences.some(([from, to]) => start >= from && end <= to)) return undefined;
  return { text, start: momentIn(frames, start * 1000), end: momentIn(frames, end * 1000) };
}

function meanProbability(parts: readonly { readonly logprob: number; readonly weight: number }[]): number | undefined {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  if (weight === 0) return undefined;
  return Math.min(1, Math.exp(parts.reduce((sum, part) => sum + part.logprob * part.weight, 0) / weight));
}
