import type { ContractCase } from './contract-case.js';
import { textToSpeechEndCases } from './text-to-speech-end-cases.js';
import { textToSpeechPartCases } from './text-to-speech-part-cases.js';
import { textToSpeechSoundCases } from './text-to-speech-sound-cases.js';
import type { CreateTextToSpeechRig } from './text-to-speech-rig.js';

/**
 * What every `TextToSpeech` must do. `create` makes a new rig for each case: the adapter, the time it lives in, and what
 * can be heard of it. The case of a failure passes without looking where a rig has no `fail`, those
 * of sound where a voice plays by itself.
 */
export function textToSpeechContract(create: CreateTextToSpeechRig): readonly ContractCase[] {
  return [...textToSpeechPartCases(create), ...textToSpeechSoundCases(create), ...textToSpeechEndCases(create)];
}
