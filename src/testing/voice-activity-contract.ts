import type { ContractCase } from './contract-case.js';
import { voiceActivityHearingCases } from './voice-activity-hearing-cases.js';
import { voiceActivityLoadCases } from './voice-activity-load-cases.js';
import type { CreateVoiceActivityRig } from './voice-activity-rig.js';

/**
 * What every `VoiceActivity` must do. `create` makes a new rig for each case: the voice activity, and recordings for it.
 * Cases of noise and of loading pass without looking where a rig has no `noise` or `failLoad`, or nothing is to be loaded.
 */
export function voiceActivityContract(create: CreateVoiceActivityRig): readonly ContractCase[] {
  return [...voiceActivityHearingCases(create), ...voiceActivityLoadCases(create)];
}
