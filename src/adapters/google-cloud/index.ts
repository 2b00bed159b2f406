export { googleCloudSpeechToText } from './google-cloud-speech-to-text.js';
export { googleCloudTextToSpeech } from './google-cloud-text-to-speech.js';
export type { GoogleCloudServer, GoogleCloudSpeechToTextOptions, GoogleCloudTextToSpeechOptions } from './google-cloud-options.js';
