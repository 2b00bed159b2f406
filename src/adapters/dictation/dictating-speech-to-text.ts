import type { CallContext, SpeechToText, SpeechToTextOptions, SpeechToTextPart } from '../../spec/index.js';
import { Dictation, type DictationTerms } from './dictation.js';

export interface DictatingOptions {
  readonly provider: string;
  readonly capabilities: SpeechToText['capabilities'];
  readonly destinations: SpeechToText['destinations'];
  readonly terms: DictationTerms;
}

/** A recogniser that is given whole stretches of speech, cut at pauses, one after another. */
export function dictatingSpeechToText({ provider, capabilities, destinations, terms }: DictatingOptions): SpeechToText {
  return {
    specificationVersion: 'v1',
    provider,
    destinations,
    input: 'audio',
    capabilities,
    isSupported: () => true,
    transcribe({ audio, language, hints }: SpeechToTextOptions, { signal }: CallContext): AsyncIterable<SpeechToTextPart> {
      const options = { ...terms, audio, language, signal, ...(hints && { hints }) };
      return { [Symbol.asyncIterator]: () => new Dictation(options) };
    },
  };
}
