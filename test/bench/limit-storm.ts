// A storm of limits: every provider of an interview refuses a share of its calls, and tells how long to stay away.
import { geminiLanguageModel } from '../../src/adapters/gemini/index.js';
import { openaiLanguageModel } from '../../src/adapters/openai/index.js';
import { fallback, fallbackTextToSpeech, resilientSpeechToText, withRetry, type LostSound } from '../../src/adapters/wrappers/index.js';
import { AdapterError } from '../../src/errors/index.js';
import type { AudioFrame, AudioSource, LanguageModel, SpeechToText, SpeechToTextPart, TextToSpeech } from '../../src/spec/index.js';
import { geminiSimulator, openaiSimulator, virtualClock, type LanguageModelSimulator, type SimulatedReply, type VirtualClock } from '../../src/testing/index.js';
import { seededRandom } from '../../src/utils/seeded-random.js';

/** A provider that said that its day is over is not asked again for so long, ms. */
const QUOTA_MS = 15 * 60_000;
/** Longer than a microphone's, so that hours pass in seconds. */
const FRAME_MS = 500;
/** Of each answer; a second is quiet before and behind it. */
const SPEECH_FRAMES = 40;
const QUIET_FRAMES = 2;
const SPEECH_BEGINS_MS = QUIET_FRAMES * FRAME_MS;
const RATE = 8_000;
const SPEECH = Int16Array.from({ length: (RATE * FRAME_MS) / 1000 }, (_, index) => 8_000 * Math.sin(index / 3));
const QUIET = new Int16Array(SPEECH.length);

export interface LimitStormOptions {
  /** Default 200. */
  readonly turns?: number;
  /** Share of calls that are refused, 0..1. Default 0.3. */
  readonly limited?: number;
  /** Share of refusals by which the allowance of the day is used up, 0..1. Default 0.01. */
  readonly quota?: number;
  /** Default `storm`. */
  readonly seed?: string;
}

/** What one kind of provider was asked. */
export interface StormCalls {
  readonly calls: number;
  readonly refused: number;
  /** Calls to a provider before the time that it had told. Must be 0. */
  readonly early: number;
  /** Calls to a provider whose day was over, within 15 minutes. Must be 0. */
  readonly afterQuota: number;
  readonly perTurn: number;
}

export interface LimitStormResult {
  readonly turns: number;
  /** Turns in which the interviewer was heard whole. */
  readonly spoken: number;
  /** Of these, by the voice on the machine, because both providers had to be left alone. */
  readonly spokenLocally: number;
  /** Answers whose words came. */
  readonly heard: number;
  /** Answers that had to be typed in the end, and whose sound until then was handed over whole, to be written down later. */
  readonly kept: number;
  /** Answers before which it was clear that nobody would hear them, so that they are typed. With `heard` and `kept` all there were. */
  readonly typed: number;
  /** Turns whose words a model made; the question bank asks in the others. */
  readonly asked: number;
  readonly listen: StormCalls;
  readonly ask: StormCalls;
  readonly speak: StormCalls;
  /** From the order to the first sound, ms, sorted. */
  readonly firstSoundMs: readonly number[];
}

/** Refuses calls, and remembers who kept to what it said. */
class Limits {
  calls = 0;
  refused = 0;
  early = 0;
  afterQuota = 0;
  #until = -Infinity;
  #quotaAt: number | undefined;
  readonly #clock: VirtualClock;
  readonly #random: () => number;
  readonly #options: Required<LimitStormOptions>;

  constructor(clock: VirtualClock, options: Required<LimitStormOptions>, name: string) {
    this.#clock = clock;
    this.#options = options;
    this.#random = seededRandom(`${options.seed} ${name}`);
  }

  /** Undefined: the call goes through. */
  ask(): { readonly type: 'rate'; readonly retryAfterMs: number } | { readonly type: 'quota' } | undefined {
    const now = this.#clock.now();
    this.calls += 1;
    if (now < this.#until) this.early += 1;
    if (this.#quotaAt !== undefined && now < this.#quotaAt + QUOTA_MS) this.afterQuota += 1;
    if (this.#quotaAt === undefined && this.#random() >= this.#options.limited) return undefined;
    this.refused += 1;
    if (this.#quotaAt !== undefined || this.#random() < this.#options.quota) {
      this.#quotaAt = now;
      return { type: 'quota' };
    }
    const retryAfterMs = 500 + this.#random() * 44_500;
    this.#until = now + retryAfterMs;
    return { type: 'rate', retryAfterMs };
  }

  /** As an adapter tells it. */
  check(provider: string): void {
    const refusal = this.ask();
    if (refusal?.type === 'quota') throw new AdapterError(provider, 'quota', 'the allowance of the day is used up');
    if (refusal) throw new AdapterError(provider, 'rate', 'limited', { retryAfterMs: refusal.retryAfterMs });
  }
}

/**
 * Holds so many turns of an interview (an answer is heard, a model is asked, its reply is spoken), each role with two
 * providers behind the wrappers and a voice on the machine behind those, on a virtual clock. The models are Gemini and a
 * server that speaks as OpenAI does, each simulated with its own errors; the providers of speech are as small as can be.
 */
export async function limitStorm({ turns = 200, limited = 0.3, quota = 0.01, seed = 'storm' }: LimitStormOptions = {}): Promise<LimitStormResult> {
  const clock = virtualClock();
  const random = seededRandom(`${seed} jitter`);
  const limits = (name: string): Limits => new Limits(clock, { turns, limited, quota, seed }, name);
  const [listenLimits, askLimits, speakLimits] = ['listen', 'ask', 'speak'].map((role) => [limits(`${role} 1`), limits(`${role} 2`)]) as [Limits[], Limits[], Limits[]];
  const model = fallback(models(clock, askLimits).map((each) => withRetry(each, { clock, random })));
  const result = { spoken: 0, heard: 0, kept: 0, typed: 0, asked: 0, firstSoundMs: [] as number[] };
  const answer = { begun: 0 };
  const onLost = ({ frames, to }: LostSound): void => {
    const isWhole = (frames[0]?.at ?? Infinity) <= answer.begun + SPEECH_BEGINS_MS && to + FRAME_MS >= Math.min(clock.now(), answer.begun + SPEECH_BEGINS_MS + SPEECH_FRAMES * FRAME_MS);
    if (isWhole) result.kept += 1;
  };
  const speechToText = resilientSpeechToText(listenLimits.map((each, index) => recogniser(`recogniser-${index}`, each)), { clock, random, onLost });
  const local = { used: 0 };
  const voices = [...speakLimits.map((each, index) => voice(clock, `voice-${index}`, () => each.check(`voice-${index}`))), voice(clock, 'voice-on-the-machine', () => (local.used += 1))];
  const textToSpeech = fallbackTextToSpeech(voices, { clock, random });
  for (let turn = 0; turn < turns; turn += 1) {
    const { kept } = result;
    answer.begun = clock.now();
    if (await passing(clock, listen(clock, speechToText))) result.heard += 1;
    else if (kept === result.kept && clock.now() - answer.begun < SPEECH_BEGINS_MS) result.typed += 1;
    const reply = await passing(clock, ask(model));
    if (reply !== undefined) result.asked += 1;
    const firstMs = await passing(clock, speak(clock, textToSpeech, reply ?? 'The question of the bank.'));
    if (firstMs !== undefined) {
      result.spoken += 1;
      result.firstSoundMs.push(firstMs);
    }
  }
  const calls = (all: readonly Limits[]): StormCalls => {
    const sum = (name: 'calls' | 'refused' | 'early' | 'afterQuota'): number => all.reduce((total, each) => total + each[name], 0);
    return { calls: sum('calls'), refused: sum('refused'), early: sum('early'), afterQuota: sum('afterQuota'), perTurn: sum('calls') / turns };
  };
  result.firstSoundMs.sort((a, b) => a - b);
  return { turns, ...result, spokenLocally: local.used, listen: calls(listenLimits), ask: calls(askLimits), speak: calls(speakLimits) };
}

function models(clock: VirtualClock, limits: readonly Limits[]): readonly LanguageModel[] {
  const reply = (index: number) => (): SimulatedReply => limits[index]?.ask() ?? { type: 'text', deltas: ['What came ', 'of it?'], delayMs: 150 };
  const gemini: LanguageModelSimulator = geminiSimulator({ clock, reply: reply(0) });
  const openai: LanguageModelSimulator = openaiSimulator({ clock, reply: reply(1) });
  return [geminiLanguageModel({ apiKey: 'key', fetch: gemini.fetch }), openaiLanguageModel({ baseUrl: 'https://models.example/v1', model: 'some-model', fetch: openai.fetch })];
}

/** Takes the sound, and knows its words at the end; limited when it is opened. */
function recogniser(provider: string, limits: Limits): SpeechToText {
  return {
    specificationVersion: 'v1',
    provider,
    input: 'audio',
    capabilities: { interimResults: false, words: false, verbatim: false, turns: false, onDevice: false },
    isSupported: () => true,
    async *transcribe({ audio }, { signal }): AsyncGenerator<SpeechToTextPart> {
      if (signal.aborted || !audio) return;
      limits.check(provider);
      let until = 0;
      for await (const { at } of audio.frames(signal)) until = at + FRAME_MS;
      if (until > 0) yield { type: 'transcript-end', text: 'we measured it', until };
    },
  };
}

/** Limited when it is asked; its sound comes five times as fast as it is said. */
function voice(clock: VirtualClock, provider: string, admit: () => void): TextToSpeech {
  return {
    specificationVersion: 'v1',
    provider,
    output: 'audio',
    capabilities: { streamingText: false, progress: false },
    isSupported: () => true,
    async *speak({ text }, { signal }) {
      signal.throwIfAborted();
      admit();
      for (let at = 0; at < (text.length / 15) * 1000; at += FRAME_MS) {
        await new Promise<void>((resolve) => clock.setTimer(at === 0 ? 150 : FRAME_MS / 5, resolve));
        signal.throwIfAborted();
        yield { type: 'audio', frame: { data: QUIET, sampleRate: RATE, at } };
      }
    },
  };
}

/** Twenty seconds of an answer, with a pause before and behind it. True when its words came. */
async function listen(clock: VirtualClock, speechToText: SpeechToText): Promise<true | undefined> {
  const controller = new AbortController();
  const audio: AudioSource = {
    async *frames(signal): AsyncGenerator<AudioFrame> {
      for (let frame = 0; !signal.aborted && frame < SPEECH_FRAMES + 2 * QUIET_FRAMES; frame += 1) {
        const at = clock.now();
        await new Promise<void>((resolve) => clock.setTimer(FRAME_MS, resolve));
        const isSpeech = frame >= QUIET_FRAMES && frame < SPEECH_FRAMES + QUIET_FRAMES;
        yield { data: isSpeech ? SPEECH : QUIET, sampleRate: RATE, at };
      }
    },
  };
  let text = '';
  for await (const part of speechToText.transcribe({ language: 'en-US', audio }, { signal: controller.signal })) if (part.type === 'transcript-end') text += part.text;
  return text === '' ? undefined : true;
}

async function ask(model: LanguageModel): Promise<string | undefined> {
  const request = { system: 'You ask.', messages: [{ role: 'user', parts: [{ type: 'text', text: 'we measured it' }] }] } as const;
  let text = '';
  for await (const part of model.stream(request, { signal: new AbortController().signal })) if (part.type === 'text-delta') text += part.text;
  return text;
}

/** ms to the first sound; undefined where not all was spoken. */
async function speak(clock: VirtualClock, textToSpeech: TextToSpeech, text: string): Promise<number | undefined> {
  const begun = clock.now();
  let first: number | undefined;
  for await (const part of textToSpeech.speak({ text, language: 'en-US' }, { signal: new AbortController().signal })) if (part.type === 'audio') first ??= clock.now() - begun;
  return first;
}

/** Lets time pass until it is over; undefined where it failed. */
async function passing<Value>(clock: VirtualClock, promise: Promise<Value>): Promise<Value | undefined> {
  let settled: { readonly value?: Value } | undefined;
  promise.then((value) => (settled = { value }), () => (settled = {}));
  await clock.advance(0);
  while (!settled) await clock.advance(FRAME_MS);
  return settled.value;
}
