import type { AudioFrame, VoiceActivity, VoiceActivityPart } from '../spec/index.js';
import { expectThat } from './assertions.js';
import type { ContractCase } from './contract-case.js';
import { settle, type PassingTime } from './passing-time.js';

/** Recorded sound, 16 bit PCM, mono. */
export interface RecordedSound {
  /** Hz. */
  readonly sampleRate: number;
  readonly samples: Int16Array;
}

/** Recorded speech, with quiet before and after it. */
export interface RecordedSpeech extends RecordedSound {
  /** From the first to the last moment of each stretch, ms; what lies closer together than the hangover is one. */
  readonly spans: readonly (readonly [from: number, to: number])[];
}

/** A voice activity with recordings for it. */
export interface VoiceActivityRig extends PassingTime {
  /** Not loaded yet, where it has to be. */
  readonly activity: VoiceActivity;
  /** The same speech at the rates that microphones have, 16 and 48 kHz at least. */
  readonly speech: readonly RecordedSpeech[];
  /** A room in which nobody speaks and nothing is loud, at the rate of the first speech. */
  readonly quiet: RecordedSound;
  /** Noise without a voice, at that rate; absent for those that go by loudness. */
  readonly noise?: RecordedSound;
  /** How far an edge may lie from the truth, ms. */
  readonly toleranceMs: number;
  /** The next `load` fails, and no other. */
  failLoad?(): void;
  close?(): void | Promise<void>;
}

export type CreateVoiceActivityRig = () => VoiceActivityRig | Promise<VoiceActivityRig>;

export interface VoiceActivityCase {
  readonly rig: VoiceActivityRig;
  readonly activity: VoiceActivity;
  /** Where it has to be. */
  load(signal?: AbortSignal): Promise<void>;
  /**
   * Plays sounds one after another, the first frame at `from` ms, then silence until as many parts have been told as there
   * are edges in `spans`, or long enough for none.
   */
  hear(sounds: readonly RecordedSound[], spans: RecordedSpeech['spans'], from?: number): Promise<readonly VoiceActivityPart[]>;
}

const FRAME_MS = 20;
/** No more silence than this is played behind the sound, frames. */
const MOST_SILENCE = 1500;

/** Makes a case with a rig of its own; afterwards closes both. */
export function voiceActivityCase(create: CreateVoiceActivityRig, name: string, body: (context: VoiceActivityCase) => Promise<void>): ContractCase {
  return {
    name,
    async run() {
      const rig = await create();
      const { activity } = rig;
      try {
        await body({
          rig,
          activity,
          load: async (signal = new AbortController().signal) => {
            if (activity.load) await settle(rig, activity.load({ signal }), 'It must load.');
          },
          hear: (sounds, spans, from = 0) => hear(rig, sounds, spans.length * 2, from),
        });
      } finally {
        activity.close?.();
        await rig.close?.();
      }
    },
  };
}

async function hear(rig: VoiceActivityRig, sounds: readonly RecordedSound[], count: number, from: number): Promise<readonly VoiceActivityPart[]> {
  const parts: VoiceActivityPart[] = [];
  let at = from;
  const push = (frame: AudioFrame): void => {
    parts.push(...rig.activity.push(frame));
    const { probability } = rig.activity;
    expectThat(probability >= 0 && probability <= 1, `probability must lie between 0 and 1; it is ${probability}.`);
    at += FRAME_MS;
  };
  for (const sound of sounds) for (const data of cut(sound)) push({ data, sampleRate: sound.sampleRate, at });
  const sampleRate = sounds.at(-1)?.sampleRate ?? 16_000;
  for (let frames = 0; parts.length < count && frames < MOST_SILENCE; frames += 1) {
    // Who hears in another thread is told nothing while this one is busy.
    await rig.advance(FRAME_MS);
    push({ data: new Int16Array((sampleRate * FRAME_MS) / 1000), sampleRate, at });
  }
  return parts;
}

function* cut({ samples, sampleRate }: RecordedSound): Generator<Int16Array> {
  const size = (sampleRate * FRAME_MS) / 1000;
  for (let from = 0; from + size <= samples.length; from += size) yield samples.slice(from, from + size);
}

/** Every span is found, in order, and nothing else is. */
export function expectSpans(parts: readonly VoiceActivityPart[], spans: RecordedSpeech['spans'], toleranceMs: number, sentence: string): void {
  const told = parts.map(({ type, at }) => `${type} ${Math.round(at)}`).join(', ') || 'nothing';
  const wanted = spans.flatMap(([from, to]) => [{ type: 'speech-start', at: from } as const, { type: 'speech-end', at: to } as const]);
  const isRight = parts.length === wanted.length && wanted.every(({ type, at }, index) => parts[index]?.type === type && Math.abs((parts[index]?.at ?? NaN) - at) <= toleranceMs);
  expectThat(isRight, `${sentence} Expected ${wanted.map(({ type, at }) => `${type} ${Math.round(at)}`).join(', ')} (within ${toleranceMs} ms); it told ${told}.`);
}
