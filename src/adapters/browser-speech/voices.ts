import type { Clock } from '../../spec/index.js';
import { likelyLanguage } from './languages.js';
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

/** Voices of vendors that read many languages say so in their names. */
const MANY = /multilingual/i;

/**
 * The named voice where it speaks the language, else one that does: on this machine before remote, of the tag itself, then of
 * its region (that where the language is mostly at home where the tag has none), then the default. A voice of another language
 * is never taken: words that are read by its rules cannot be understood.
 */
export function chooseVoice(voices: readonly SpeechSynthesisVoice[], { language, name, local }: VoiceWish): SpeechSynthesisVoice | undefined {
  const asked = likelyLanguage(language);
  const speaks = ({ lang }: SpeechSynthesisVoice): boolean => (asked ? likelyLanguage(lang)?.language === asked.language : written(lang) === written(language));
  const allowed = voices.filter((voice) => voice.localService || !local);
  const named = allowed.find((voice) => (voice.name === name || voice.voiceURI === name) && (speaks(voice) || MANY.test(voice.name)));
  if (named) return named;
  const rank = (voice: SpeechSynthesisVoice): number =>
    (voice.localService ? 8 : 0) + (written(voice.lang) === written(language) ? 4 : 0) + (likelyLanguage(voice.lang)?.region === asked?.region ? 2 : 0) + (voice.default ? 1 : 0);
  return allowed.filter(speaks).sort((a, b) => rank(b) - rank(a))[0];
}

/** Android writes `en_US`. */
function written(tag: string): string {
  return tag.replaceAll('_', '-').toLowerCase();
}
