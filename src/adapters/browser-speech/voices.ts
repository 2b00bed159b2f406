import type { Clock } from '../../spec/index.js';

/** Voices arrive late in Chromium; this is how long they are waited for, ms. */
const LATE_MS = 1500;

/** All voices; empty when none comes in time. */
export async function loadVoices(synthesis: SpeechSynthesis, clock: Pick<Clock, 'setTimer'>, signal: AbortSignal): Promise<readonly SpeechSynthesisVoice[]> {
  const present = synthesis.getVoices();
  if (present.length > 0) return present;
  return new Promise((resolve) => {
    const done = (): void => {
      cancel();
      synthesis.removeEventListener('voiceschanged', done);
      signal.removeEventListener('abort', done);
      resolve(synthesis.getVoices());
    };
    const cancel = clock.setTimer(LATE_MS, done);
    synthesis.addEventListener('voiceschanged', done);
    signal.addEventListener('abort', done);
  });
}

/** The named voice, else one of the language: on this machine before remote, the default before others. */
export function chooseVoice(voices: readonly SpeechSynthesisVoice[], language: string, name: string | undefined): SpeechSynthesisVoice | undefined {
  const named = voices.find((voice) => voice.name === name || voice.voiceURI === name);
  if (named) return named;
  const short = (tag: string): string => tag.replace('_', '-').toLowerCase().split('-')[0] ?? '';
  const rank = (voice: SpeechSynthesisVoice): number =>
    (voice.lang.replace('_', '-').toLowerCase() === language.toLowerCase() ? 4 : 0) + (voice.localService ? 2 : 0) + (voice.default ? 1 : 0);
  return voices.filter((voice) => short(voice.lang) === short(language)).sort((a, b) => rank(b) - rank(a))[0];
}
