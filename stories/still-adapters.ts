// Adapters that come to a point and stay there, so that a story shows one moment for as long as it is looked at.
import { AdapterError } from '../src/errors/index.js';
import type {
  CallContext,
  SpeechToText,
  SpeechToTextOptions,
  SpeechToTextPart,
  TextToSpeech,
  TextToSpeechOptions,
  TextToSpeechPart,
  VisionEngine,
  VisionObservation,
} from '../src/spec/index.js';

/** Resolves once the signal ends. */
function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Has understood this much, guesses the next words, and waits. */
export function stillRecogniser({ certain, guess }: { certain: readonly string[]; guess: string }): SpeechToText {
  return {
    specificationVersion: 'v1',
    destinations: [],
    provider: 'still-recogniser',
    input: 'audio',
    capabilities: { interimResults: true, words: false, verbatim: true, turns: false, onDevice: true },
    isSupported: () => true,
    async *transcribe(_options: SpeechToTextOptions, { signal }: CallContext): AsyncGenerator<SpeechToTextPart> {
      for (const text of certain) yield { type: 'transcript-end', text, confidence: 0.9 };
      yield { type: 'transcript-delta', text: guess };
      await ended(signal);
    },
  };
}

/** Is never done with the last words. */
export function lateRecogniser(): SpeechToText {
  return {
    ...stillRecogniser({ certain: [], guess: '' }),
    provider: 'late-recogniser',
    async *transcribe(_options: SpeechToTextOptions, { signal }: CallContext): AsyncGenerator<SpeechToTextPart> {
      await ended(signal);
      await new Promise(() => undefined);
    },
  };
}

/** Cannot be reached. */
export function lostRecogniser(): SpeechToText {
  return {
    ...stillRecogniser({ certain: [], guess: '' }),
    provider: 'lost-recogniser',
     
    async *transcribe() {
      throw new AdapterError('lost-recogniser', 'network', 'no answer from the server');
    },
  };
}

/** Has spoken this share of a text, and holds there; at 1 it is done at once. */
export function stillVoice(share: number): TextToSpeech {
  return {
    specificationVersion: 'v1',
    destinations: [],
    provider: 'still-voice',
    output: 'device',
    capabilities: { streamingText: false, progress: true },
    isSupported: () => true,
    async *speak({ text }: TextToSpeechOptions, { signal }: CallContext): AsyncGenerator<TextToSpeechPart> {
      yield { type: 'speech-start' };
      const reached = text.indexOf(' ', Math.floor(text.length * share));
      yield { type: 'speech-progress', charIndex: reached < 0 ? text.length : reached };
      if (share < 1) {
        await ended(signal);
        throw signal.reason;
      }
      yield { type: 'speech-end' };
    },
  };
}

export type Sight = 'person' | 'nobody' | 'two' | 'covered';

/** Sees the same on every frame. `loading` never gets further than that share; `refused` cannot run here. */
export function stillVision(sight: Sight, { loading, refused = false }: { loading?: number; refused?: boolean } = {}): VisionEngine {
  return {
    specificationVersion: 'v1',
    destinations: [],
    provider: 'still-vision',
    capabilities: { faces: 2, pose: true, eyes: false },
    modelHash: undefined,
    async start({ signal, onProgress }) {
      if (refused) throw new AdapterError('still-vision', 'unsupported', 'this browser has no WebGL');
      if (loading === undefined) return;
      onProgress?.(loading);
      await ended(signal);
      throw signal.reason;
    },
    analyse(frame, at) {
      frame.close();
      return Promise.resolve(observation(sight, at));
    },
    stop: () => Promise.resolve(),
  };
}

function observation(sight: Sight, at: number): VisionObservation {
  const covered = sight === 'covered';
  const boxes = { person: [0.36], two: [0.14, 0.6], nobody: [], covered: [] }[sight].map((x) => ({ x, y: 0.24, width: 0.26, height: 0.42 }));
  return {
    type: 'vision',
    at,
    frame: { width: 640, height: 480, luma: covered ? 4 : 120, contrast: covered ? 1 : 40, fingerprint: String(at) },
    faces: boxes.map((box) => ({ box, pose: { yaw: 0, pitch: 0, roll: 0 } })),
    detected: boxes.map((box) => ({ box, score: 0.95 })),
    latency: 20,
  };
}
