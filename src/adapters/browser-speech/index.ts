export { browserSpeechToText, type BrowserSpeechToTextOptions } from './browser-speech-to-text.js';
export { browserTextToSpeech, type BrowserTextToSpeechOptions } from './browser-text-to-speech.js';
