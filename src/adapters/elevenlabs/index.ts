export { elevenLabsTextToSpeech } from './elevenlabs-text-to-speech.js';
export type { ElevenLabsTextToSpeechOptions, ElevenLabsVoiceSettings } from './elevenlabs-options.js';
