import type { ContractCase } from './contract-case.js';
import { speechToTextAudioCases } from './speech-to-text-audio-cases.js';
import { speechToTextEndCases } from './speech-to-text-end-cases.js';
import { speechToTextPartCases } from './speech-to-text-part-cases.js';
import type { CreateSpeechToTextRig } from './speech-to-text-rig.js';

/**
 * What every `SpeechToText` must do. `create` makes a new rig for each case: the adapter, the time it lives in, and a
 * speaker. Cases of things that a rig cannot do or tell (`exhaust`, `fail`, `utter`, `saidAt`, `stranger`) pass without looking.
 */
export function speechToTextContract(create: CreateSpeechToTextRig): readonly ContractCase[] {
  return [...speechToTextPartCases(create), ...speechToTextAudioCases(create), ...speechToTextEndCases(create)];
}
