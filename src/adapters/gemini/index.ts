export { geminiLanguageModel } from './gemini-language-model.js';
export type { GeminiLanguageModelOptions } from './gemini-options.js';
export type { GeminiClient, GenaiClient, GenerativeAiClient } from './gemini-clients.js';
