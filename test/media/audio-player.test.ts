import { expect, waitUntil } from '@open-wc/testing';
import { AssetError } from '../../src/errors/index.js';
import { openAudioPlayer, type OpenAudioPlayer } from '../../src/media/index.js';
import type { PlaybackCommand, PlaybackReport } from '../../src/media/playback-worklet.js';
import type { AudioFrame } from '../../src/spec/index.js';
import { PartQueue } from '../../src/utils/part-queue.js';
import { ASSETS } from './helpers.js';

const RATE = 24_000;

/** 20 ms of a ramp that goes on from frame to frame, so that a lost, doubled or moved sample shows. */
function frame(index: number, sampleRate = RATE): AudioFrame {
  const length = sampleRate / 50;
  return { data: Int16Array.from({ length }, (_, at) => (index * length + at + 1) % 30_000), sampleRate, at: index * 20 };
}

async function* frames(count: number, sampleRate = RATE): AsyncGenerator<AudioFrame> {
  for (let index = 0; index < count; index += 1) yield frame(index, sampleRate);
}

describe('the playback worklet', () => {
  /** Renders what the worklet plays of these commands, from its first sample on. */
  async function render(commands: readonly PlaybackCommand[]): Promise<{ sound: Float32Array; reports: PlaybackReport[] }> {
    const context = new OfflineAudioContext(1, RATE, RATE);
    await context.audioWorklet.addModule(`${ASSETS}playback-worklet.js`);
    const node = new AudioWorkletNode(context, 'interview-playback', { numberOfInputs: 0, outputChannelCount: [1] });
    const reports: PlaybackReport[] = [];
    node.port.onmessage = ({ data }: MessageEvent<PlaybackReport>) => reports.push(data);
    node.connect(context.destination);
    for (const command of commands) node.port.postMessage(command);
    // Rendering would be over before a message arrives: it stops now and then for a turn of the page.
    for (let at = 0; at < 0.5; at += 0.02) {
      void context.suspend(at).then(async () => {
        await new Promise((resolve) => setTimeout(resolve));
        return context.resume();
      });
    }
    const buffer = await context.startRendering();
    await waitUntil(() => reports.some(({ type }) => type === 'started'), 'the worklet must have played');
    const sound = buffer.getChannelData(0);
    return { sound: sound.subarray(sound.findIndex((sample) => sample !== 0)), reports };
  }

  const samples = (from: number, count: number): Float32Array<ArrayBuffer> => Float32Array.from({ length: count }, (_, at) => (from + at) / 32_768);

  it('plays every sample once and in order, and silence after it', async () => {
    const { sound } = await render([
      { type: 'begin', speech: 1 },
      { type: 'push', speech: 1, samples: samples(1, 480) },
      { type: 'push', speech: 1, samples: samples(481, 481) },
      { type: 'end', speech: 1 },
    ]);
    expect([...sound.subarray(0, 961)]).to.deep.equal([...samples(1, 961)]);
    expect(sound.subarray(961).every((sample) => sample === 0)).to.equal(true);
  });

  it('says when the first sample was played, and how many there were', async () => {
    const { reports } = await render([{ type: 'begin', speech: 7 }, { type: 'push', speech: 7, samples: samples(1, 960) }, { type: 'end', speech: 7 }]);
    expect(reports[0]).to.deep.equal({ type: 'started', speech: 7 });
    await waitUntil(() => reports.at(-1)?.type === 'ended');
    expect(reports.at(-1)).to.deep.equal({ type: 'ended', speech: 7, samples: 960 });
  });

  it('plays nothing of a speech that was cleared, whenever its sound comes', async () => {
    const { sound } = await render([
      { type: 'begin', speech: 1 },
      { type: 'push', speech: 1, samples: samples(1, 480) },
      { type: 'clear' },
      { type: 'push', speech: 1, samples: samples(1, 480) },
      { type: 'begin', speech: 2 },
      { type: 'push', speech: 1, samples: samples(1, 480) },
      { type: 'push', speech: 2, samples: samples(5000, 100) },
    ]);
    expect(sound[0]).to.be.closeTo(5000 / 32_768, 1e-6);
    expect(sound.subarray(100).every((sample) => sample === 0)).to.equal(true);
  });

  it('gets quiet and loud without a click, in 20 ms', async () => {
    const constant = new Float32Array(4800).fill(0.5);
    const { sound } = await render([{ type: 'begin', speech: 1 }, { type: 'volume', volume: 0.25 }, { type: 'push', speech: 1, samples: constant }]);
    const steps = [...sound.subarray(1, 4800)].map((sample, at) => Math.abs(sample - (sound[at] ?? 0)));
    expect(Math.max(...steps)).to.be.below(0.002);
    expect(sound[480]).to.be.closeTo(0.125, 1e-6);
  });

  it('is quiet within 4 ms of being held, and says so', async () => {
    const constant = new Float32Array(4800).fill(0.5);
    const { sound, reports } = await render([{ type: 'begin', speech: 1 }, { type: 'push', speech: 1, samples: constant }, { type: 'pause', paused: true }]);
    expect(reports.filter(({ type }) => type === 'held')).to.have.length(1);
    expect(sound.findIndex((sample) => sample === 0)).to.be.within(2, 0.004 * RATE + 1);
    expect(sound.subarray(0.004 * RATE + 1).every((sample) => sample === 0)).to.equal(true);
  });
});

describe('openAudioPlayer', () => {
  let player: OpenAudioPlayer;
  const signal = new AbortController().signal;

  beforeEach(async () => {
    player = await openAudioPlayer({ assetsUrl: ASSETS, now: () => performance.now() });
  });
  afterEach(() => player.close());

  it('plays to the end, in the time that it takes, and knows how much was heard', async () => {
    const begun = performance.now();
    let startedAt: number | undefined;
    await player.play(frames(15), { signal, onStart: (at) => (startedAt = at) });
    expect(player.playedMs).to.be.closeTo(300, 0.1);
    expect(startedAt).to.be.within(begun - 100, performance.now());
    expect(performance.now() - begun).to.be.above(250);
  });

  it('is silent at once when the signal ends, and plays the next speech', async () => {
    const own = new AbortController();
    const playing = player.play(frames(500), { signal: own.signal, onStart: () => own.abort() });
    await playing;
    expect(player.playedMs).to.be.below(1000);
    await player.play(frames(5), { signal });
    expect(player.playedMs).to.be.closeTo(100, 0.1);
  });

  it('waits for sound that comes late, and loses none', async () => {
    const queue = new PartQueue<AudioFrame>();
    const playing = player.play(queue, { signal, onStart: () => void later() });
    const later = async (): Promise<void> => {
      // More than was there has been played by then.
      while (player.playedMs < 20) await new Promise((resolve) => requestAnimationFrame(resolve));
      queue.push(frame(1));
      queue.close();
    };
    queue.push(frame(0));
    await playing;
    expect(player.playedMs).to.be.closeTo(40, 0.1);
  });

  it('holds a speech where it is, and goes on with it', async () => {
    let isDone = false;
    const begun = performance.now();
    let heldAt: number | undefined;
    const playing = player.play(frames(20), { signal, onStart: () => void player.pause().then((at) => (heldAt = at)) }).then(() => (isDone = true));
    while (heldAt === undefined) await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(heldAt).to.be.within(begun, performance.now());
    const held = player.playedMs;
    const until = performance.now() + 500;
    while (performance.now() < until) await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(isDone).to.equal(false);
    expect(player.playedMs).to.be.within(held, held + 60);
    player.resume();
    await playing;
    expect(player.playedMs).to.be.closeTo(400, 0.1);
  });

  it('plays voices of different rates one after the other, in one speech too', async () => {
    async function* mixed(): AsyncGenerator<AudioFrame> {
      yield* frames(3);
      yield* frames(3, 16_000);
    }
    await player.play(mixed(), { signal });
    expect(player.playedMs).to.be.closeTo(120, 0.1);
  });

  it('plays what came before a failure, and then tells of it', async () => {
    async function* broken(): AsyncGenerator<AudioFrame> {
      yield* frames(4);
      throw new Error('the voice died');
    }
    let message = '';
    await player.play(broken(), { signal }).catch((error: unknown) => (message = String(error)));
    expect(message).to.contain('the voice died');
    expect(player.playedMs).to.be.closeTo(80, 0.1);
  });

  it('tells of a worklet that is not there', async () => {
    let failure: unknown;
    await openAudioPlayer({ assetsUrl: '/nowhere/', now: () => 0 }).catch((error: unknown) => (failure = error));
    expect(failure).to.be.instanceOf(AssetError);
  });

  it('opens nothing for a signal that has ended', async () => {
    let failure: unknown;
    await openAudioPlayer({ assetsUrl: ASSETS, now: () => 0, signal: AbortSignal.abort(new Error('before')) }).catch((error: unknown) => (failure = error));
    expect(String(failure)).to.contain('before');
  });
});
