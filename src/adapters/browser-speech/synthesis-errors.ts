import { AdapterError, type AdapterReason } from '../../errors/index.js';

export const TTS_PROVIDER = 'browser-text-to-speech';

const GESTURE = 'Begin the interview from a click or a key press: browsers do not speak before one.';

const REASONS: Readonly<Record<string, readonly [reason: AdapterReason, detail: string, action?: string]>> = {
  'not-allowed': ['unsupported', 'the browser does not let the page speak', GESTURE],
  network: ['network', 'the voice needs a connection and has none'],
  'synthesis-unavailable': ['unsupported', 'this browser has no voice'],
  'language-unavailable': ['language', 'this browser has no voice for this language'],
  'voice-unavailable': ['unsupported', 'the chosen voice is not there'],
  'text-too-long': ['malformed', 'the voice refused the text as too long'],
  'invalid-argument': ['malformed', 'the voice refused the pace or the volume'],
  // We cancel only after we have let go of the utterance: somebody else did.
  interrupted: ['closed', 'something else on the page silenced the voice'],
  canceled: ['closed', 'something else on the page silenced the voice'],
};

/** Maps `SpeechSynthesisErrorEvent.error`. */
export function synthesisError(name: string): AdapterError {
  const [reason, detail, action] = REASONS[name] ?? ['server', 'the voice failed'];
  return new AdapterError(TTS_PROVIDER, reason, detail, action === undefined ? {} : { action });
}
