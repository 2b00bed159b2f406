// The providers of a profile: delays drawn from a seed, so that every turn's ideal path is known.
import type { LanguageModel, SpeechToText, SpeechToTextPart, TextToSpeech } from '../../../src/spec/index.js';
import { PartQueue } from '../../../src/utils/part-queue.js';
import { seededRandom } from '../../../src/utils/seeded-random.js';
import { untilAborted } from '../../../src/utils/until-aborted.js';
import type { Heard } from './marker.js';

/** A delay by its median and 95th percentile, ms; lognormal. */
export type Delay = readonly [p50: number, p95: number];

export interface Profile {
  /** End of speech to certain words. */
  readonly transcript: Delay;
  /** Request to first token. */
  readonly firstToken: Delay;
  /** First token to the end of the first clause. */
  readonly clauseMs: number;
  /** First clause to the end of the reply. */
  readonly restMs: number;
  /** Request to first sound. */
  readonly firstSound: Delay;
}

/** Reference profile P1: Deepgram, a flash model with minimal thinking, a streaming voice (medians and tails as published for 2026). */
export const P1: Profile = { transcript: [250, 300], firstToken: [600, 900], clauseMs: 120, restMs: 500, firstSound: [150, 250] };
/** Providers that take no time: what is left is ours. */
export const ZERO: Profile = { transcript: [0, 0], firstToken: [0, 0], clauseMs: 0, restMs: 0, firstSound: [0, 0] };

/** z of the 95th percentile of a normal distribution. */
const Z95 = 1.6449;

/** Draws of one turn; the same seed gives the same. */
export interface Draw {
  readonly transcript: number;
  readonly firstToken: number;
  readonly firstSound: number;
}

export class Draws {
  readonly #profile: Profile;
  readonly #seed: string;
  readonly #made = new Map<number, Draw>();

  constructor(profile: Profile, seed: string) {
    this.#profile = profile;
    this.#seed = seed;
  }

  of(turn: number): Draw {
    const known = this.#made.get(turn);
    if (known) return known;
    const random = seededRandom(`${this.#seed} ${turn}`);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const delay = ([p50, p95]: Delay): number => (p50 === 0 ? 0 : Math.exp(Math.log(p50) + ((Math.log(p95) - Math.log(p50)) / Z95) * normal()));
    const { transcript, firstToken, firstSound } = this.#profile;
    const draw = { transcript: delay(transcript), firstToken: delay(firstToken), firstSound: delay(firstSound) };
    this.#made.set(turn, draw);
    return draw;
  }
}

export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await untilAborted(new Promise<void>((resolve) => setTimeout(resolve, ms)), signal);
}

/**
 * A recogniser that knows what is said in the room and when, and hears a word only once its sound has come: its guesses are
 * a word behind, its certain words come when the profile says, counted from the true end of speech.
 */
export function profileSpeechToText(draws: Draws, heard: () => readonly Heard[], now: () => number): SpeechToText {
  return {
    specificationVersion: 'v1',
    provider: 'profile-speech-to-text',
    input: 'audio',
    capabilities: { interimResults: true, words: false, verbatim: true, turns: false, onDevice: true },
    isSupported: () => true,
    async *transcribe({ audio }, { signal }) {
      if (!audio) return;
      const parts = new PartQueue<SpeechToTextPart>();
      const done = new Set<number>();
      const follow = async (): Promise<void> => {
        for await (const { at, data, sampleRate } of audio.frames(signal)) {
          const end = at + (data.length / sampleRate) * 1000;
          const phrase = heard().find(({ from, to, index }) => end > from && at <= to + 400 && !done.has(index));
          if (!phrase) continue;
          const { from, to, words, index } = phrase;
          if (end < to) {
            const count = Math.min(words.length - 1, Math.floor((words.length * (end - from)) / (to - from)) - 1);
            if (count > 0) parts.push({ type: 'transcript-delta', text: words.slice(0, count).join(' ') });
            continue;
          }
          done.add(index);
          setTimeout(() => parts.push({ type: 'transcript-end', text: words.join(' '), confidence: 0.95 }), Math.max(0, to + draws.of(index).transcript - now()));
        }
        parts.close();
      };
      void follow();
      yield* parts;
    },
  };
}

/** A model that writes questions, token by token. `turn`: the phrase that was said last. */
export function profileLanguageModel(profile: Profile, draws: Draws, turn: () => number): LanguageModel {
  let count = 0;
  return {
    specificationVersion: 'v1',
    provider: 'profile-language-model',
    modelId: 'profile',
    capabilities: { audioInput: false, json: true },
    async *stream(_request, { signal }) {
      const index = (count += 1);
      await wait(draws.of(turn()).firstToken, signal);
      yield { type: 'text-delta', text: '{"kind":"question","text":"Thank you,' };
      await wait(profile.clauseMs, signal);
      yield { type: 'text-delta', text: ' noted. And' };
      await wait(profile.restMs, signal);
      yield { type: 'text-delta', text: ` ${wordsOf(index)}?","reason":"Bench.","expectedPoints":[{"text":"A point.","signals":["point"]},{"text":"Another.","signals":["other"]},{"text":"Third.","signals":["third"]}]}` };
      yield { type: 'finish', reason: 'stop', warnings: [] };
    },
  };
}

/** Words that no other question has. */
function wordsOf(index: number): string {
  const random = seededRandom(`words ${index}`);
  const letters = 'bdfgklmnprstvz';
  const word = (): string => Array.from({ length: 3 }, () => `${letters[Math.floor(random() * letters.length)] ?? 'b'}${'aeiou'[Math.floor(random() * 5)] ?? 'a'}`).join('');
  return [word(), word(), word()].join(' ');
}

const RATE = 24_000;
const FRAME_MS = 20;
/** Made once: the bench must not measure the making of its tones. */
const TONE = Int16Array.from({ length: (RATE * FRAME_MS) / 1000 }, (_, index) => Math.round(3000 * Math.sin((2 * Math.PI * 250 * index) / RATE)));
/** A voice makes sound ten times as fast as it sounds: so many frames at a time. */
const BURST = 10;

/** A voice whose sound begins when the profile says; a tone, `msPerCharacter` long. */
export function profileTextToSpeech(draws: Draws, turn: () => number, msPerCharacter = 20): TextToSpeech {
  let last = -1;
  return {
    specificationVersion: 'v1',
    provider: 'profile-text-to-speech',
    output: 'audio',
    capabilities: { streamingText: true, progress: false },
    isSupported: () => true,
    async *speak({ text }, { signal }) {
      // Only the first clause of a reply is waited for: the next is made while one is heard.
      const isFirst = last !== turn();
      last = turn();
      await wait(isFirst ? draws.of(turn()).firstSound : 0, signal);
      for (let at = 0; at < text.length * msPerCharacter; at += FRAME_MS) {
        if (at > 0 && (at / FRAME_MS) % BURST === 0) await wait(FRAME_MS, signal);
        yield { type: 'audio', frame: { data: TONE, sampleRate: RATE, at } };
      }
    },
  };
}
