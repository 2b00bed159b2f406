export { deepgramFlux } from './deepgram-flux.js';
export { deepgramSpeechToText } from './deepgram-speech-to-text.js';
export { deepgramTextToSpeech } from './deepgram-text-to-speech.js';
export type { DeepgramFluxOptions, DeepgramOptions, DeepgramSpeechToTextOptions, DeepgramTextToSpeechOptions } from './deepgram-options.js';
