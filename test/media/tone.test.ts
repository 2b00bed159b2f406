import { expect, waitUntil } from '@open-wc/testing';
import { playTone } from '../../src/media/index.js';
import { made, reasonOf } from './helpers.js';

/** What reaches the speakers of a context: its peak while `run` runs. */
async function heard(context: AudioContext, run: () => Promise<void>): Promise<number> {
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  const { connect } = AudioNode.prototype;
  // The speakers cannot be listened to: what is connected to them is connected to this as well.
  AudioNode.prototype.connect = function (this: AudioNode, ...given: unknown[]): AudioNode {
    if (given[0] === context.destination) Reflect.apply(connect, this, [analyser]);
    return Reflect.apply(connect, this, given) as AudioNode;
  } as AudioNode['connect'];
  const samples = new Float32Array(analyser.fftSize);
  let peak = 0;
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  }, 20);
  try {
    await run();
  } finally {
    clearInterval(timer);
    AudioNode.prototype.connect = connect;
  }
  return peak;
}

describe('playTone', () => {
  it('is heard as loud as asked for, and leaves a context that it was given', async () => {
    const context = new AudioContext();
    const peak = await heard(context, () => playTone(context, { volume: 0.1 }));
    expect(peak).to.be.within(0.05, 0.2);
    expect(context.state).to.equal('running');
    await context.close();
  });

  it('closes a context of its own, when it was played or silenced', async () => {
    await made('AudioContext', async (contexts) => {
      const controller = new AbortController();
      const playing = Promise.all([playTone(), reasonOf(playTone(undefined, { signal: controller.signal }))]);
      await waitUntil(() => contexts.length === 2 && contexts.every(({ currentTime }) => currentTime > 0.05));
      controller.abort('left');
      await waitUntil(() => contexts[1]?.state === 'closed');
      expect(contexts[0]?.state).to.equal('running');
      expect((await playing)[1]).to.equal('left');
      expect(contexts[0]?.state).to.equal('closed');
      expect(await reasonOf(playTone(undefined, { signal: controller.signal }))).to.equal('left');
      expect(contexts.length).to.equal(2);
    });
  });
});
