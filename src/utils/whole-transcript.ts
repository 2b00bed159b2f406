import { countWords } from './spoken-words.js';
import { untilAborted } from './until-aborted.js';

/** What of a part of a recogniser's account is read here. */
interface Part<Word> {
  readonly type: string;
  readonly text?: string;
  readonly confidence?: number;
  readonly words?: readonly Word[];
}

export interface WholeTranscript<Word> {
  readonly text: string;
  /** Mean over the words; absent where none was told. */
  readonly confidence?: number;
  /** Absent where not all stretches have theirs: times of some words only would be taken for those of all. */
  readonly words?: readonly Word[];
}

/**
 * Waits for all that a recogniser has to say, and puts its certain stretches together. Rejects with its failure, or at once with the
 * signal's reason; whoever leaves it wants no more.
 */
export async function wholeTranscript<Word>(account: AsyncIterable<Part<Word>>, signal: AbortSignal): Promise<WholeTranscript<Word>> {
  const parts = account[Symbol.asyncIterator]();
  let text = '';
  let words: readonly Word[] | undefined = [];
  let sure = 0;
  let counted = 0;
  try {
    for (let result = await untilAborted(parts.next(), signal); !result.done; result = await untilAborted(parts.next(), signal)) {
      const part = result.value;
      if (part.type !== 'transcript-end' || part.text === undefined) continue;
      text = text && part.text ? `${text} ${part.text}` : text + part.text;
      words = part.words && words && [...words, ...part.words];
      if (part.confidence === undefined) continue;
      const count = Math.max(1, countWords(part.text));
      sure += part.confidence * count;
      counted += count;
    }
    signal.throwIfAborted();
  } finally {
    // By its signal a recogniser is only told to finish.
    void Promise.resolve(parts.return?.()).catch(() => undefined);
  }
  return { text, ...(counted > 0 && { confidence: sure / counted }), ...(words && words.length > 0 && { words }) };
}
