import { recordingSupported } from '../../src/media/index.js';

/** What this browser can do, by the names of `DeviceCheckResult.capabilities`. Looks for interfaces only; opens and loads nothing. */
export function browserCapabilities(): Readonly<Record<string, boolean>> {
  const has = (name: string): boolean => name in globalThis;
  return {
    speechToText: has('SpeechRecognition') || has('webkitSpeechRecognition'),
    textToSpeech: has('speechSynthesis'),
    recording: recordingSupported(),
    vision: has('Worker') && has('WebAssembly') && has('OffscreenCanvas'),
    storage: has('indexedDB'),
    videoFrame: has('VideoFrame'),
  };
}
