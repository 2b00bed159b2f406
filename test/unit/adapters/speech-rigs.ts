import { MediaDeviceError } from '../../../src/errors/index.js';
import type { SpeechToText, TextToSpeech, TextToSpeechPart } from '../../../src/spec/index.js';
import { serveSimulator, speakTones, virtualClock, type SpeechSimulator, type SpeechToTextRig, type TextToSpeechRig, type VirtualClock } from '../../../src/testing/index.js';
import { FakeMicrophone } from '../../helpers/fake-microphone.js';
import { withAll } from '../testing/language-model-rigs.js';
import { TrackedFetch } from './tracked-fetch.js';

const FRAME_MS = 20;
const STEP_MS = 50;

/** Where an adapter finds a simulator that is served over HTTP, and the time of both. */
export interface Line {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: VirtualClock;
  readonly advance: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Serves a simulator over real HTTP, on a virtual clock. */
export async function lineTo(simulator: SpeechSimulator, clock: VirtualClock): Promise<Line> {
  const { url, close } = await serveSimulator(simulator);
  const tracked = new TrackedFetch();
  const advance = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= STEP_MS) {
      await clock.advance(Math.min(STEP_MS, left));
      await tracked.quiet(simulator);
    }
    await clock.advance(0);
    await tracked.quiet(simulator, false);
  };
  return { url, fetch: tracked.fetch, clock, advance, close };
}

/** A microphone into which words are said for machines. Its time is that of a line. */
export class TalkingMicrophone extends FakeMicrophone {
  readonly #line: Line;
  sampleRate: number;

  constructor(line: Line, sampleRate = 48_000) {
    super();
    this.#line = line;
    this.sampleRate = sampleRate;
  }

  say(text: string): Promise<void> {
    return this.play(speakTones(text, this.sampleRate));
  }

  pause(ms: number): Promise<void> {
    return this.play(new Int16Array((this.sampleRate * ms) / 1000));
  }

  async play(samples: Int16Array): Promise<void> {
    const { sampleRate } = this;
    const size = (sampleRate * FRAME_MS) / 1000;
    for (let from = 0; from < samples.length; from += size) {
      await this.#line.clock.advance(FRAME_MS);
      const data = new Int16Array(size);
      data.set(samples.subarray(from, from + size));
      this.put({ data, sampleRate, at: this.#line.clock.now() - FRAME_MS });
    }
    await this.#line.advance(0);
  }
}

export interface HearingRig extends SpeechToTextRig {
  readonly line: Line;
  readonly audio: TalkingMicrophone;
  readonly simulator: SpeechSimulator;
}

/** A recogniser, over HTTP, with somebody who speaks to it. */
export async function hearingRig(
  make: (line: Line) => SpeechToText,
  simulate: (clock: VirtualClock) => SpeechSimulator,
  { utterances = [], sampleRate = 48_000 }: { utterances?: readonly string[]; sampleRate?: number } = {},
): Promise<HearingRig> {
  const clock = virtualClock();
  const simulator = simulate(clock);
  const line = await lineTo(simulator, clock);
  const audio = new TalkingMicrophone(line, sampleRate);
  let next = 0;
  const utterance = (): string => utterances[next++ % utterances.length] ?? '';
  return withAll(
    {
      get open() {
        return audio.readers + simulator.open;
      },
    },
    {
      line,
      audio,
      simulator,
      speechToText: make(line),
      advance: line.advance,
      close: line.close,
      async say() {
        await audio.say(utterance());
        await audio.pause(2_600);
      },
      begin: () => audio.say(utterance().split(' ').slice(0, 2).join(' ')),
      exhaust: () => audio.exhaust(),
      fail: () => audio.fail(new MediaDeviceError('microphone', 'lost')),
    },
  );
}

export interface VoiceRig extends TextToSpeechRig {
  readonly line: Line;
  readonly simulator: SpeechSimulator;
}

/** A voice, over HTTP, that takes its time. */
export async function voiceRig(make: (line: Line) => TextToSpeech, simulate: (clock: VirtualClock) => SpeechSimulator, sampleRate: number): Promise<VoiceRig> {
  const clock = virtualClock();
  const simulator = simulate(clock);
  const line = await lineTo(simulator, clock);
  const adapter = make(line);
  /** Iterations of which a part was taken, and that are not over. */
  const talking = new Set<AbortSignal>();
  const textToSpeech: TextToSpeech = {
    ...member(adapter),
    isSupported: () => adapter.isSupported(),
    async *speak(options, context): AsyncGenerator<TextToSpeechPart> {
      try {
        for await (const part of adapter.speak(options, context)) {
          talking.add(context.signal);
          yield part;
        }
      } finally {
        talking.delete(context.signal);
      }
    },
  };
  const spoken = (): string[] => simulator.requests.flatMap(({ call }) => (call?.type === 'speak' ? [call.speech.text] : []));
  return withAll(
    {
      get sounding() {
        return simulator.open > 0 || [...talking].some((signal) => !signal.aborted);
      },
      get spoken() {
        return spoken().join(' ');
      },
      get sound() {
        return Int16Array.from(spoken().flatMap((text) => [...speakTones(text, sampleRate)]));
      },
    },
    {
      line,
      simulator,
      textToSpeech,
      advance: line.advance,
      close: line.close,
      fail: () => simulator.script(...Array.from({ length: 20 }, () => ({ type: 'server', status: 503 }) as const)),
    },
  );
}

const member = ({ specificationVersion, provider, output, capabilities }: TextToSpeech): Pick<TextToSpeech, 'specificationVersion' | 'provider' | 'output' | 'capabilities'> => ({ specificationVersion, provider, output, capabilities });
