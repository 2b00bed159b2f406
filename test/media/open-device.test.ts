import { expect, waitUntil } from '@open-wc/testing';
import type { MediaDeviceError } from '../../src/errors/index.js';
import { openCamera, openMicrophone, type DeviceHandle } from '../../src/media/index.js';
import { reasonOf, rejection } from './helpers.js';

type Ask = (constraints: MediaStreamConstraints) => Promise<MediaStream>;

/** What the browser of these tests never says, as its prompt always agrees: the answer is put into its mouth. */
async function answering(answer: (ask: Ask) => Ask, run: (asked: MediaStreamConstraints[]) => Promise<void>): Promise<void> {
  const { mediaDevices } = navigator;
  const asked: MediaStreamConstraints[] = [];
  const say = answer(MediaDevices.prototype.getUserMedia.bind(mediaDevices));
  mediaDevices.getUserMedia = (constraints = {}) => {
    asked.push(constraints);
    return say(constraints);
  };
  try {
    await run(asked);
  } finally {
    Reflect.deleteProperty(mediaDevices, 'getUserMedia');
  }
}

const refusing = (name: string) => () => () => Promise.reject(new DOMException('No.', name));

/** What the frame reports that tries to open a camera; one by `srcdoc` where no host is named. */
async function frameSays(host: string | undefined, allow: string): Promise<unknown> {
  const frame = document.createElement('iframe');
  const page = `${host ?? ''}/test/media/pages/open-camera.html`;
  frame.allow = allow;
  if (host === undefined) frame.srcdoc = await (await fetch(page)).text();
  else frame.src = page;
  const said = new Promise((resolve) => window.addEventListener('message', ({ data }) => resolve(data), { once: true }));
  document.body.append(frame);
  try {
    return await said;
  } finally {
    frame.remove();
  }
}

describe('openCamera and openMicrophone', () => {
  const opened: DeviceHandle[] = [];
  const use = async (opening: Promise<DeviceHandle>): Promise<DeviceHandle> => {
    const handle = await opening;
    opened.push(handle);
    return handle;
  };

  afterEach(() => opened.splice(0).forEach((handle) => handle.stop()));

  it('open what was asked for, and stop it', async () => {
    const camera = await use(openCamera({ width: 320, height: 240, frameRate: 15 }));
    expect([camera.device, camera.state, camera.track.kind]).to.deep.equal(['camera', 'live', 'video']);
    expect(camera.track.getSettings()).to.include({ width: 320, height: 240, frameRate: 15 });
    expect(camera.stream.getTracks()).to.deep.equal([camera.track]);
    const microphone = await use(openMicrophone());
    expect([microphone.device, microphone.state, microphone.track.kind]).to.deep.equal(['microphone', 'live', 'audio']);
    expect(microphone.track.getSettings()).to.include({ echoCancellation: true, noiseSuppression: true, autoGainControl: true });
    for (const handle of [camera, microphone]) {
      handle.stop();
      handle.stop();
      expect([handle.state, handle.track.readyState]).to.deep.equal(['ended', 'ended']);
    }
  });

  it('open the one that is remembered, and any other where it is gone', async () => {
    const all = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput');
    const deviceId = all.at(-1)?.deviceId ?? '';
    expect((await use(openMicrophone({ deviceId }))).track.getSettings().deviceId).to.equal(deviceId);
    expect((await use(openMicrophone({ deviceId: 'unplugged-long-ago' }))).state).to.equal('live');
    expect((await use(openCamera({ deviceId: 'unplugged-long-ago' }))).state).to.equal('live');
  });

  it('do not go round a refusal by asking for another device', async () => {
    await answering(refusing('NotAllowedError'), async (asked) => {
      expect((await rejection(openCamera({ deviceId: 'remembered' }))).code).to.equal('media/denied');
      expect(asked.length).to.equal(1);
    });
  });

  it('say why they failed, with what the browser said', async () => {
    for (const [name, code] of [['NotAllowedError', 'media/denied'], ['NotFoundError', 'media/not-found'], ['NotReadableError', 'media/in-use'], ['OperationError', 'media/unknown']] as const) {
      await answering(refusing(name), async () => {
        const error = (await rejection(openMicrophone())) as MediaDeviceError;
        expect([error.code, error.device, (error.cause as DOMException).name]).to.deep.equal([code, 'microphone', name]);
      });
    }
  });

  it('name the attribute that is missing on the frame, of this origin or another', async () => {
    const refused = {
      opened: false,
      code: 'media/frame-not-allowed',
      allow: 'allow="camera; microphone"',
      action: 'Add allow="camera; microphone" to the <iframe> element.',
    };
    const other = `http://127.0.0.1:${location.port}`;
    expect(await frameSays('', "camera 'none'")).to.deep.equal({ ...refused, foreign: false });
    expect(await frameSays(undefined, "camera 'none'")).to.deep.equal({ ...refused, foreign: false });
    expect(await frameSays(other, '')).to.deep.equal({ ...refused, foreign: true });
    expect(await frameSays(other, 'camera; microphone')).to.deep.equal({ opened: true, foreign: true });
  });

  it('reject with the reason of the signal, and close what a late yes opened', async () => {
    let yes: () => void = () => undefined;
    const late: MediaStream[] = [];
    const slowly = (ask: Ask): Ask => async (constraints) => {
      const stream = await ask(constraints);
      late.push(stream);
      await new Promise<void>((resolve) => (yes = resolve));
      return stream;
    };
    await answering(slowly, async () => {
      const controller = new AbortController();
      const opening = reasonOf(openCamera({ signal: controller.signal }));
      controller.abort('left');
      expect(await opening).to.equal('left');
    });
    await waitUntil(() => late.length === 1);
    const [track] = late[0]?.getTracks() ?? [];
    expect(track?.readyState).to.equal('live');
    yes();
    await waitUntil(() => track?.readyState === 'ended', 'it stays open');
  });

  it('ask nothing once the signal is aborted', async () => {
    await answering((ask) => ask, async (asked) => {
      expect(await reasonOf(openCamera({ signal: AbortSignal.abort('left') }))).to.equal('left');
      expect(asked).to.deep.equal([]);
    });
  });
});
