import { expect, waitUntil } from '@open-wc/testing';
import { testEcho } from '../../src/media/echo-test.js';
import { ASSETS, made, reasonOf, rejection, unpluggable } from './helpers.js';

interface Room {
  /** Against what was played, dB; nothing comes back where absent. */
  readonly gain?: number;
  /** ms. */
  readonly delay?: number;
  /** dBFS. */
  readonly noise?: number;
}

/** Speakers, air and microphone of a room, made of nodes: what is played goes through it into a track. */
function simulate({ gain, delay = 0, noise = -65 }: Room) {
  const context = new AudioContext();
  const speakers = new GainNode(context);
  const microphone = context.createMediaStreamDestination();
  if (gain !== undefined) {
    speakers.connect(new DelayNode(context, { delayTime: delay / 1000 })).connect(new GainNode(context, { gain: 10 ** (gain / 20) })).connect(microphone);
  }
  // White noise of a uniform distribution has an RMS of a third of its peak, by the root.
  const buffer = new AudioBuffer({ sampleRate: context.sampleRate, length: context.sampleRate * 2 });
  buffer.copyToChannel(Float32Array.from({ length: buffer.length }, () => (Math.random() * 2 - 1) * Math.sqrt(3)), 0);
  const hiss = new AudioBufferSourceNode(context, { buffer, loop: true });
  hiss.connect(new GainNode(context, { gain: 10 ** (noise / 20) })).connect(microphone);
  hiss.start();
  const [track] = microphone.stream.getAudioTracks();
  if (!track) throw new Error('No track came of it.');
  return { context, speakers, track, test: (signal?: AbortSignal) => testEcho(track, { assetsUrl: ASSETS, context, output: speakers, ...(signal && { signal }) }), close: () => void context.close() };
}

const measure = async (room: Room) => {
  const { test, close } = simulate(room);
  try {
    return await test();
  } finally {
    close();
  }
};

describe('testEcho in a simulated room', () => {
  it('measures an echo within 2 dB and what the track between its two nodes adds, and advises headphones', async () => {
    // What lies between two nodes through a track takes time of its own, which is measured first: up to two blocks of 10 ms,
    // newly each time. How exact the measure itself is, is tested on samples (test/unit/media/echo-measure.test.ts).
    // One after the other: it depends on how busy the machine is.
    const direct = await measure({ gain: -6 });
    const later = await measure({ gain: -12, delay: 150 });
    const softer = await measure({ gain: -36, delay: 40, noise: -55 });
    expect([direct.advice, later.advice, softer.advice]).to.deep.equal(['headphones', 'headphones', 'fine']);
    expect(direct.gain).to.be.within(-8, -4);
    expect(later.gain).to.be.within(-14, -10);
    expect(softer.gain).to.be.within(-38, -34);
    expect(direct.delay).to.be.within(0, 100);
    expect((later.delay ?? 0) - (direct.delay ?? 0)).to.be.within(130, 170);
    expect((softer.delay ?? 0) - (direct.delay ?? 0)).to.be.within(20, 60);
    expect([direct.cancelled, later.cancelled]).to.deep.equal([false, false]);
  });

  it('says that all is fine where nothing comes back, and that it could not tell where it is too loud', async () => {
    const [quiet, loud] = await Promise.all([measure({}), measure({ gain: -45, delay: 30, noise: -20 })]);
    expect([quiet.advice, quiet.level]).to.deep.equal(['fine', undefined]);
    // A third of the band is looked at, and so a third of the power of a white noise.
    expect(quiet.noise).to.be.within(-72, -68);
    expect([loud.advice, loud.reason]).to.deep.equal(['unknown', 'noise']);
  });

  it('is silent at once when it is aborted, and leaves context and track to their owner', async () => {
    const room = simulate({ gain: -6 });
    const controller = new AbortController();
    const analyser = new AnalyserNode(room.context, { fftSize: 512 });
    room.speakers.connect(analyser);
    const samples = new Float32Array(512);
    const plays = (): boolean => (analyser.getFloatTimeDomainData(samples), samples.some((sample) => Math.abs(sample) > 0.01));
    const reason = reasonOf(room.test(controller.signal));
    await waitUntil(plays, 'never played', { interval: 5, timeout: 5000 });
    controller.abort('left');
    expect(await reason).to.equal('left');
    await waitUntil(() => !plays(), 'goes on', { interval: 5 });
    expect([room.context.state, room.track.readyState]).to.deep.equal(['running', 'live']);
    expect(await reasonOf(room.test(controller.signal))).to.equal('left');
    room.close();
  });

  it('could not tell where the context is held back, or the microphone is over', async () => {
    const held = simulate({});
    await held.context.suspend();
    const gone = unpluggable('audio');
    const { context, speakers, close } = simulate({});
    await gone.unplug();
    const [suspended, silent] = await Promise.all([held.test(), testEcho(gone.track, { assetsUrl: ASSETS, context, output: speakers })]);
    expect(suspended).to.deep.equal({ advice: 'unknown', reason: 'suspended' });
    expect(silent).to.include({ advice: 'unknown', reason: 'no-sound' });
    held.close();
    close();
  });
});

describe('testEcho with the speakers', () => {
  it('hears nothing of them through a microphone that is not in their room, and closes its context', async () => {
    const { track, close } = simulate({});
    await made('AudioContext', async (contexts) => {
      const { advice } = await testEcho(track, { assetsUrl: ASSETS });
      expect(advice).to.equal('fine');
      await waitUntil(() => contexts[0]?.state === 'closed');
    });
    close();
  });

  it('could not tell without speakers, or with some that are gone', async () => {
    const { track, close } = simulate({});
    const { mediaDevices } = navigator;
    expect(await testEcho(track, { assetsUrl: ASSETS, speakerId: 'unplugged' })).to.deep.equal({ advice: 'unknown', reason: 'no-output' });
    Object.defineProperty(mediaDevices, 'enumerateDevices', { configurable: true, value: () => Promise.resolve([{ kind: 'audioinput', deviceId: 'one' }]) });
    try {
      expect(await testEcho(track, { assetsUrl: ASSETS })).to.deep.equal({ advice: 'unknown', reason: 'no-output' });
    } finally {
      Reflect.deleteProperty(mediaDevices, 'enumerateDevices');
    }
    close();
  });

  it('rejects where the worklet is missing', async () => {
    const { track, close } = simulate({});
    expect((await rejection(testEcho(track, { assetsUrl: '/nowhere/' }))).code).to.equal('asset/missing');
    close();
  });
});
