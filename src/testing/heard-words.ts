import type { ReceivedSound, SimulatedSpeech } from './speech-reply.js';
import type { SpeechSimulatorOptions } from './speech-simulator.js';
import { hearTones, type HeardWord } from './tone-speech.js';

/** What a simulated provider understands: what it is told to, evenly over the sound; else what it hears. */
export function heardWords(sound: ReceivedSound, { text }: SimulatedSpeech, { hear }: SpeechSimulatorOptions): readonly HeardWord[] {
  const { samples, sampleRate } = sound;
  if (text === undefined) return hear ? hear(sound) : hearTones(samples, sampleRate);
  const words = text.split(/\s+/).filter((word) => word !== '');
  const step = samples.length / sampleRate / Math.max(1, words.length);
  return words.map((word, index) => ({ text: word, start: index * step, end: (index + 1) * step }));
}
