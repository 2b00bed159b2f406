export { openaiLanguageModel } from './openai-language-model.js';
export type { OpenaiLanguageModelOptions } from './openai-options.js';
export { openaiSpeechToText } from './openai-speech-to-text.js';
export { openaiTextToSpeech } from './openai-text-to-speech.js';
export type { OpenaiSpeechServer, OpenaiSpeechToTextOptions, OpenaiTextToSpeechOptions, TranscriptionDetail } from './openai-speech-options.js';
export { openaiRealtimeVoice } from './realtime-voice.js';
export type { OpenaiRealtimeVoiceOptions } from './realtime-options.js';
