export { openaiLanguageModel } from './openai-language-model.js';
export type { OpenaiLanguageModelOptions } from './openai-options.js';
