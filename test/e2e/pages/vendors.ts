// A page that has what is said into its microphone written down, and sentences spoken, by the vendors' adapters as a host's
// page uses them: with the browser's own `fetch` and `WebSocket`, at addresses of another origin.
import { deepgramFlux, deepgramSpeechToText, deepgramTextToSpeech } from '../../../src/adapters/deepgram/index.js';
import { elevenLabsTextToSpeech } from '../../../src/adapters/elevenlabs/index.js';
import { geminiLiveVoice } from '../../../src/adapters/gemini/index.js';
import { googleCloudSpeechToText, googleCloudTextToSpeech } from '../../../src/adapters/google-cloud/index.js';
import { openaiRealtimeVoice, openaiSpeechToText, openaiTextToSpeech } from '../../../src/adapters/openai/index.js';
import { realtimeSpeech } from '../../../src/adapters/wrappers/index.js';
import { AdapterError } from '../../../src/errors/index.js';
import { openAudioPlayer, openAudioTap } from '../../../src/media/index.js';
import type { AudioFrame, AudioSource, SpeechToText, TextToSpeech } from '../../../src/spec/index.js';
import { hearTones, openaiRealtimeSimulator, type OpenaiRealtimeSimulator } from '../../../src/testing/index.js';
import { MarkerWatch } from '../../bench/turns/marker.js';

export type Vendor = 'deepgram' | 'deepgram-flux' | 'openai' | 'openai-realtime' | 'openai-realtime-call' | 'google-cloud' | 'elevenlabs' | 'gemini-live';

export interface VendorCall {
  readonly vendor: Vendor;
  /** `http://127.0.0.1:1234`; absent for what is simulated in the page. */
  readonly url: string;
  readonly secret: string;
}

/** A piece of the sound that the microphone plays, ms after its marker. */
export interface Take {
  readonly from: number;
  readonly to: number;
}

/** What came of a call. */
export interface Outcome {
  readonly text: string;
  /** ms of sound that was handed out, and that was played of it. */
  readonly sound?: { readonly made: number; readonly played: number; readonly sounding: number };
  readonly error?: { readonly code: string; readonly provider: string };
}

const ASSETS = '/assets/';
const LANGUAGE = 'en-US';
/** Above this a sample sounds, of 32768. */
const AUDIBLE = 1000;

interface Roles {
  readonly speechToText?: SpeechToText;
  readonly textToSpeech?: TextToSpeech;
  close?(): Promise<void>;
}

function rolesOf({ vendor, url, secret }: VendorCall, peer: OpenaiRealtimeSimulator, track: MediaStreamTrack | undefined): Roles {
  const deepgram = { credentials: secret, baseUrl: url };
  const openai = { credentials: secret, baseUrl: `${url}/v1` };
  const google = { accessToken: secret, baseUrl: url };
  const realtime = { model: 'gpt-realtime-2.1', ...openai };
  switch (vendor) {
    case 'deepgram':
      return { speechToText: deepgramSpeechToText(deepgram), textToSpeech: deepgramTextToSpeech(deepgram) };
    case 'deepgram-flux':
      return { speechToText: deepgramFlux(deepgram) };
    case 'openai':
      return { speechToText: openaiSpeechToText({ ...openai, model: 'gpt-4o-mini-transcribe', stream: true }), textToSpeech: openaiTextToSpeech({ ...openai, model: 'gpt-4o-mini-tts', voice: 'marin' }) };
    case 'google-cloud':
      return { speechToText: googleCloudSpeechToText(google), textToSpeech: googleCloudTextToSpeech(google) };
    case 'elevenlabs':
      return { textToSpeech: elevenLabsTextToSpeech({ credentials: secret, voice: 'voice', baseUrl: url.replace(/^http/, 'ws') }) };
    case 'gemini-live':
      return realtimeSpeech(geminiLiveVoice({ credentials: secret, baseUrl: url.replace(/^http/, 'ws') }), { language: LANGUAGE });
    case 'openai-realtime':
      return realtimeSpeech(openaiRealtimeVoice(realtime), { language: LANGUAGE });
    case 'openai-realtime-call': {
      // The other end of a call has to be a browser too: without an address it is this page.
      const there = url === '' ? { model: realtime.model, credentials: () => peer.mintSecret(), fetch: peer.fetch } : realtime;
      return realtimeSpeech(openaiRealtimeVoice({ ...there, transport: 'webrtc', assetsUrl: ASSETS }), { language: LANGUAGE, track: () => track });
    }
  }
}

class Vendors {
  /** What is said is known to who hears it over a call in this page. */
  readonly #peer: OpenaiRealtimeSimulator;
  readonly #watch = new MarkerWatch([[{ from: 0, to: 0, words: [], isLast: true }]]);
  readonly #life = new AbortController();
  #microphone: AudioSource | undefined;

  constructor(said: string, msPerWord: number) {
    this.#peer = openaiRealtimeSimulator({ utterances: [{ text: said, msPerWord }] });
  }

  /** Opens the microphone; by then nothing was played into it. */
  async open(): Promise<void> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
    const [track] = stream.getAudioTracks();
    if (!track) throw new Error('There is no microphone.');
    const tap = await openAudioTap(track, { assetsUrl: ASSETS, now: () => performance.now(), signal: this.#life.signal });
    void this.#watch.follow(tap, this.#life.signal);
    this.#microphone = tap;
  }

  /** All calls at once: they hear the same. */
  hear(calls: readonly (VendorCall & { readonly take: Take })[]): Promise<readonly Outcome[]> {
    return Promise.all(calls.map((call) => this.#hear(call, call.take)));
  }

  async say(call: VendorCall, text: string): Promise<Outcome> {
    const { textToSpeech, close } = rolesOf(call, this.#peer, this.#microphone?.track);
    const player = await openAudioPlayer({ assetsUrl: ASSETS, now: () => performance.now() });
    const frames: AudioFrame[] = [];
    const { signal } = this.#life;
    try {
      const spoken = textToSpeech?.speak({ text, language: LANGUAGE }, { signal }) ?? [];
      await player.play(framesOf(spoken, frames), { signal });
      const { sampleRate = 1 } = frames[0] ?? {};
      const samples = Int16Array.from(frames.flatMap(({ data }) => [...data]));
      const sounding = frames.filter(({ data }) => data.some((sample) => Math.abs(sample) > AUDIBLE)).reduce((ms, { data }) => ms + (data.length / sampleRate) * 1000, 0);
      return { text: hearTones(samples, sampleRate).map((word) => word.text).join(' '), sound: { made: (samples.length / sampleRate) * 1000, played: player.playedMs, sounding } };
    } catch (error) {
      return { text: '', error: told(error) };
    } finally {
      await player.close();
      await close?.();
    }
  }

  async #hear(call: VendorCall, take: Take): Promise<Outcome> {
    const { speechToText, close } = rolesOf(call, this.#peer, this.#microphone?.track);
    const texts: string[] = [];
    try {
      // A call hears the track itself, and all that is played into it.
      if (call.vendor === 'openai-realtime-call') await this.#marker();
      for await (const part of speechToText?.transcribe({ language: LANGUAGE, audio: this.#take(take) }, this.#life) ?? []) if (part.type === 'transcript-end') texts.push(part.text);
      return { text: texts.join(' ') };
    } catch (error) {
      return { text: texts.join(' '), error: told(error) };
    } finally {
      await close?.();
    }
  }

  async #marker(): Promise<number> {
    while (this.#watch.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return this.#watch.heard[0]?.from ?? 0;
  }

  /** A microphone into which nothing else is said. */
  #take({ from, to }: Take): AudioSource {
    const microphone = this.#microphone;
    if (!microphone) throw new Error('The microphone is not open.');
    const { track } = microphone;
    const frames = async function* (this: Vendors, signal: AbortSignal): AsyncGenerator<AudioFrame> {
      const marker = await this.#marker();
      for await (const frame of microphone.frames(signal)) {
        if (frame.at >= marker + to) return;
        if (frame.at >= marker + from) yield frame;
      }
    };
    return { ...(track && { track }), frames: (signal) => frames.call(this, signal) };
  }
}

async function* framesOf(parts: ReturnType<TextToSpeech['speak']> | readonly never[], kept: AudioFrame[]): AsyncGenerator<AudioFrame> {
  for await (const part of parts) {
    if (part.type !== 'audio') continue;
    kept.push(part.frame);
    yield part.frame;
  }
}

function told(error: unknown): { readonly code: string; readonly provider: string } {
  return error instanceof AdapterError ? { code: error.code, provider: error.provider } : { code: String(error), provider: 'nobody' };
}

let vendors: Vendors | undefined;

Object.assign(globalThis, {
  vendors: {
    open: (said: string, msPerWord: number) => (vendors = new Vendors(said, msPerWord)).open(),
    hear: (calls: Parameters<Vendors['hear']>[0]) => vendors?.hear(calls),
    say: (call: VendorCall, text: string) => vendors?.say(call, text),
  },
});
