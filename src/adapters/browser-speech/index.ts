export { browserSpeechToText, type BrowserSpeechToTextOptions } from './browser-speech-to-text.js';
export { browserTextToSpeech, type BrowserTextToSpeechOptions } from './browser-text-to-speech.js';
export type { ProcessLocally } from './local-recognition.js';
export type { Recognition, RecognitionConstructor, Synthesis, Utterance, UtteranceConstructor } from './speech-globals.js';
