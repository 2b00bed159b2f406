import { expect, waitUntil } from '@open-wc/testing';
import { measureLevel, openAudioTap, openMicrophone, type AudioLevel, type AudioTap } from '../../src/media/index.js';
import type { AudioFrame } from '../../src/spec/index.js';
import { ASSETS, made, reasonOf, rejection, sine, uncaught, unpluggable, without } from './helpers.js';

const now = () => performance.now();

/** The next frames of a tap that pass, in order. */
async function take(tap: AudioTap, count: number, from: (frame: AudioFrame) => boolean = () => true): Promise<AudioFrame[]> {
  const frames: AudioFrame[] = [];
  for await (const frame of tap.frames(new AbortController().signal)) {
    if (frames.length > 0 || from(frame)) frames.push(frame);
    if (frames.length === count) break;
  }
  return frames;
}

/** Resolves when the reader ended by itself. */
async function end(tap: AudioTap): Promise<number> {
  let frames = 0;
  for await (const { data } of tap.frames(new AbortController().signal)) frames += data.length > 0 ? 1 : 0;
  return frames;
}

/** True for a tone of 1000 Hz in which no sample is lost or doubled: it crosses zero upwards every thousandth of the rate. */
function unbroken(frames: readonly AudioFrame[]): boolean {
  const samples = frames.flatMap(({ data }) => [...data]);
  const crossings = samples.flatMap((sample, index) => (index > 0 && sample >= 0 && (samples[index - 1] ?? 0) < 0 ? [index] : []));
  const period = (frames[0]?.sampleRate ?? 0) / 1000;
  const even = crossings.slice(1).every((index, place) => Math.abs(index - (crossings[place] ?? 0) - period) <= 1);
  return even && Math.abs(crossings.length - frames.length * 20) <= 1 && frames.every(({ data }) => Math.abs(measureLevel(data, 0).rms + 15.05) < 0.1);
}

/** So many frames of an unbroken tone. A browser with no time to spare breaks the tone itself, between two contexts: then the next ones. */
async function takeUnbroken(tap: AudioTap, count: number): Promise<AudioFrame[]> {
  const frames: AudioFrame[] = [];
  for await (const frame of tap.frames(new AbortController().signal)) {
    frames.push(frame);
    if (frames.length > count) frames.shift();
    if (frames.length === count && unbroken(frames)) break;
  }
  return frames;
}

describe('openAudioTap', () => {
  const opened: { close(): unknown }[] = [];
  const tone = () => {
    const source = sine();
    opened.push(source);
    return source;
  };
  const open = async (track: MediaStreamTrack, signal?: AbortSignal) => {
    const tap = await openAudioTap(track, { assetsUrl: ASSETS, now, ...(signal && { signal }) });
    opened.push(tap);
    return tap;
  };

  afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));

  it('has its worklet built', async () => {
    expect((await fetch(`${ASSETS}frame-worklet.js`, { method: 'HEAD' })).ok, 'run: npm run build').to.equal(true);
  });

  it('gives 20 ms of sound after 20 ms, none twice and none missing', async () => {
    const began = now();
    const tap = await open(tone().track);
    const frames = await takeUnbroken(tap, 20);
    expect(new Set(frames.map(({ data, sampleRate }) => `${data.length} at ${sampleRate}`))).to.deep.equal(new Set([`${tap.sampleRate / 50} at ${tap.sampleRate}`]));
    const steps = frames.slice(1).map(({ at }, index) => at - (frames[index]?.at ?? 0));
    // On a busy page the first reading of the clock may be late; then it is set right, once.
    expect(steps.filter((step) => Math.abs(step - 20) > 0.2).length).to.be.at.most(1);
    expect(frames[0]?.at).to.be.within(began, now());
  });

  it('tells the level of the very frames', async () => {
    const tap = await open(tone().track);
    const levels: AudioLevel[] = [];
    tap.subscribe((level) => levels.push(level));
    for (const { data, at } of await takeUnbroken(tap, 5)) {
      const level = levels.find((each) => each.at === at);
      const measured = measureLevel(data, at);
      // A sine with a quarter of the full scale.
      expect(level?.peak).to.be.closeTo(-12.04, 0.1);
      expect(level?.rms).to.be.closeTo(-15.05, 0.1);
      expect(level?.clipped).to.equal(false);
      expect(measured.peak).to.be.closeTo(level?.peak ?? 0, 0.05);
      expect(measured.rms).to.be.closeTo(level?.rms ?? 0, 0.05);
    }
  });

  it('hears a microphone, and leaves it open', async () => {
    const microphone = await openMicrophone();
    opened.push({ close: () => microphone.stop() });
    const tap = await open(microphone.track);
    // The fake one beeps.
    await take(tap, 1, ({ data }) => measureLevel(data, 0).rms > -60);
    await tap.close();
    expect([microphone.state, tap.track]).to.deep.equal(['live', microphone.track]);
  });

  it('has readers that leave when they like', async () => {
    const tap = await open(tone().track);
    const controller = new AbortController();
    const left = (async () => {
      let frames = 0;
      for await (const { data } of tap.frames(controller.signal)) frames += data.length > 0 ? 1 : 0;
      return frames;
    })();
    const [some, others] = await Promise.all([take(tap, 3), take(tap, 5)]);
    expect(others.slice(0, 3)).to.deep.equal(some);
    controller.abort();
    expect(await left).to.be.greaterThan(0);
    expect((await take(tap, 2)).length).to.equal(2);
    for await (const frame of tap.frames(controller.signal)) throw new Error(`a frame at ${frame.at} after the end`);
  });

  it('lets go of listeners who leave, by call or by signal', async () => {
    const tap = await open(tone().track);
    const controller = new AbortController();
    const told = { called: 0, signalled: 0, stays: 0 };
    const leave = tap.subscribe(() => (told.called += 1));
    tap.subscribe(() => (told.signalled += 1), { signal: controller.signal });
    tap.subscribe(() => (told.stays += 1));
    await take(tap, 3);
    leave();
    controller.abort();
    const before = { ...told };
    await take(tap, 3);
    expect([told.called, told.signalled]).to.deep.equal([before.called, before.signalled]);
    expect(told.stays).to.be.greaterThan(before.stays);
  });

  it('goes on when a listener fails', async () => {
    const tap = await open(tone().track);
    await uncaught(async (messages) => {
      const leave = tap.subscribe(() => {
        throw new Error('a mistake of the host');
      });
      let told = 0;
      tap.subscribe(() => (told += 1));
      expect((await take(tap, 2)).length).to.equal(2);
      leave();
      expect(told).to.be.greaterThan(0);
      expect(messages.join()).to.contain('a mistake of the host');
    });
  });

  it('ends its readers and its context when it is closed, as often as one likes, and not the track', async () => {
    const { track } = tone();
    await made('AudioContext', async (contexts) => {
      const tap = await open(track);
      const ended = end(tap);
      await Promise.all([tap.close(), tap.close()]);
      await tap.close();
      await ended;
      expect(contexts.map(({ state }) => state)).to.deep.equal(['closed']);
    });
    expect(track.readyState).to.equal('live');
  });

  it('is closed by its signal', async () => {
    const controller = new AbortController();
    await made('AudioContext', async (contexts) => {
      const tap = await open(tone().track, controller.signal);
      const ended = end(tap);
      controller.abort();
      await ended;
      // The first context is the one of the tone.
      await waitUntil(() => contexts[1]?.state === 'closed');
    });
  });

  it('hears again through another context when its own stands still', async () => {
    await made('AudioContext', async (contexts) => {
      const { track } = tone();
      const tap = await open(track);
      const [first] = await take(tap, 2);
      const before = contexts.at(-1);
      if (!before) throw new Error('No context was made.');
      // As on iOS after a call: it says that it runs, and its clock stands.
      Object.defineProperty(before, 'currentTime', { configurable: true, value: 1 });
      await waitUntil(() => before.state === 'closed', 'it goes on with the dead one', { timeout: 8000 });
      const [again] = await take(tap, 3);
      // Three looks of a second lie between them.
      expect((again?.at ?? 0) - (first?.at ?? 0)).to.be.greaterThan(2500);
      expect(contexts.at(-1)?.state).to.equal('running');
      await tap.close();
      expect(contexts.at(-1)?.state).to.equal('closed');
    });
  });

  it('ends when the device is unplugged', async () => {
    const { track, unplug } = unpluggable('audio');
    const ended = end(await open(track));
    await unplug();
    await ended;
  });

  it('ends when somebody stops the track, of which no browser tells', async () => {
    const { track } = tone();
    const tap = await open(track);
    const ended = end(tap);
    await take(tap, 2);
    track.stop();
    await ended;
    const microphone = await openMicrophone();
    const silenced = end(await open(microphone.track));
    microphone.track.stop();
    await silenced;
  });
});

describe('openAudioTap that cannot', () => {
  /** Fails with this code, and leaves no context behind. */
  const fails = (code: string, opening: () => Promise<unknown>): Promise<void> =>
    made('AudioContext', async (contexts) => {
      expect((await rejection(opening())).code).to.equal(code);
      await waitUntil(() => contexts.every(({ state }) => state === 'closed'), 'a context stays open');
    });
  const { track, close } = sine();
  const open = (assetsUrl: string) => openAudioTap(track, { assetsUrl, now });

  after(close);

  it('says that the worklet is missing, whoever answers', async () => {
    await fails('asset/missing', () => open('/nowhere/'));
    await fails('asset/missing', () => open('http://127.0.0.1:9/'));
  });

  it('says that it is the wrong file', async () => {
    await fails('asset/invalid', () => open('/test/media/pages/'));
  });

  it('says that a page stands in its place, as servers of one page answer everything', async () => {
    const { fetch } = globalThis;
    globalThis.fetch = () => Promise.resolve(new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }));
    try {
      await fails('asset/missing', () => open('/nowhere/'));
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('says that another host does not hand it out to this page', async () => {
    await fails('asset/blocked', () => open(`http://127.0.0.1:${location.port}${ASSETS}`));
  });

  it('says that the policy of the page forbids it, on the same host and on another', async () => {
    const said = async (policy: string, assets: string) => {
      const frame = document.createElement('iframe');
      frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline' ${policy}"><script type="module">
        import { openAudioTap } from '/src/media/audio-tap.ts';
        // As from a host that hands its files out to every page.
        if (${assets.startsWith('http')}) globalThis.fetch = () => Promise.resolve(new Response());
        const [track] = new AudioContext().createMediaStreamDestination().stream.getTracks();
        parent.postMessage(await openAudioTap(track, { assetsUrl: '${assets}', now: () => 0 }).then(() => 'open', ({ code }) => code), '*');
      </script>`;
      const answer = new Promise((resolve) => window.addEventListener('message', ({ data }) => resolve(data), { once: true }));
      document.body.append(frame);
      const code = await answer;
      frame.remove();
      return code;
    };
    // The scripts of the page may run, the assets may not.
    expect(await said(`${location.origin}/src/`, ASSETS)).to.equal('asset/blocked');
    expect(await said(`${location.origin}/src/ http://127.0.0.1:${location.port}`, `http://127.0.0.1:${location.port}${ASSETS}`)).to.equal('asset/blocked');
    expect(await said(`'self'`, ASSETS)).to.equal('open');
    expect(await said(`'self'`, '/test/media/pages/')).to.equal('asset/invalid');
  });

  it('says that the browser has no worklets', () => without('AudioWorkletNode', () => fails('media/unsupported', () => open(ASSETS))));

  it('says that the track is over, before or while it opens', async () => {
    const before = unpluggable('audio');
    await before.unplug();
    await waitUntil(() => before.track.readyState === 'ended');
    await fails('media/lost', () => openAudioTap(before.track, { assetsUrl: ASSETS, now }));
    const during = unpluggable('audio');
    await fails('media/lost', async () => {
      const opening = openAudioTap(during.track, { assetsUrl: ASSETS, now });
      during.track.stop();
      return opening;
    });
  });

  it('says that there is nothing to hear on a picture', async () => {
    const picture = unpluggable('video').track;
    await fails('media/unknown', () => openAudioTap(picture, { assetsUrl: ASSETS, now }));
    picture.stop();
  });

  it('rejects with the reason of the signal and leaves nothing open', async () => {
    await made('AudioContext', async (contexts) => {
      expect(await reasonOf(openAudioTap(track, { assetsUrl: ASSETS, now, signal: AbortSignal.abort('left') }))).to.equal('left');
      expect(contexts.length).to.equal(0);
      const controller = new AbortController();
      const opening = reasonOf(openAudioTap(track, { assetsUrl: ASSETS, now, signal: controller.signal }));
      controller.abort('left');
      expect(await opening).to.equal('left');
      await waitUntil(() => contexts[0]?.state === 'closed');
    });
  });
});
