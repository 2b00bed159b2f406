export { anthropicLanguageModel } from './anthropic-language-model.js';
export type { AnthropicLanguageModelOptions } from './anthropic-options.js';
