import { AdapterError, MediaDeviceError } from '../../../src/errors/index.js';
import { scriptedSpeechToText, virtualClock, type SpeechToTextRig, type VirtualClock } from '../../../src/testing/index.js';
import { FakeMicrophone } from '../../helpers/fake-microphone.js';

const SAMPLE_RATE = 8000;
const FRAME_MS = 20;
const MS_PER_WORD = 250;
const PAUSE_MS = 700;

/** A microphone whose sound the test makes. */
class DrawnMicrophone extends FakeMicrophone {
  readonly #clock: VirtualClock;

  constructor(clock: VirtualClock) {
    super();
    this.#clock = clock;
  }

  /** Sound for so many ms, at this level (0..1). */
  async sound(ms: number, level: number): Promise<void> {
    for (let at = 0; at < ms; at += FRAME_MS) {
      await this.#clock.advance(FRAME_MS);
      const data = new Int16Array((SAMPLE_RATE * FRAME_MS) / 1000).fill(level * 32767);
      this.put({ data, sampleRate: SAMPLE_RATE, at: this.#clock.now() - FRAME_MS });
    }
    await this.#clock.advance(0);
  }
}

/** `scriptedSpeechToText` over drawn sound, on a virtual clock. */
export function scriptedSpeechToTextRig(utterances: readonly string[]): SpeechToTextRig & { readonly clock: VirtualClock } {
  const clock = virtualClock();
  const audio = new DrawnMicrophone(clock);
  let next = 0;
  let saidAt = { start: 0, end: 0 };
  const utter = async (): Promise<void> => {
    const start = clock.now();
    const words = utterances[next++ % utterances.length]?.split(' ') ?? [];
    await audio.sound(words.length * MS_PER_WORD, 0.3);
    saidAt = { start, end: clock.now() };
  };
  const speechToText = scriptedSpeechToText({ utterances, msPerWord: MS_PER_WORD });
  return {
    clock,
    speechToText,
    audio,
    utter,
    get saidAt() {
      return saidAt;
    },
    stranger: {
      ...speechToText,
      async *transcribe() {
        throw new AdapterError('scripted-speech-to-text', 'auth', 'the key is not known');
      },
    },
    get open() {
      return audio.readers;
    },
    advance: (ms) => clock.advance(ms),
    async say() {
      await utter();
      await audio.sound(PAUSE_MS, 0);
    },
    async begin() {
      next++;
      await audio.sound(2 * MS_PER_WORD, 0.3);
    },
    exhaust: () => audio.exhaust(),
    fail: () => audio.fail(new MediaDeviceError('microphone', 'lost')),
  };
}
