import { AdapterError } from '../../errors/index.js';
import { tagsToTry } from './languages.js';
import { STT_PROVIDER } from './recognition-errors.js';
import type { RecognitionConstructor } from './speech-globals.js';

/**
 * `prefer`: recognise on this machine where the browser has the language. `require`: nothing is sent, or it is
 * unsupported. `never`: as the browser does by default.
 */
export type ProcessLocally = 'prefer' | 'require' | 'never';

const INSTALL = 'Install the language pack by SpeechRecognition.install(), or use another adapter; the interview goes on by typing.';

/** A browser without this property ignores it and sends the sound away all the same. */
export function canProcessLocally(Constructor: RecognitionConstructor): boolean {
  return 'processLocally' in Constructor.prototype;
}

/** In what language and where a call is recognised. */
export interface RecognitionPlace {
  readonly language: string;
  readonly local: boolean;
}

/**
 * Where to recognise a language: on this machine where it is installed there, with another region where only that is, else by
 * the browser's service with the tag as it was asked for. Rejects with `AdapterError` (`unsupported`, `language`) where it must
 * be on this machine and cannot.
 */
export async function recognitionPlace(Constructor: RecognitionConstructor, mode: ProcessLocally, language: string): Promise<RecognitionPlace> {
  const remote = { language, local: false };
  if (mode === 'never') return remote;
  const required = mode === 'require';
  if (!canProcessLocally(Constructor)) {
    if (required) throw new AdapterError(STT_PROVIDER, 'unsupported', 'this browser cannot write down speech on this machine alone');
    return remote;
  }
  if (!Constructor.available) return { language, local: required };
  for (const tag of tagsToTry(language)) {
    const status = await Constructor.available({ langs: [tag], processLocally: true }).catch(() => 'unavailable' as const);
    if (status === 'available') return { language: tag, local: true };
  }
  if (required) throw new AdapterError(STT_PROVIDER, 'language', 'the language is not installed on this machine', { action: INSTALL });
  return remote;
}
