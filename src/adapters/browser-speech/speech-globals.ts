/** The parts of the Web Speech API that are used; TypeScript's own library lacks recognition. Source: W3C Web Speech API. */
export interface RecognitionResult {
  readonly isFinal: boolean;
  readonly length: number;
  readonly [index: number]: { readonly transcript: string; readonly confidence: number };
}

export interface RecognitionResults {
  readonly length: number;
  readonly [index: number]: RecognitionResult;
}

export interface RecognitionEvent extends Event {
  readonly resultIndex: number;
  readonly results: RecognitionResults;
}

export interface RecognitionErrorEvent extends Event {
  readonly error: string;
}

export interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  maxAlternatives: number;
  /** Chromium 139, Firefox 160. */
  processLocally?: boolean;
  start(track?: MediaStreamTrack): void;
  stop(): void;
  abort(): void;
}

export interface RecognitionConstructor {
  new (): Recognition;
  readonly prototype: Recognition;
  /** Whether these languages can be recognised; Chromium 139, Firefox 160. */
  available?(options: { langs: string[]; processLocally: boolean }): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
}

/** The members of `SpeechSynthesis` that are used. Before Safari 16 it is no event target. */
export interface Synthesis extends Pick<SpeechSynthesis, 'speaking' | 'pending' | 'paused' | 'cancel' | 'resume' | 'getVoices'> {
  speak(utterance: Utterance): void;
  addEventListener?(type: 'voiceschanged', listener: () => void): void;
  removeEventListener?(type: 'voiceschanged', listener: () => void): void;
}

/** The members of `SpeechSynthesisUtterance` that are used. */
export interface Utterance {
  voice: SpeechSynthesisVoice | null;
  lang: string;
  rate: number;
  onstart: ((event: SpeechSynthesisEvent) => unknown) | null;
  onboundary: ((event: SpeechSynthesisEvent) => unknown) | null;
  onend: ((event: SpeechSynthesisEvent) => unknown) | null;
  onerror: ((event: SpeechSynthesisErrorEvent) => unknown) | null;
}

export type UtteranceConstructor = new (text: string) => Utterance;

export function recognitionConstructor(): RecognitionConstructor | undefined {
  const scope = globalThis as { SpeechRecognition?: RecognitionConstructor; webkitSpeechRecognition?: RecognitionConstructor };
  return scope.SpeechRecognition ?? scope.webkitSpeechRecognition;
}
