import { expect, waitUntil } from '@open-wc/testing';
import { deviceHandle, listDevices, watchDevices, type DeviceState } from '../../src/media/index.js';
import { uncaught, unpluggable } from './helpers.js';

describe('deviceHandle', () => {
  it('tells once that its device is gone', async () => {
    for (const [device, kind] of [['camera', 'video'], ['microphone', 'audio']] as const) {
      const { track, unplug } = unpluggable(kind);
      const handle = deviceHandle(device, new MediaStream([track]));
      const states: DeviceState[] = [];
      handle.subscribe((state) => states.push(state));
      expect(handle.state).to.equal('live');
      await unplug();
      await waitUntil(() => states.length > 0);
      track.dispatchEvent(new Event('ended'));
      expect(states).to.deep.equal(['ended']);
      expect(handle.state).to.equal('ended');
    }
  });

  it('tells nothing after its own stop, and ends its subscriptions', async () => {
    const { track, unplug } = unpluggable('audio');
    const handle = deviceHandle('microphone', new MediaStream([track]));
    const states: DeviceState[] = [];
    handle.subscribe((state) => states.push(state));
    handle.stop();
    // The last to listen is told last: by then the others would have been.
    const ended = new Promise((resolve) => track.addEventListener('ended', resolve));
    await unplug();
    await ended;
    expect([states, handle.state]).to.deep.equal([[], 'ended']);
  });

  it('stops what is its own, all of it, and leaves what is borrowed', () => {
    const tracks = () => new MediaStream([unpluggable('video').track, unpluggable('audio').track]);
    const [own, borrowed] = [tracks(), tracks()];
    deviceHandle('camera', own, { owned: true }).stop();
    const handle = deviceHandle('camera', borrowed);
    handle.stop();
    expect(own.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
    expect(borrowed.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['live', 'live']);
    expect(handle.state).to.equal('live');
    borrowed.getTracks().forEach((track) => track.stop());
  });

  it('refuses a stream without its kind of track', () => {
    const sound = new MediaStream([unpluggable('audio').track]);
    expect(() => deviceHandle('camera', sound)).to.throw().with.property('code', 'media/not-found');
    expect(() => deviceHandle('microphone', new MediaStream())).to.throw().with.property('code', 'media/not-found');
  });

  it('is muted while its source is held back', async () => {
    const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
    near.addTransceiver('audio');
    const incoming = new Promise<MediaStreamTrack>((resolve) => far.addEventListener('track', ({ track }) => resolve(track)));
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
    // Nothing arrives on it yet: that is what a browser calls muted.
    const track = await incoming;
    const handle = deviceHandle('microphone', new MediaStream([track]));
    expect(handle.state).to.equal('muted');
    const states: DeviceState[] = [];
    handle.subscribe((state) => states.push(state));
    for (const type of ['unmute', 'mute']) track.dispatchEvent(new Event(type));
    expect(states).to.deep.equal(['live', 'muted']);
    near.close();
    far.close();
  });

  it('lets go of a listener who leaves, by call or by signal, and of no other', () => {
    const { track } = unpluggable('audio');
    const handle = deviceHandle('microphone', new MediaStream([track]));
    const told: string[] = [];
    const controller = new AbortController();
    const leave = handle.subscribe(() => told.push('called'));
    handle.subscribe(() => told.push('signalled'), { signal: controller.signal });
    handle.subscribe(() => told.push('stays'));
    leave();
    controller.abort();
    track.dispatchEvent(new Event('mute'));
    expect(told).to.deep.equal(['stays']);
    track.stop();
  });

  it('tells the others when one listener fails', async () => {
    const { track } = unpluggable('audio');
    const handle = deviceHandle('microphone', new MediaStream([track]));
    let told = 0;
    await uncaught((messages) => {
      handle.subscribe(() => {
        throw new Error('a mistake of the host');
      });
      handle.subscribe(() => (told += 1));
      track.dispatchEvent(new Event('mute'));
      expect(messages.join()).to.contain('a mistake of the host');
      return Promise.resolve();
    });
    expect(told).to.equal(1);
    track.stop();
  });
});

describe('the list of devices', () => {
  it('has what can be chosen, by kind', async () => {
    const { cameras, microphones, speakers } = await listDevices();
    expect([cameras, microphones, speakers].map((list) => new Set(list.map(({ kind }) => kind)))).to.deep.equal([new Set(['videoinput']), new Set(['audioinput']), new Set(['audiooutput'])]);
    for (const { deviceId } of [...cameras, ...microphones, ...speakers]) expect(deviceId).not.to.equal('');
  });

  it('leaves out the nameless ones that browsers show before permission', async () => {
    const { mediaDevices } = navigator;
    const nameless = { kind: 'audioinput', deviceId: '', groupId: '', label: '' };
    mediaDevices.enumerateDevices = () => Promise.resolve([{ ...nameless, toJSON: () => nameless } as MediaDeviceInfo]);
    try {
      expect(await listDevices()).to.deep.equal({ cameras: [], microphones: [], speakers: [] });
    } finally {
      Reflect.deleteProperty(mediaDevices, 'enumerateDevices');
    }
  });

  it('tells of changes until the signal ends', () => {
    const controller = new AbortController();
    let changes = 0;
    watchDevices(() => (changes += 1), { signal: controller.signal });
    const plug = () => navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    plug();
    plug();
    controller.abort();
    plug();
    expect(changes).to.equal(2);
  });
});
