import { AdapterError, MediaDeviceError, type InterviewError } from '../../errors/index.js';

export const STT_PROVIDER = 'browser-speech-to-text';

/** Errors after which listening simply goes on: nothing was said, or we stopped it ourselves. */
const HARMLESS = new Set(['no-speech', 'aborted']);

/** Maps `SpeechRecognitionErrorEvent.error`; undefined for what is no failure. */
export function recognitionError(name: string): InterviewError | undefined {
  if (HARMLESS.has(name)) return undefined;
  switch (name) {
    case 'not-allowed':
      return new MediaDeviceError('microphone', 'denied');
    case 'audio-capture':
      return new MediaDeviceError('microphone', 'not-found');
    case 'network':
      return new AdapterError(STT_PROVIDER, 'network', 'the speech service of the browser cannot be reached');
    case 'language-not-supported':
      return new AdapterError(STT_PROVIDER, 'language', 'this browser cannot write down this language');
    case 'service-not-allowed':
      return new AdapterError(STT_PROVIDER, 'unsupported', 'this browser does not offer its speech service to this page');
    default:
      return new AdapterError(STT_PROVIDER, 'server', 'the speech service of the browser failed');
  }
}

/** One page has one recogniser. */
export function lostRecogniser(): AdapterError {
  return new AdapterError(STT_PROVIDER, 'closed', 'the page began to listen anew');
}
