export { chromePromptLanguageModel, type ChromePromptLanguageModelOptions } from './chrome-prompt-language-model.js';
export type { PromptAvailability, PromptCreateOptions, PromptLanguageModel, PromptMessage, PromptModalities, PromptSession } from './prompt-globals.js';
