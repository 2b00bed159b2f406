import type { InterviewError } from '../../errors/index.js';
import { phrasesFor } from '../../interviewer/phrases/index.js';
import { energyVoiceActivity } from '../../media/energy-voice-activity.js';
import { withSpareVoiceActivity } from '../../media/with-spare-voice-activity.js';
import type { VoiceActivity } from '../../spec/index.js';
import type { Conversation } from '../conversation.js';
import { VoiceConversation, type VoiceConversationOptions } from './voice-conversation.js';

export { fixedPause, pauseRule, type PauseRuleOptions } from './pause-rule.js';

export interface OpenVoiceOptions extends Omit<VoiceConversationOptions, 'phrases' | 'voiceActivity'> {
  readonly voiceActivity: VoiceActivity | undefined;
  /** Something did not come and was made up for. */
  onFailure(error: InterviewError): void;
}

/** Loads what the plan's language needs, and gives the conversation. */
export async function openVoiceConversation({ voiceActivity, onFailure, ...options }: OpenVoiceOptions): Promise<Conversation> {
  const phrases = await phrasesFor(options.plan.language, onFailure);
  const spare = energyVoiceActivity();
  return new VoiceConversation({ ...options, phrases, voiceActivity: voiceActivity?.load ? withSpareVoiceActivity(voiceActivity, { spare, onFailure }) : (voiceActivity ?? spare) });
}
