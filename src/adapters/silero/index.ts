export { sileroVoiceActivity, type SileroVoiceActivityOptions } from './silero-voice-activity.js';
