// What the pipeline is compared with: one step after the other. Waits for silence, sends the sound in pieces of 200 KB, has
// it written down, asks for the whole reply, has all of it spoken, and plays it then.
import { energyVoiceActivity, openAudioPlayer, type OpenAudioPlayer } from '../../../src/media/index.js';
import type { AudioFrame, AudioSource } from '../../../src/spec/index.js';
import type { MarkerWatch } from './marker.js';
import { Draws, profileTextToSpeech, wait, type Draw, type Profile } from './profile.js';

/** 16 bit at 16 kHz: 6.4 s of sound. */
const CHUNK_BYTES = 200_000;
const SILENCE_MS = 500;
const REPLY = 'Thank you, noted. And what did you do about it then?';
/** A voice makes sound ten times as fast as it sounds. */
const SYNTHESIS = 0.1;
const MS_PER_CHARACTER = 20;

export interface NaiveTurn {
  readonly phrase: number;
  readonly draw: Draw;
  /** ms from the true end of the phrase. */
  readonly firstSample: number;
}

export class NaivePipeline {
  readonly turns: NaiveTurn[] = [];
  /** Pieces of sound that were sent. */
  chunks = 0;
  readonly #draws: Draws;
  readonly #profile: Profile;
  readonly #watch: MarkerWatch;
  #player: OpenAudioPlayer | undefined;

  constructor(profile: Profile, seed: string, watch: MarkerWatch) {
    this.#profile = profile;
    this.#watch = watch;
    this.#draws = new Draws(profile, seed);
  }

  async run(audio: AudioSource, signal: AbortSignal): Promise<void> {
    this.#player = await openAudioPlayer({ assetsUrl: '/assets/', now: () => performance.now() });
    const activity = energyVoiceActivity();
    let bytes = 0;
    let endedAt: number | undefined;
    let isBusy = false;
    for await (const frame of audio.frames(signal)) {
      bytes += frame.data.length * (16_000 / frame.sampleRate) * 2;
      if (bytes >= CHUNK_BYTES) {
        this.chunks += 1;
        bytes = 0;
      }
      for (const part of activity.push(frame)) endedAt = part.type === 'speech-end' ? part.at : undefined;
      if (endedAt === undefined || isBusy || frame.at - endedAt < SILENCE_MS) continue;
      const end = endedAt;
      endedAt = undefined;
      this.chunks += 1;
      bytes = 0;
      isBusy = true;
      void this.#reply(end, signal).finally(() => (isBusy = false));
    }
    await this.#player.close();
  }

  async #reply(end: number, signal: AbortSignal): Promise<void> {
    const phrase = this.#watch.heard.find(({ to }) => Math.abs(to - end) < 500);
    if (!phrase) return;
    const draw = this.#draws.of(phrase.index);
    await wait(draw.transcript, signal);
    await wait(draw.firstToken + this.#profile.clauseMs + this.#profile.restMs, signal);
    await wait(SYNTHESIS * REPLY.length * MS_PER_CHARACTER, signal);
    const voice = profileTextToSpeech(this.#draws, () => phrase.index, MS_PER_CHARACTER);
    const frames: AudioFrame[] = [];
    for await (const part of voice.speak({ text: REPLY, language: 'en' }, { signal })) if (part.type === 'audio') frames.push(part.frame);
    await this.#player?.play(all(frames), { signal, onStart: (at) => this.turns.push({ phrase: phrase.index, draw, firstSample: at - phrase.to }) });
  }
}

async function* all(frames: readonly AudioFrame[]): AsyncGenerator<AudioFrame> {
  yield* frames;
}
