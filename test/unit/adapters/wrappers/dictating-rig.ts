import { geminiLanguageModel } from '../../../../src/adapters/gemini/index.js';
import { openaiLanguageModel } from '../../../../src/adapters/openai/index.js';
import { modelSpeechToText, type ModelSpeechToTextOptions } from '../../../../src/adapters/wrappers/index.js';
import { MediaDeviceError } from '../../../../src/errors/index.js';
import type { LanguageModel } from '../../../../src/spec/index.js';
import { geminiSimulator, openaiSimulator, virtualClock, type LanguageModelSimulator, type SpeechToTextRig, type VirtualClock } from '../../../../src/testing/index.js';
import type { ReceivedConversation } from '../../../../src/testing/language-model-reply.js';
import { withAll } from '../../testing/language-model-rigs.js';
import { ToneMicrophone, wordsIn } from './spoken-tones.js';

export type Vendor = 'gemini' | 'openai';

export interface DictatingRig extends SpeechToTextRig {
  readonly clock: VirtualClock;
  readonly audio: ToneMicrophone;
  readonly simulator: LanguageModelSimulator;
  readonly model: LanguageModel;
}

/** The sound that a provider got. */
export const soundsIn = ({ messages }: ReceivedConversation): Uint8Array[] => messages.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'audio' ? [part.bytes] : [])));

/** A speaker of tones, a vendor that hears them, and the true adapter of that vendor between them; on a virtual clock. */
export function dictatingRig(vendor: Vendor, utterances: readonly string[], { sampleRate = 48_000, delayMs = 40, options = {} as Partial<ModelSpeechToTextOptions> } = {}): DictatingRig {
  const clock = virtualClock();
  const words = utterances.flatMap((utterance) => utterance.split(' '));
  const simulate = vendor === 'gemini' ? geminiSimulator : openaiSimulator;
  const simulator = simulate({
    clock,
    reply: ({ conversation }) => {
      const heard = conversation ? soundsIn(conversation).flatMap((sound) => wordsIn(sound, words)) : [];
      return { type: 'text', deltas: [JSON.stringify({ text: heard.join(' ') })], delayMs, chunkBytes: 9 };
    },
  });
  const { fetch } = simulator;
  const model = vendor === 'gemini' ? geminiLanguageModel({ apiKey: 'key', fetch }) : openaiLanguageModel({ baseUrl: 'https://models.example/v1', model: 'some-model', audioInput: true, fetch });
  const audio = new ToneMicrophone(clock, words, sampleRate);
  let next = 0;
  const utterance = (): string[] => utterances[next++ % utterances.length]?.split(' ') ?? [];
  return withAll(
    {
      get open() {
        return audio.readers + simulator.open;
      },
    },
    {
      clock,
      simulator,
      model,
      audio,
      speechToText: modelSpeechToText({ model, clock, ...options }),
      advance: (ms: number) => clock.advance(ms),
      async say() {
        await audio.say(utterance());
        await audio.pause(2_600);
        await clock.advance(delayMs + 10);
      },
      begin: () => audio.say(utterance().slice(0, 2)),
      exhaust: () => audio.exhaust(),
      fail: () => audio.fail(new MediaDeviceError('microphone', 'lost')),
    },
  );
}
