import type { AdapterWarning, CallContext, RealtimeVoice, SpeechToText, SpeechToTextOptions, SpeechToTextPart, TextToSpeech, TextToSpeechOptions, TextToSpeechPart } from '../../spec/index.js';
import { RealtimeConversation } from './realtime-conversation.js';
import { RealtimeHearing } from './realtime-hearing.js';
import { RealtimeSpeaking } from './realtime-speaking.js';

const INSTRUCTIONS = 'Speak calmly, clearly and in a friendly way, at the pace of a conversation, and always alike.';
const WORD = /[\p{L}\p{N}\p{S}]/u;

export interface RealtimeSpeechOptions {
  /** How the voice is to speak; not what. Default: calmly and clearly. */
  readonly instructions?: string;
  /** Default: the provider's own. */
  readonly voice?: string;
  /** BCP 47 tag. Default: that of the first call; without it `warm` opens nothing. */
  readonly language?: string;
  /** The microphone's own, asked for when the conversation begins: voices that send it themselves need it (`transport: 'webrtc'` of OpenAI's). */
  readonly track?: () => MediaStreamTrack | undefined;
  /** ms of the current speech that were heard, as the player knows it. Default: what was handed out. */
  readonly playedMs?: () => number;
  /** Something was not done exactly as asked, e.g. the voice said other words. */
  readonly onWarning?: (warning: AdapterWarning) => void;
  /** The line broke and is opened again, or is there again. */
  readonly onConnection?: (state: 'reconnecting' | 'reconnected') => void;
}

export interface RealtimeSpeech {
  readonly speechToText: SpeechToText;
  readonly textToSpeech: TextToSpeech;
  /** Ends the conversation; the next call would begin another one. */
  close(): Promise<void>;
}

/**
 * One conversation with a realtime voice as both roles of an interview, so that all of the interview is the same as with a
 * recogniser and a voice of their own: who has the floor, what is said, what is kept. The conversation begins with the first
 * call, or with `warm`, and is used by all calls until `close`, until the signal of `warm` ends, or until it fails; a call
 * after that begins another one. Both roles can be used at once, so that somebody can be heard who interrupts.
 *
 * The rate of speech cannot be chosen (told as a warning); words have no times and no confidence.
 */
export function realtimeSpeech(voice: RealtimeVoice, options: RealtimeSpeechOptions = {}): RealtimeSpeech {
  const conversation = new RealtimeConversation(voice, { ...options, instructions: options.instructions ?? INSTRUCTIONS });
  return {
    speechToText: new RealtimeSpeechToText(voice, conversation),
    textToSpeech: new RealtimeTextToSpeech(voice, conversation, options),
    close: () => conversation.close(),
  };
}

class RealtimeSpeechToText implements SpeechToText {
  readonly specificationVersion = 'v1';
  readonly input = 'audio';
  readonly provider: string;
  readonly destinations: SpeechToText['destinations'];
  readonly capabilities: SpeechToText['capabilities'];
  readonly #voice: RealtimeVoice;
  readonly #conversation: RealtimeConversation;

  constructor(voice: RealtimeVoice, conversation: RealtimeConversation) {
    this.#voice = voice;
    this.#conversation = conversation;
    this.provider = voice.provider;
    this.destinations = voice.destinations;
    this.capabilities = { interimResults: voice.capabilities.interimResults, words: false, verbatim: false, turns: false, onDevice: false };
  }

  isSupported(): boolean {
    return this.#voice.isSupported();
  }

  transcribe(options: SpeechToTextOptions, { signal }: CallContext): AsyncIterable<SpeechToTextPart> {
    return { [Symbol.asyncIterator]: () => new RealtimeHearing(this.#conversation, options, signal) };
  }
}

class RealtimeTextToSpeech implements TextToSpeech {
  readonly specificationVersion = 'v1';
  readonly output = 'audio';
  readonly provider: string;
  readonly destinations: TextToSpeech['destinations'];
  readonly capabilities = { streamingText: true, progress: false };
  readonly #voice: RealtimeVoice;
  readonly #conversation: RealtimeConversation;
  readonly #options: RealtimeSpeechOptions;

  constructor(voice: RealtimeVoice, conversation: RealtimeConversation, options: RealtimeSpeechOptions) {
    this.#voice = voice;
    this.#conversation = conversation;
    this.#options = options;
    this.provider = voice.provider;
    this.destinations = voice.destinations;
  }

  isSupported(): boolean {
    return this.#voice.isSupported();
  }

  async warm({ signal }: CallContext): Promise<void> {
    await this.#conversation.warm(signal);
  }

  async *speak({ text, language, rate = 1 }: TextToSpeechOptions, { signal }: CallContext): AsyncGenerator<TextToSpeechPart> {
    signal.throwIfAborted();
    if (!WORD.test(text)) return;
    if (rate !== 1) this.#conversation.warn({ setting: 'rate', message: 'a realtime voice speaks at its own pace' });
    const speaking = new RealtimeSpeaking(this.#conversation, signal, this.#options.playedMs);
    yield* speaking.say(text, language);
  }
}
