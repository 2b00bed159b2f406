export { geminiLanguageModel } from './gemini-language-model.js';
export type { GeminiLanguageModelOptions } from './gemini-options.js';
export type { GeminiClient, GenaiClient, GenerativeAiClient } from './gemini-clients.js';
export { geminiLiveVoice } from './gemini-live-voice.js';
export type { GeminiLiveVoiceOptions } from './gemini-live-options.js';
export type { GenaiLiveClient } from './gemini-live-client.js';
