import { expect, waitUntil } from '@open-wc/testing';
import { openaiRealtimeVoice } from '../../src/adapters/openai/index.js';
import { AdapterError } from '../../src/errors/index.js';
import { measureLevel, openAudioTap, type AudioTap } from '../../src/media/index.js';
import type { AudioFrame, RealtimeVoicePart, RealtimeVoiceSession } from '../../src/spec/index.js';
import { openaiRealtimeSimulator, speakTones, type OpenaiRealtimeSimulator } from '../../src/testing/index.js';
import { ASSETS } from '../media/helpers.js';

const RATE = 24_000;

/** How long it sounds, ms. A call keeps that roughly: on a busy machine it stretches sound and leaves gaps in it. */
function soundingMs(frames: readonly AudioFrame[]): number {
  return frames.filter(({ data }) => measureLevel(data, 0).rms > -30).length * 20;
}

/** Each letter takes 60 ms. */
function expectSpoken(frames: readonly AudioFrame[], text: string): void {
  const ms = text.replaceAll(' ', '').length * 60;
  expect(soundingMs(frames)).to.be.within(ms / 2, ms * 2);
}

/** A microphone into which sound is played, with its true track. */
class PlayedMicrophone {
  readonly #context = new AudioContext({ sampleRate: RATE });
  readonly #destination = this.#context.createMediaStreamDestination();
  readonly track = this.#destination.stream.getAudioTracks()[0]!;

  async say(words: string): Promise<void> {
    const samples = speakTones(words, RATE);
    const buffer = this.#context.createBuffer(1, samples.length, RATE);
    buffer.getChannelData(0).set(Float32Array.from(samples, (sample) => sample / 32_768));
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#destination);
    const over = new Promise((resolve) => (source.onended = resolve));
    source.start();
    await over;
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

describe('openaiRealtimeVoice over WebRTC', () => {
  let simulator: OpenaiRealtimeSimulator;
  let microphone: PlayedMicrophone;
  let tap: AudioTap;
  let session: RealtimeVoiceSession | undefined;
  let parts: RealtimeVoicePart[] = [];
  let done: Promise<unknown>;

  /** `said`: what the service hears, one utterance after another, as the sound of each comes. */
  const simulated = (...said: readonly string[]): void => {
    simulator = openaiRealtimeSimulator({ firstAudioMs: 400, transcriptionMs: 20, utterances: said.map((text) => ({ text, msPerWord: 300 })) });
  };
  const voice = (credentials: () => string = () => simulator.mintSecret()) =>
    openaiRealtimeVoice({ transport: 'webrtc', credentials, model: 'gpt-realtime-2.1', fetch: simulator.fetch, assetsUrl: ASSETS });
  const open = async (signal = new AbortController().signal): Promise<RealtimeVoiceSession> => {
    const opened = await voice().open({ instructions: 'Speak calmly.', language: 'en', audio: tap, manualTurns: true }, { signal });
    session = opened;
    done = (async () => {
      for await (const part of opened.parts) parts.push(part);
    })();
    done.catch(() => undefined);
    return opened;
  };
  const count = (type: RealtimeVoicePart['type']): number => parts.filter((part) => part.type === type).length;
  const until = (type: RealtimeVoicePart['type'], times = 1): Promise<void> => waitUntil(() => count(type) >= times, `${times} × ${type}`, { timeout: 12_000 });
  const frames = (): AudioFrame[] => parts.flatMap((part) => (part.type === 'audio' ? [part.frame] : []));
  const transcript = (): string => parts.flatMap((part) => (part.type === 'input-transcript-end' ? [part.text] : [])).join(' ');

  beforeEach(async () => {
    simulated();
    microphone = new PlayedMicrophone();
    tap = await openAudioTap(microphone.track, { assetsUrl: ASSETS, now: () => performance.now() });
    parts = [];
  });

  afterEach(async () => {
    await session?.close();
    session = undefined;
    await tap.close();
    await microphone.close();
    await waitUntil(() => simulator.calls === 0, 'no call may be left', { timeout: 5_000 });
  });

  it('is supported here', () => {
    expect(voice().isSupported()).to.equal(true);
  });

  it('hands out the voice in frames, and its end', async () => {
    const { say } = await open();
    say.call(session, 'hello you there');
    await until('reply-end');
    const sound = frames();
    expectSpoken(sound, 'hello you there');
    sound.reduce((next, { at, data, sampleRate }) => {
      expect(at).to.be.closeTo(next, 1);
      return at + (data.length / sampleRate) * 1000;
    }, 0);
  });

  it('sends the microphone only while a turn goes on, and writes it down', async () => {
    simulated('heard');
    const conversation = await open();
    await microphone.say('before');
    conversation.startTurn();
    await microphone.say('heard');
    conversation.endTurn();
    await until('turn-transcribed');
    await microphone.say('after');
    expect(transcript()).to.equal('heard');
    expect(simulator.heard).to.deep.equal(['heard']);
    expect(microphone.track.readyState).to.equal('live');
    expect(microphone.track.enabled).to.equal(true);
  });

  it('is silenced by an interruption, and says the next thing', async () => {
    const conversation = await open();
    conversation.say('this is a sentence that takes a while');
    await until('audio', 5);
    conversation.interrupt(60);
    const before = count('audio');
    await until('reply-end');
    await waitUntil(() => simulator.sessions[0]?.playing === undefined, 'the provider must cease to play');
    conversation.say('next');
    await until('reply-end', 2);
    expect(count('audio')).to.be.greaterThan(before);
    const [, next = []] = parts.reduce<AudioFrame[][]>((all, part) => (part.type === 'reply-end' ? [...all, []] : (part.type === 'audio' && all.at(-1)?.push(part.frame), all)), [[]]);
    // Of the sentence that was cut more than a second would still have come.
    expectSpoken(next, 'next');
  });

  it('sends again what a call that broke did not answer', async () => {
    // The first call hears the first word; the second one both.
    simulated('first', 'first', 'found');
    const conversation = await open();
    conversation.startTurn();
    await microphone.say('first');
    simulator.sessions.at(-1)?.peer.cut();
    await until('reconnected');
    await microphone.say('found');
    conversation.endTurn();
    await until('turn-transcribed');
    expect(transcript()).to.equal('first found');
    expect(parts.filter(({ type }) => type.startsWith('reconn')).map(({ type }) => type)).to.deep.equal(['reconnecting', 'reconnected']);
  });

  it('leaves nothing open when its signal ends, and fails with the reason', async () => {
    const life = new AbortController();
    const conversation = await open(life.signal);
    conversation.startTurn();
    const reason = new DOMException('enough', 'AbortError');
    life.abort(reason);
    expect(await done.catch((error: unknown) => error)).to.equal(reason);
    await waitUntil(() => simulator.calls === 0);
    expect(microphone.track.readyState).to.equal('live');
  });

  it('rejects with a typed error for a key that is not good, a track that is missing, and a worklet that is not there', async () => {
    const options = { instructions: '', language: 'en', manualTurns: true } as const;
    const signal = new AbortController().signal;
    const refused = async (opening: Promise<unknown>): Promise<string> => {
      const error = await opening.catch((each: unknown) => each);
      if (!(error instanceof Error) || !('code' in error)) throw new Error(`Expected a typed error, got ${String(error)}.`);
      return String(error.code);
    };
    expect(await refused(voice(() => 'ek_wrong').open({ ...options, audio: tap }, { signal }))).to.equal('adapter/auth');
    expect(await refused(voice().open({ ...options, audio: { frames: (each) => tap.frames(each) } }, { signal }))).to.equal('adapter/unsupported');
    const elsewhere = openaiRealtimeVoice({ transport: 'webrtc', credentials: () => simulator.mintSecret(), model: 'm', fetch: simulator.fetch, assetsUrl: '/nowhere/' });
    expect(await refused(elsewhere.open({ ...options, audio: tap }, { signal }))).to.equal('asset/missing');
    expect(AdapterError.name).to.equal('AdapterError');
  });
});
