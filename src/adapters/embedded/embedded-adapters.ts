import type { SessionStore, SpeechToText, TextToSpeech, VisionEngine } from '../../spec/index.js';
import { browserSpeechToText, browserTextToSpeech } from '../browser-speech/index.js';
import { idbSessionStore } from '../idb/index.js';
import { mediapipeVision } from '../mediapipe/index.js';

export interface EmbeddedAdaptersOptions {
  /** Where the self-hosted files lie; beside the script by default. */
  readonly assetsUrl?: string;
}

/** What an interview runs on with no key and no server. */
export interface EmbeddedAdapters {
  readonly store: SessionStore;
  readonly speechToText: SpeechToText;
  readonly textToSpeech: TextToSpeech;
  readonly vision: VisionEngine;
}

/** The embedded defaults: IndexedDB, the browser's own speech, MediaPipe in a worker. Nothing is opened or loaded yet. */
export function embeddedAdapters({ assetsUrl }: EmbeddedAdaptersOptions = {}): EmbeddedAdapters {
  return {
    store: idbSessionStore(),
    speechToText: browserSpeechToText(),
    textToSpeech: browserTextToSpeech(),
    vision: mediapipeVision(assetsUrl === undefined ? {} : { assetsUrl }),
  };
}
