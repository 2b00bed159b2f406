import type { ContractCase } from './contract-case.js';
import { realtimeVoiceEndCases } from './realtime-voice-end-cases.js';
import { realtimeVoiceHearingCases } from './realtime-voice-hearing-cases.js';
import { realtimeVoiceLineCases } from './realtime-voice-line-cases.js';
import type { CreateRealtimeVoiceRig } from './realtime-voice-rig.js';
import { realtimeVoiceSpeakingCases } from './realtime-voice-speaking-cases.js';

/**
 * What every `RealtimeVoice` must do. `create` makes a new rig for each case: the adapter, the time it lives in, and its
 * provider. Cases that need something that a rig does not have (`fail`, `interject`) pass without looking.
 */
export function realtimeVoiceContract(create: CreateRealtimeVoiceRig): readonly ContractCase[] {
  return [...realtimeVoiceSpeakingCases(create), ...realtimeVoiceHearingCases(create), ...realtimeVoiceLineCases(create), ...realtimeVoiceEndCases(create)];
}
