import type { TranscriptWord } from '../../spec/index.js';
import { numberMember, textMember } from '../../utils/member.js';
import type { SentAudio } from './sent-audio.js';

/** The words of a message at the times of the session; none where one of them has no time. */
export function wordsOf(list: readonly unknown[], sent: SentAudio): readonly TranscriptWord[] {
  const words = list.map((word) => wordOf(word, sent));
  return words.every((word) => word !== undefined) ? words : [];
}

function wordOf(word: unknown, sent: SentAudio): TranscriptWord | undefined {
  const text = textMember(word, 'punctuated_word') ?? textMember(word, 'word');
  const [from, to] = [numberMember(word, 'start'), numberMember(word, 'end')];
  const start = from === undefined ? undefined : sent.timeAt(from);
  const end = to === undefined ? undefined : sent.endAt(to);
  if (text === undefined || start === undefined || end === undefined) return undefined;
  const confidence = numberMember(word, 'confidence');
  return { text, start, end: Math.max(start, end), ...(confidence !== undefined && { confidence }) };
}
