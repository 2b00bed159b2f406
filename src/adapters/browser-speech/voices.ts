import type { Clock } from '../../spec/index.js';
import type { Synthesis } from './speech-globals.js';

/** Voices arrive late in Chromium; this is how long they are waited for, ms. */
const LATE_MS = 1500;

export interface VoiceWish {
  /** BCP 47 tag. */
  readonly language: string;
  /** Name or URI; taken where it is there. */
  readonly name: string | undefined;
  /** Only voices that speak on this machine. */
  readonly local: boolean;
}

/** The best voice; undefined when none of the language comes in time. Rejects with the signal's reason. */
export function findVoice(synthesis: Synthesis, wish: VoiceWish, clock: Pick<Clock, 'setTimer'>, signal: AbortSignal): Promise<SpeechSynthesisVoice | undefined> {
  return new Promise((resolve, reject) => {
    const release = (): void => {
      cancel();
      synthesis.removeEventListener?.('voiceschanged', look);
      signal.removeEventListener('abort', abort);
    };
    const settle = (voice: SpeechSynthesisVoice | undefined): void => {
      release();
      resolve(voice);
    };
    const abort = (): void => {
      release();
      reject(signal.reason);
    };
    // Local voices may come first and the others in a second event.
    const look = (): void => {
      const voice = chooseVoice(synthesis.getVoices(), wish);
      if (voice) settle(voice);
    };
    const cancel = clock.setTimer(LATE_MS, () => settle(chooseVoice(synthesis.getVoices(), wish)));
    synthesis.addEventListener?.('voiceschanged', look);
    signal.addEventListener('abort', abort);
    look();
  });
}

/** The named voice, else one of the language: on this machine before remote, of the same region before others, then the default. */
export function chooseVoice(voices: readonly SpeechSynthesisVoice[], { language, name, local }: VoiceWish): SpeechSynthesisVoice | undefined {
  const allowed = voices.filter((voice) => voice.localService || !local);
  const named = allowed.find((voice) => voice.name === name || voice.voiceURI === name);
  if (named) return named;
  const tag = normalised(language);
  const rank = (voice: SpeechSynthesisVoice): number => (voice.localService ? 4 : 0) + (normalised(voice.lang) === tag ? 2 : 0) + (voice.default ? 1 : 0);
  return allowed.filter((voice) => primary(voice.lang) === primary(language)).sort((a, b) => rank(b) - rank(a))[0];
}

/** Android writes `en_US`. */
function normalised(tag: string): string {
  return tag.replaceAll('_', '-').toLowerCase();
}

function primary(tag: string): string {
  return normalised(tag).split('-')[0] ?? '';
}
