import type { TextToSpeech, TextToSpeechPart } from '../spec/index.js';
import type { ContractCase } from './contract-case.js';
import { settle, type PassingTime } from './passing-time.js';

/** A voice with somebody who listens to it. */
export interface TextToSpeechRig extends PassingTime {
  readonly textToSpeech: TextToSpeech;
  /** Whether a voice sounds right now, or a provider is still asked for sound. */
  readonly sounding: boolean;
  /** All that a voice has been asked to say so far. */
  readonly spoken: string;
  /** All sound that the provider made so far, at the rate of the frames; where `output` is `audio` and the rig knows it. */
  readonly sound?: Int16Array;
  /** From now on the voice fails for good. */
  fail?(): void;
  close?(): void | Promise<void>;
}

export type CreateTextToSpeechRig = () => TextToSpeechRig | Promise<TextToSpeechRig>;

/** One sentence of usual length. */
export const SENTENCE = 'Tell me about a system that you built, and what you would do differently today.';

/** More than a minute of speech, with sentences, a list, and a word that does not end. */
export const LONG_TEXT = [
  SENTENCE,
  'Many people speak of the tools first; you may begin with the problem, with the people who had it, or with the day on which it became clear that something had to be done about it at last.',
  `Here is one word that no voice likes: ${'tiresome'.repeat(30)}, and then it goes on.`,
  SENTENCE.toUpperCase(),
  'What came of it? Who decided? And how did you know that it had worked, half a year later, when nobody looked any more?',
].join(' ');

export interface TextToSpeechCase {
  readonly rig: TextToSpeechRig;
  /** Begins an iteration that is read by hand; aborted after the case, unless it has a signal of its own. */
  iterate(text: string, signal?: AbortSignal): AsyncIterator<TextToSpeechPart>;
  /** Speaks to the end; a rejection fails the case. */
  speak(text: string): Promise<readonly TextToSpeechPart[]>;
}

/** Makes a case with a rig of its own; afterwards silences the voice and closes the rig. */
export function textToSpeechCase(create: CreateTextToSpeechRig, name: string, body: (context: TextToSpeechCase) => Promise<void>): ContractCase {
  return {
    name,
    async run() {
      const rig = await create();
      const life = new AbortController();
      const iterate = (text: string, signal = life.signal): AsyncIterator<TextToSpeechPart> =>
        rig.textToSpeech.speak({ text, language: 'en-US' }, { signal })[Symbol.asyncIterator]();
      const speak = async (text: string): Promise<readonly TextToSpeechPart[]> => {
        const parts: TextToSpeechPart[] = [];
        const reader = iterate(text);
        const next = () => settle(rig, reader.next(), 'The voice must go on, and come to an end.');
        for (let result = await next(); !result.done; result = await next()) parts.push(result.value);
        return parts;
      };
      try {
        await body({ rig, iterate, speak });
      } finally {
        life.abort();
        await rig.advance(1000);
        await rig.close?.();
      }
    },
  };
}
