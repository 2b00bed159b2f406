import { expect, waitUntil } from '@open-wc/testing';
import { StoreError, type InterviewError } from '../../src/errors/index.js';
import { openRecorder, recordingSupported, toDecibels, type Recorder, type RecorderOptions } from '../../src/media/index.js';
import { sha256Hex } from '../../src/utils/sha256.js';
import { drawnCamera } from '../helpers/drawn-media.js';
import { made, sine, without } from './helpers.js';

/** ms; short, so that a test sees many. */
const SLICE_MS = 100;
const NOTHING = sha256Hex('');

/** A recorder with what came of it. */
function recording(stream: MediaStream, options: Partial<RecorderOptions> = {}): { recorder: Recorder; slices: Uint8Array<ArrayBuffer>[]; order: number[]; errors: InterviewError[] } {
  const slices: Uint8Array<ArrayBuffer>[] = [];
  const order: number[] = [];
  const errors: InterviewError[] = [];
  const recorder = openRecorder(stream, {
    kind: 'audio',
    sliceMs: SLICE_MS,
    onSlice(bytes, index) {
      slices.push(bytes);
      order.push(index);
    },
    onError: (error) => errors.push(error),
    ...options,
  });
  return { recorder, slices, order, errors };
}

const bytesOf = async (slices: readonly Uint8Array<ArrayBuffer>[]) => new Uint8Array(await new Blob([...slices]).arrayBuffer());
const decoded = async (slices: readonly Uint8Array<ArrayBuffer>[]) => new OfflineAudioContext(1, 1, 48_000).decodeAudioData((await bytesOf(slices)).buffer);
const peak = (sound: AudioBuffer) => sound.getChannelData(0).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe('openRecorder', () => {
  const opened: { close(): void }[] = [];
  const tone = (options?: Parameters<typeof sine>[0]) => {
    const source = sine(options);
    opened.push(source);
    return source;
  };

  afterEach(() => opened.splice(0).forEach((source) => source.close()));

  it('hands over slices while it records; together they are the sound, and the hash is that of them all', async () => {
    const { recorder, slices, order, errors } = recording(tone().stream);
    recorder.start();
    await waitUntil(() => slices.length >= 8, 'no slices come', { timeout: 5000 });
    const summary = await recorder.stop();
    const all = await bytesOf(slices);
    expect(order).to.deep.equal([...slices.keys()]);
    expect(summary).to.deep.equal({ slices: slices.length, bytes: all.length, hash: sha256Hex(all) });
    const sound = await decoded(slices);
    expect(sound.duration).to.be.greaterThan(0.4);
    expect(toDecibels(peak(sound))).to.be.closeTo(-12, 2);
    expect(recorder.contentType).to.match(/^audio\//);
    expect(errors).to.deep.equal([]);
  });

  it('makes a video that plays', async () => {
    const camera = drawnCamera();
    opened.push(camera);
    const { recorder, slices } = recording(new MediaStream([...camera.stream.getTracks(), tone().track]), { kind: 'video' });
    recorder.start();
    await waitUntil(() => slices.length >= 5, 'no slices come', { timeout: 5000 });
    await recorder.stop();
    expect(recorder.contentType).to.match(/^video\//);
    expect([recordingSupported(), recordingSupported('video')]).to.deep.equal([true, true]);
    const video = document.createElement('video');
    video.muted = true;
    video.src = URL.createObjectURL(new Blob(slices, { type: recorder.contentType }));
    await video.play();
    expect([video.videoWidth, video.videoHeight]).to.deep.equal([640, 480]);
    expect((await decoded(slices)).duration).to.be.greaterThan(0.1);
    URL.revokeObjectURL(video.src);
  });

  it('takes the sound alone of a stream that has more', async () => {
    const camera = drawnCamera();
    opened.push(camera);
    const { recorder, slices } = recording(new MediaStream([...camera.stream.getTracks(), tone().track]));
    recorder.start();
    // The end of the picture is not the end of the sound.
    camera.close();
    const before = slices.length;
    await waitUntil(() => slices.length >= before + 3);
    await recorder.stop();
    expect(peak(await decoded(slices))).to.be.greaterThan(0.1);
  });

  it('keeps nothing of what is said in a pause', async () => {
    const { stream, gain, context } = tone({ level: 0.002 });
    const { recorder, slices } = recording(stream);
    // What was set is in the stream once it went through the clock of the context, and a little more.
    const set = async (level: number) => {
      gain.gain.value = level;
      const until = context.currentTime + 0.25;
      await waitUntil(() => context.currentTime >= until, 'the clock stands', { interval: 10 });
    };
    recorder.pause();
    recorder.resume();
    recorder.start();
    await waitUntil(() => slices.length >= 3);
    recorder.pause();
    recorder.pause();
    await set(0.5);
    await set(0.002);
    const before = slices.length;
    recorder.resume();
    recorder.resume();
    await waitUntil(() => slices.length >= before + 3, 'it does not go on');
    await recorder.stop();
    expect(peak(await decoded(slices))).to.be.within(0.0005, 0.05);
  });

  it('is at its end when stop() says so, as often as it is called, and the track is not', async () => {
    const { stream, track } = tone();
    const { recorder, slices } = recording(stream);
    recorder.start();
    await waitUntil(() => slices.length >= 1);
    const [first, second] = await Promise.all([recorder.stop(), recorder.stop()]);
    expect(second).to.deep.equal(first);
    expect(first.slices).to.equal(slices.length);
    expect(await recorder.stop()).to.deep.equal(first);
    expect(track.readyState).to.equal('live');
  });

  it('is started once', async () => {
    const { recorder } = recording(tone().stream);
    recorder.start();
    expect(() => recorder.start()).to.throw().with.property('code', 'state/wrong-phase');
    await recorder.stop();
    expect(() => recorder.start()).to.throw().with.property('code', 'state/wrong-phase');
    const unused = recording(tone().stream);
    expect(await unused.recorder.stop()).to.deep.equal({ slices: 0, bytes: 0, hash: NOTHING });
    expect(() => unused.recorder.start()).to.throw().with.property('code', 'state/wrong-phase');
    expect(unused.errors).to.deep.equal([]);
  });

  it('waits with the next slice until one is taken, and loses none', async () => {
    await made('MediaRecorder', async (recorders) => {
      let release: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (release = resolve));
      let [handed, taken, made] = [0, 0, 0];
      let most = 0;
      const { recorder } = recording(tone().stream, {
        async onSlice() {
          handed += 1;
          most = Math.max(most, handed - taken);
          await gate;
          taken += 1;
        },
      });
      recorders[0]?.addEventListener('dataavailable', () => (made += 1));
      recorder.start();
      await waitUntil(() => made >= 4);
      expect([handed, taken]).to.deep.equal([1, 0]);
      const stopping = recorder.stop();
      release();
      const { slices } = await stopping;
      expect(slices).to.be.at.least(4);
      expect([handed, taken, most]).to.deep.equal([slices, slices, 1]);
    });
  });

  it('goes on when a slice is not taken, and tells why', async () => {
    const reasons = [new StoreError('quota'), new Error('a mistake of the host')];
    const { recorder, slices, errors } = recording(tone().stream, {
      onSlice(bytes) {
        slices.push(bytes);
        const reason = reasons.shift();
        if (reason) throw reason;
      },
    });
    recorder.start();
    await waitUntil(() => slices.length >= 4);
    const summary = await recorder.stop();
    expect(errors.map(({ code }) => code)).to.deep.equal(['store/quota', 'adapter/closed']);
    expect(summary.hash).to.equal(sha256Hex(await bytesOf(slices)));
  });

  it('splits what is larger than 1 MiB, each part with bytes of its own', async () => {
    await made('MediaRecorder', async (recorders) => {
      const { recorder, slices, order } = recording(tone().stream, { sliceMs: 60_000 });
      recorder.start();
      const large = Uint8Array.from({ length: 2.5 * 1024 * 1024 }, (_, index) => index % 251);
      recorders[0]?.dispatchEvent(new BlobEvent('dataavailable', { data: new Blob([large]) }));
      await waitUntil(() => slices.length >= 3);
      expect(slices.slice(0, 3).map(({ length }) => length / 1024)).to.deep.equal([1024, 1024, 512]);
      expect(slices.slice(0, 3).map(({ buffer }) => buffer.byteLength / 1024)).to.deep.equal([1024, 1024, 512]);
      const { hash } = await recorder.stop();
      expect(order).to.deep.equal([...slices.keys()]);
      expect(sha256Hex(await bytesOf(slices.slice(0, 3)))).to.equal(sha256Hex(large));
      expect(hash).to.equal(sha256Hex(await bytesOf(slices)));
    });
  });

  it('gives what it has when the device is gone, and then says so', async () => {
    const { stream, track } = tone();
    let slicesThen = 0;
    const { recorder, slices, errors } = recording(stream, {
      onError(error) {
        slicesThen = slices.length;
        errors.push(error);
      },
    });
    recorder.start();
    await waitUntil(() => slices.length >= 2);
    track.stop();
    await waitUntil(() => errors.length > 0);
    expect(errors.map((error) => [error.code, 'device' in error && error.device])).to.deep.equal([['media/lost', 'microphone']]);
    expect(await recorder.stop()).to.include({ slices: slicesThen, hash: sha256Hex(await bytesOf(slices)) });
    expect((await decoded(slices)).duration).to.be.greaterThan(0);
    expect(errors.length).to.equal(1);
  });

  it('does not begin without a device, and can be stopped all the same', async () => {
    const { track } = tone();
    track.stop();
    for (const stream of [new MediaStream(), new MediaStream([track])]) {
      const { recorder, errors } = recording(stream);
      expect(() => recorder.start()).to.throw().with.property('code', 'media/lost');
      expect(await recorder.stop()).to.include({ slices: 0, hash: NOTHING });
      expect(errors).to.deep.equal([]);
    }
  });

  it('says so where the browser cannot record', () =>
    without('MediaRecorder', () => {
      expect(recordingSupported()).to.equal(false);
      expect(() => recording(new MediaStream())).to.throw().with.property('code', 'adapter/unsupported');
      return Promise.resolve();
    }));
});
