import { untilAborted } from '../utils/until-aborted.js';

/** C5, E5, G5, Hz. */
const NOTES = [523.25, 659.25, 783.99];
/** Seconds between the beginnings of two notes, and length of each. */
const STEP = 0.18;
const LENGTH = 0.24;

export interface ToneOptions {
  /** Peak amplitude, 0..1; 0.18 by default. */
  readonly volume?: number;
  /** Silences at once; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Three soft notes, 0.6 s in all, to try the speakers with. Resolves when they were played. Call it in a gesture.
 * A context that is handed in stays open; its sink decides which speaker plays.
 */
export async function playTone(context?: AudioContext, { volume = 0.18, signal }: ToneOptions = {}): Promise<void> {
  signal?.throwIfAborted();
  const playing = context ?? new AudioContext();
  try {
    await untilAborted(playing.resume(), signal);
    const begin = playing.currentTime + 0.02;
    const notes = NOTES.map((frequency, index) => playNote(playing, frequency, begin + index * STEP, volume));
    try {
      await untilAborted(Promise.all(notes.map((note) => new Promise((resolve) => note.addEventListener('ended', resolve, { once: true })))), signal);
    } finally {
      for (const note of notes) note.disconnect();
    }
  } finally {
    if (!context) await playing.close();
  }
}

/** Soft attack and release: a click would be the loudest part. */
function playNote(context: AudioContext, frequency: number, from: number, volume: number): OscillatorNode {
  const oscillator = new OscillatorNode(context, { frequency, type: 'sine' });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(volume, from + 0.03);
  gain.gain.exponentialRampToValueAtTime(0.001, from + LENGTH - 0.02);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + LENGTH);
  return oscillator;
}
