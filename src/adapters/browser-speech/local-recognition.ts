import { AdapterError } from '../../errors/index.js';
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

/** Whether to ask for recognition on this machine. Rejects with `AdapterError` (`unsupported`) where it is required and cannot be. */
export async function shallProcessLocally(Constructor: RecognitionConstructor, mode: ProcessLocally, language: string): Promise<boolean> {
  if (mode === 'never') return false;
  const required = mode === 'require';
  if (!canProcessLocally(Constructor)) {
    if (required) throw new AdapterError(STT_PROVIDER, 'unsupported', 'this browser cannot write down speech on this machine alone');
    return false;
  }
  if (!Constructor.available) return required;
  const status = await Constructor.available({ langs: [language], processLocally: true }).catch(() => 'unavailable' as const);
  if (status === 'available') return true;
  if (required) throw new AdapterError(STT_PROVIDER, 'unsupported', 'the language is not installed on this machine', { action: INSTALL });
  return false;
}
