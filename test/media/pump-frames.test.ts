import { expect, waitUntil } from '@open-wc/testing';
import { pumpFrames, type PumpOptions } from '../../src/media/index.js';
import { drawnCamera } from '../helpers/drawn-media.js';
import { uncaught, without } from './helpers.js';

type Frame = VideoFrame | ImageBitmap;

/** A picture that changes only when it is told to. */
function still(): { readonly track: MediaStreamTrack; draw(): void } {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  const [track] = canvas.captureStream(0).getVideoTracks() as CanvasCaptureMediaStreamTrack[];
  if (!context || !track) throw new Error('No canvas here.');
  return {
    track,
    draw() {
      context.fillRect(0, 0, 10, 10);
      track.requestFrame();
    },
  };
}

const now = () => performance.now();
const size = (frame: Frame) => ('displayWidth' in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height]);

describe('pumpFrames', () => {
  const opened: { close(): void }[] = [];
  let life = new AbortController();
  const track = (): MediaStreamTrack => {
    const camera = drawnCamera();
    opened.push(camera);
    const [video] = camera.stream.getVideoTracks();
    if (!video) throw new Error('No picture.');
    return video;
  };
  /** A video of the page that plays the camera, and counts what it shows. */
  const watching = async (of: MediaStreamTrack) => {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = new MediaStream([of]);
    document.body.append(video);
    opened.push({ close: () => video.remove() });
    await video.play();
    return { video, shown: () => video.getVideoPlaybackQuality().totalVideoFrames };
  };
  const pump = (source: MediaStreamTrack | HTMLVideoElement, options: Partial<PumpOptions> = {}) =>
    pumpFrames(source, { signal: life.signal, now, maxRate: 30, onFrame: (frame) => Promise.resolve(frame.close()), ...options });

  beforeEach(() => (life = new AbortController()));
  afterEach(() => {
    life.abort();
    opened.splice(0).forEach((each) => each.close());
  });

  it('hands over pictures of a camera, with when they were captured', async () => {
    const [frames, times]: [number[][], number[]] = [[], []];
    const began = now();
    pump(track(), {
      onFrame(frame, at) {
        frames.push(size(frame));
        times.push(at);
        frame.close();
        return Promise.resolve();
      },
    });
    await waitUntil(() => frames.length >= 5, 'no frames come', { timeout: 5000 });
    expect(frames[0]).to.deep.equal([640, 480]);
    expect(times).to.deep.equal([...new Set(times)].sort((a, b) => a - b));
    for (const at of times) expect(at, 'no picture is of before').to.be.within(began, now());
  });

  it('has one frame in flight; those that come meanwhile are dropped, not kept', async () => {
    const source = track();
    const { shown } = await watching(source);
    const [release, times]: [(() => void)[], number[]] = [[], []];
    pump(source, {
      async onFrame(frame, at) {
        times.push(at);
        await new Promise<void>((resolve) => release.push(resolve));
        frame.close();
      },
    });
    await waitUntil(() => times.length === 1);
    const before = shown();
    await waitUntil(() => shown() >= before + 5, 'the camera stands still', { timeout: 3000 });
    expect(times.length).to.equal(1);
    const released = now();
    release[0]?.();
    await waitUntil(() => times.length === 2);
    // What was shown in the meantime is older than this.
    expect(times[1]).to.be.greaterThan(released - 300);
    release[1]?.();
  });

  it('hands over the picture that came when the next one was due and nobody was free, without waiting for another', async () => {
    const { track: camera, draw } = still();
    const playing = watching(camera);
    const [release, times]: [(() => void)[], number[]] = [[], []];
    pump(camera, {
      async onFrame(frame, at) {
        times.push(at);
        await new Promise<void>((resolve) => release.push(resolve));
        frame.close();
      },
    });
    await waitUntil(() => (draw(), times.length === 1), 'no picture comes');
    const { shown } = await playing;
    // Long enough for the next one to be due; then the camera stands still.
    const before = shown();
    await waitUntil(() => (draw(), shown() >= before + 10), 'nothing is drawn');
    let last = -1;
    await waitUntil(() => last === (last = shown()), 'it does not stand still');
    release[0]?.();
    await waitUntil(() => times.length === 2, 'it waits for a picture that never comes');
    release[1]?.();
  });

  it('hands over no more than it was asked for', async () => {
    const source = track();
    const { shown } = await watching(source);
    const times: number[] = [];
    pump(source, {
      maxRate: 4,
      onFrame(frame, at) {
        times.push(at);
        frame.close();
        return Promise.resolve();
      },
    });
    const before = shown();
    await waitUntil(() => shown() >= before + 12, 'the camera stands still', { timeout: 3000 });
    const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
    expect(times.length).to.be.at.least(2);
    expect(times.length).to.be.at.most(span / 250 + 2);
  });

  it('waits for the pictures that are due, not for those that it would drop', async () => {
    const ask = HTMLVideoElement.prototype.requestVideoFrameCallback;
    let [asked, frames] = [0, 0];
    HTMLVideoElement.prototype.requestVideoFrameCallback = function (callback) {
      asked += 1;
      return ask.call(this, callback);
    };
    try {
      pump(track(), { maxRate: 4, onFrame: (frame) => Promise.resolve(void (frames += 1, frame.close())) });
      await waitUntil(() => frames >= 5, 'no frames come', { timeout: 3000 });
    } finally {
      HTMLVideoElement.prototype.requestVideoFrameCallback = ask;
    }
    expect(asked).to.be.at.most(2 * frames + 1);
  });

  it('takes a video of the page as it is, and leaves it so', async () => {
    const { video, shown } = await watching(track());
    const { srcObject } = video;
    let frames = 0;
    pump(video, {
      onFrame(frame) {
        frames += 1;
        frame.close();
        return Promise.resolve();
      },
    });
    await waitUntil(() => frames >= 2);
    life.abort();
    const [before, seen] = [frames, shown()];
    await waitUntil(() => shown() >= seen + 3);
    expect([frames, video.paused, video.srcObject]).to.deep.equal([before, false, srcObject]);
  });

  it('does nothing when it is over already', async () => {
    life.abort();
    const source = track();
    const { shown } = await watching(source);
    let frames = 0;
    pump(source, { onFrame: (frame) => Promise.resolve(void (frames += 1, frame.close())) });
    await waitUntil(() => shown() >= 3);
    expect(frames).to.equal(0);
  });

  it('lets the camera live when it ends', async () => {
    const source = track();
    let frames = 0;
    pump(source, { onFrame: (frame) => Promise.resolve(void (frames += 1, frame.close())) });
    await waitUntil(() => frames >= 1);
    life.abort();
    expect(source.readyState).to.equal('live');
  });

  it('reports what the listener throws, and goes on', async () => {
    let frames = 0;
    await uncaught(async (messages) => {
      pump(track(), {
        onFrame(frame) {
          frames += 1;
          frame.close();
          if (frames === 1) throw new Error('a mistake of the host');
          return Promise.reject(new Error('another one'));
        },
      });
      await waitUntil(() => frames >= 3);
      expect(messages.slice(0, 2).map((message) => message.replace(/^.*Error: /, ''))).to.deep.equal(['a mistake of the host', 'another one']);
      life.abort();
    });
  });

  it('gives bitmaps where the browser has no VideoFrame, and closes the one that comes too late', () =>
    without('VideoFrame', async () => {
      let frames = 0;
      pump(track(), {
        onFrame(frame) {
          expect(frame).to.be.instanceOf(ImageBitmap);
          frames += 1;
          frame.close();
          return Promise.resolve();
        },
      });
      await waitUntil(() => frames >= 2);
      const late: ImageBitmap[] = [];
      const native = globalThis.createImageBitmap;
      globalThis.createImageBitmap = async (source: ImageBitmapSource) => {
        const bitmap = await native(source);
        late.push(bitmap);
        life.abort();
        return bitmap;
      };
      try {
        await waitUntil(() => late.length === 1);
        await waitUntil(() => late[0]?.width === 0, 'it stays open');
      } finally {
        globalThis.createImageBitmap = native;
      }
    }));

  it('tells once that a live camera gives no pictures any more, not of one that is over; and the rate', async () => {
    const [stuck, over] = [still(), still()];
    const [stalls, none, rates]: [number[], number[], number[]] = [[], [], []];
    let frames = 0;
    const onFrame = (frame: Frame) => Promise.resolve(void (frames += 1, frame.close()));
    pump(stuck.track, { onFrame, onStall: (ms) => stalls.push(ms), onRate: (rate) => rates.push(rate) });
    pump(over.track, { onStall: (ms) => none.push(ms) });
    over.track.stop();
    await waitUntil(() => (stuck.draw(), frames >= 5));
    await waitUntil(() => stalls.length > 0, 'nobody tells', { timeout: 4000 });
    expect(stalls[0]).to.be.greaterThan(2000);
    expect([none, rates[0] === undefined ? 0 : Math.sign(rates[0]), rates.at(-1)]).to.deep.equal([[], 1, 0]);
    const told = rates.length;
    await waitUntil(() => rates.length > told, 'no rate', { timeout: 2000 });
    expect(stalls.length).to.equal(1);
    // It comes back, until the next one.
    const before = frames;
    await waitUntil(() => (stuck.draw(), frames >= before + 3));
    expect(stalls.length).to.equal(1);
    stuck.track.stop();
  });

  it('goes on where onRate fails', async () => {
    let frames = 0;
    const rates: number[] = [];
    await uncaught(async (messages) => {
      pump(track(), {
        onFrame: (frame) => Promise.resolve(void (frames += 1, frame.close())),
        onRate(rate) {
          rates.push(rate);
          throw new Error('a mistake of the host');
        },
      });
      await waitUntil(() => rates.length > 0, 'no rate', { timeout: 3000 });
      const before = frames;
      await waitUntil(() => frames >= before + 3);
      // It is told once a second, not again with every look.
      expect([rates.length, messages.length]).to.deep.equal([1, 1]);
      life.abort();
    });
  });
});
