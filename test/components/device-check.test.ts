import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/device-check/define.js';
import type { DeviceCheck } from '../../components/device-check/device-check.js';
import type { InterviewDeviceCheckEvent } from '../../components/events/interview-device-check.js';
import type { InterviewErrorEvent } from '../../components/events/interview-error.js';
import { en } from '../../components/internal/strings/en/index.js';
import type { VisionEngine } from '../../src/spec/index.js';
import { setDefaultAssetsUrl } from '../../src/utils/assets-url.js';
import { echoingRoom } from '../../stories/echoing-room.js';
import { drawnCamera, drawnVoice } from '../helpers/drawn-media.js';

const make = (template = html`<device-check></device-check>`) => fixture<DeviceCheck>(template);
const find = <Found extends Element = HTMLElement>(element: DeviceCheck, selector: string): Found | null => element.shadowRoot?.querySelector<Found>(selector) ?? null;
const inside = <Found extends Element = HTMLElement>(element: DeviceCheck, selector: string): Found => {
  const found = find<Found>(element, selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};
const row = (element: DeviceCheck, id: string): string => (find(element, `[data-row="${id}"]`)?.textContent ?? '').replace(/\s+/g, ' ').trim();
const says = (element: DeviceCheck, id: string, text: string) => waitUntil(() => row(element, id).includes(text), `${id} never says: ${text}`, { timeout: 10_000 });
const go = (element: DeviceCheck) => inside<HTMLButtonElement>(element, '[part="actions"] button:last-of-type');
const checked = (element: DeviceCheck) => oneEvent(element, 'interview-device-check') as Promise<InterviewDeviceCheckEvent>;
const failed = (element: DeviceCheck) => oneEvent(element, 'interview-error') as Promise<InterviewErrorEvent>;

/** An engine that sees what it is told to: the check must follow any engine, not ours alone. */
function engine(box: { x: number; y: number; width: number; height: number } | undefined): VisionEngine & { stops: number } {
  return {
    specificationVersion: 'v1',
    provider: 'scripted-vision',
    capabilities: { faces: 1, pose: false, eyes: false },
    modelHash: undefined,
    stops: 0,
    start: () => Promise.resolve(),
    analyse(frame, at) {
      const [width, height] = 'displayWidth' in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
      frame.close();
      return Promise.resolve({ type: 'vision', at, frame: { width, height, luma: 120, contrast: 40, fingerprint: String(at) }, faces: box ? [{ box }] : [], latency: 1 });
    },
    stop() {
      this.stops += 1;
      return Promise.resolve();
    },
  };
}

describe('<device-check>', () => {
  const opened: { close(): void }[] = [];
  const use = <Media extends { stream: MediaStream; close(): void }>(media: Media): MediaStream => {
    opened.push(media);
    return media.stream;
  };

  before(() => setDefaultAssetsUrl('/dist/cdn/assets/'));
  afterEach(() => {
    for (const media of opened.splice(0)) media.close();
  });

  it('is accessible before, during and after the check, and when devices fail', async () => {
    const element = await make();
    await expect(element).to.be.accessible();
    await element.start();
    await says(element, 'camera', en.checkCameraOk);
    await expect(element).to.be.accessible();
    go(element).click();
    await element.updateComplete;
    await expect(element).to.be.accessible();
    const broken = await make(html`<device-check camera="required" .cameraStream=${new MediaStream()} .microphoneStream=${new MediaStream()}></device-check>`);
    await broken.start();
    await broken.updateComplete;
    await expect(broken).to.be.accessible();
  });

  it('opens nothing by itself', async () => {
    const element = await make();
    expect(element.cameraHandle).to.equal(undefined);
    expect(find(element, 'video')).to.equal(null);
    expect(element.result.camera).to.deep.equal({ state: 'skipped', measured: {} });
    expect(element.result.microphone.state).to.equal('skipped');
  });

  it('shows the camera mirrored, measures the light and says that nothing leaves the computer', async () => {
    const element = await make();
    go(element).click();
    await says(element, 'camera', en.checkCameraOk);
    expect(getComputedStyle(inside(element, 'video')).scale).to.equal('-1 1');
    expect(inside(element, '[part="mark"]').textContent).to.equal(en.staysHere);
    const { camera } = element.result;
    expect(camera.state).to.equal('ok');
    expect(camera.measured).to.include({ width: 640, height: 480 });
    expect(camera.measured['luma']).to.be.within(0, 255);
    element.remove();
  });

  it('tells a dark room from a covered lens', async () => {
    const dark = await make(html`<device-check microphone="off" .cameraStream=${use(drawnCamera('dark'))}></device-check>`);
    await dark.start();
    await says(dark, 'camera', en.checkCameraDark);
    expect(dark.result.camera).to.include({ state: 'warning', code: 'check/dark' });
    const covered = await make(html`<device-check microphone="off" .cameraStream=${use(drawnCamera('flat'))}></device-check>`);
    await covered.start();
    await says(covered, 'camera', en.checkCameraCovered);
  });

  it('looks at the place of the face where an engine is given', async () => {
    const vision = engine({ x: 0.4, y: 0.3, width: 0.25, height: 0.4 });
    const element = await make(html`<device-check microphone="off" .vision=${vision} .cameraStream=${use(drawnCamera())}></device-check>`);
    await element.start();
    await says(element, 'camera', en.checkFaceOk);
    expect(element.result.camera.measured['faceWidth']).to.equal(160);
    const far = await make(html`<device-check microphone="off" .vision=${engine({ x: 0.5, y: 0.5, width: 0.08, height: 0.1 })} .cameraStream=${use(drawnCamera())}></device-check>`);
    await far.start();
    await says(far, 'camera', en.checkFaceSmall);
  });

  it('goes on with the light alone when the engine cannot start, and tells why', async () => {
    const { mediapipeVision } = await import('../../src/adapters/mediapipe/index.js');
    const vision = mediapipeVision({ assetsUrl: '/nowhere/' });
    const element = await make(html`<device-check microphone="off" .vision=${vision} .cameraStream=${use(drawnCamera())}></device-check>`);
    const error = failed(element);
    await element.start();
    expect((await error).error.code).to.match(/^asset\//);
    await says(element, 'camera', en.checkCameraOk);
  });

  it('measures the room, then hears a voice', async () => {
    const element = await make(html`<device-check camera="off" .microphoneStream=${use(drawnVoice())}></device-check>`);
    await element.start();
    await says(element, 'microphone', en.checkListen);
    expect(inside(element, '[role="meter"]').getAttribute('aria-valuetext')).to.match(/^-?\d+ decibels/);
    await says(element, 'microphone', 'your voice');
    const { microphone, sound } = element.result;
    // A busy machine leaves sound out, and the check says so.
    const isWhole = !sound?.findings.includes('dropouts');
    expect(row(element, 'microphone')).to.contain(isWhole ? en.checkMicrophoneOk : en.checkLost);
    expect(microphone.state).to.equal(isWhole ? 'ok' : 'warning');
    expect(microphone.measured['noiseFloor']).to.be.lessThan(microphone.measured['level'] ?? -100);
    expect(microphone.measured['snr']).to.be.greaterThan(15);
    expect(microphone.measured['clippedShare']).to.equal(0);
    expect(microphone.measured['dropouts']).to.be.a('number');
    expect(sound?.findings).to.deep.equal(isWhole ? [] : ['dropouts']);
    expect(row(element, 'microphone')).to.match(/The room is at -\d+ decibels, your voice \d+ decibels above it\./);
  });

  it('says plainly what the sound suffers from', async () => {
    // 45 dB below full scale, and a voice a few decibels above it.
    const faint = await make(html`<device-check camera="off" .microphoneStream=${use(drawnVoice('voice', 0.012, 0.004))}></device-check>`);
    const cut = await make(html`<device-check camera="off" .microphoneStream=${use(drawnVoice('voice', 4))}></device-check>`);
    await Promise.all([faint.start(), cut.start()]);
    await Promise.all([says(faint, 'microphone', en.checkFaint), says(cut, 'microphone', en.checkClipped)]);
    expect(faint.result.microphone).to.include({ state: 'warning', code: 'check/faint' });
    expect(faint.result.sound?.findings).to.include('low-snr');
    expect(cut.result.sound?.findings).to.include('clipped');
    await expect(cut).to.be.accessible();
  });

  it('tests for echo without anybody having to hear it, and stops when the check is left', async () => {
    const element = await make(html`<device-check camera="off" .microphoneStream=${use(drawnVoice('steady', 0.001))}></device-check>`);
    await element.start();
    await element.updateComplete;
    const button = (text: string): HTMLButtonElement => {
      const found = [...inside(element, '[data-row="speaker"]').querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === text);
      if (!found) throw new Error(`There is no button "${text}".`);
      return found;
    };
    button(en.checkReadInstead).click();
    await says(element, 'speaker', en.checkReads);
    expect(element.result.speaker.state).to.equal('skipped');
    button(en.checkEcho).click();
    await says(element, 'speaker', en.checkEchoRunning);
    await expect(element).to.be.accessible();
    await says(element, 'speaker', en.checkEchoFine);
    const { sound } = element.result;
    expect(sound?.echo?.advice).to.equal('fine');
    expect(sound?.echo?.noise).to.be.a('number').that.satisfies(Number.isInteger);
    const contexts: AudioContext[] = [];
    const Native = AudioContext;
    globalThis.AudioContext = class extends Native {
      constructor() {
        super();
        contexts.push(this);
      }
    };
    try {
      button(en.checkEchoAgain).click();
      await waitUntil(() => contexts.length > 0);
      const event = checked(element);
      go(element).click();
      expect((await event).result.sound?.echo).to.equal(undefined);
      await waitUntil(() => contexts.every(({ state }) => state === 'closed'), 'it goes on');
    } finally {
      globalThis.AudioContext = Native;
    }
  });

  it('advises headphones where the microphone hears the speakers', async () => {
    const element = await make(html`<device-check camera="off" .microphoneStream=${use(echoingRoom(-10))}></device-check>`);
    await element.start();
    await element.updateComplete;
    const press = async (index: number): Promise<void> => {
      inside(element, '[data-row="speaker"]').querySelectorAll('button')[index]?.click();
      await element.updateComplete;
    };
    await press(1);
    await press(0);
    await says(element, 'speaker', en.checkEchoHeadphones);
    const { sound } = element.result;
    expect(sound?.findings).to.include('echo');
    expect(sound?.echo?.gain).to.be.within(-13, -7);
    expect(sound?.echo?.delay).to.be.within(0, 300);
    await expect(element).to.be.accessible();
  });

  it('offers no echo test without a microphone', async () => {
    const element = await make(html`<device-check camera="off" microphone="off"></device-check>`);
    await element.start();
    await element.updateComplete;
    [...inside(element, '[data-row="speaker"]').querySelectorAll('button')].find(({ textContent }) => textContent === en.checkReadInstead)?.click();
    await says(element, 'speaker', en.checkReads);
    expect(inside(element, '[data-row="speaker"]').querySelectorAll('button').length).to.equal(0);
    expect(element.result.sound).to.equal(undefined);
  });

  it('says when no sound arrives, and when a room is loud', async () => {
    const dead = await make(html`<device-check camera="off" .microphoneStream=${use(drawnVoice('silent'))}></device-check>`);
    const hum = await make(html`<device-check camera="off" .microphoneStream=${use(drawnVoice('steady', 0.1))}></device-check>`);
    await Promise.all([dead.start(), hum.start()]);
    await Promise.all([says(dead, 'microphone', en.checkSilent), says(hum, 'microphone', en.checkSpeak)]);
    expect(dead.result.microphone).to.include({ state: 'warning', code: 'check/silent' });
    expect(hum.result.microphone.measured['noiseFloor']).to.be.greaterThan(-42);
  });

  it('plays three notes and believes the answer', async () => {
    const element = await make(html`<device-check camera="off" microphone="off"></device-check>`);
    await element.start();
    await element.updateComplete;
    const press = async (text: string): Promise<void> => {
      const button = [...inside(element, '[data-row="speaker"]').querySelectorAll('button')].find(({ textContent }) => textContent === text);
      if (!button) throw new Error(`There is no button "${text}".`);
      button.click();
      await element.updateComplete;
    };
    await press(en.checkPlay);
    await says(element, 'speaker', en.checkSpeakerText);
    await press(en.checkNotHeard);
    expect(element.result.speaker).to.deep.equal({ state: 'warning', code: 'check/not-heard', measured: {} });
    await press(en.checkPlayAgain);
    await says(element, 'speaker', en.checkSpeakerText);
    await press(en.checkHeard);
    expect(element.result.speaker.state).to.equal('ok');
  });

  it('hands over the open devices, so that nobody is asked twice', async () => {
    const vision = engine(undefined);
    const element = await make(html`<device-check .vision=${vision}></device-check>`);
    await element.start();
    await says(element, 'camera', en.checkFaceNone);
    let taken: ReturnType<DeviceCheck['takeHandles']> | undefined;
    element.addEventListener('interview-device-check', () => (taken = element.takeHandles()));
    const event = checked(element);
    go(element).click();
    const { result, bubbles, composed } = await event;
    expect([bubbles, composed]).to.deep.equal([true, true]);
    expect(result.capabilities).to.have.all.keys('speechToText', 'textToSpeech', 'recording', 'vision', 'storage', 'videoFrame');
    element.remove();
    const other = await make();
    await other.start();
    const track = other.cameraHandle?.track;
    other.remove();
    await waitUntil(() => track?.readyState === 'ended');
    expect(taken?.camera?.state).to.equal('live');
    expect(taken?.microphone?.state).to.equal('live');
    expect(vision.stops).to.equal(0);
    taken?.camera?.stop();
    taken?.microphone?.stop();
  });

  it('closes what nobody took', async () => {
    const element = await make(html`<device-check .vision=${engine(undefined)}></device-check>`);
    await element.start();
    const tracks = [element.cameraHandle?.track, element.microphoneHandle?.track];
    expect(tracks.map((track) => track?.readyState)).to.deep.equal(['live', 'live']);
    go(element).click();
    expect(tracks.map((track) => track?.readyState)).to.deep.equal(['ended', 'ended']);
    expect((element.vision as ReturnType<typeof engine>).stops).to.equal(1);
  });

  it('keeps the camera when it is moved in the page, and closes it when it is taken out', async () => {
    const [gone, moved] = [await make(), await make()];
    const home = await fixture<HTMLElement>(html`<div></div>`);
    await gone.start();
    await moved.start();
    const [dropped, kept] = [gone.cameraHandle?.track, moved.cameraHandle?.track];
    home.append(moved);
    gone.remove();
    await waitUntil(() => dropped?.readyState === 'ended');
    expect(kept?.readyState).to.equal('live');
    const video = inside<HTMLVideoElement>(moved, 'video');
    await waitUntil(() => !video.paused, 'the picture goes on');
    moved.remove();
    await waitUntil(() => kept?.readyState === 'ended');
  });

  it('names what is missing, offers another try, and can go on without', async () => {
    const element = await make(html`<device-check .cameraStream=${new MediaStream([])} .microphoneStream=${use(drawnVoice())}></device-check>`);
    const error = failed(element);
    await element.start();
    expect((await error).error.code).to.match(/^media\//);
    await element.updateComplete;
    expect(row(element, 'camera')).to.contain(en.tryAgain);
    expect(go(element).textContent?.trim()).to.equal(en.checkWithout(en.checkNameCamera));
    const event = checked(element);
    go(element).click();
    expect((await event).result.camera.state).to.equal('failed');
  });

  it('does not go on without what is required, and says so', async () => {
    const element = await make(html`<device-check camera="required" microphone="off" .cameraStream=${new MediaStream([])}></device-check>`);
    expect(find(element, '.quiet')).to.equal(null);
    await element.start();
    await element.updateComplete;
    expect(go(element).disabled).to.equal(true);
    expect(inside(element, '[part="actions"] .note').textContent).to.equal(en.checkNeeded(en.checkNameCamera));
    element.cameraStream = undefined;
    inside(element, '[data-row="camera"] button').click();
    await waitUntil(() => !go(element).disabled);
    element.remove();
  });

  it('tells when the camera is pulled out', async () => {
    const element = await make();
    await element.start();
    const error = failed(element);
    element.cameraHandle?.track.dispatchEvent(new Event('ended'));
    expect((await error).error.code).to.equal('media/lost');
    await element.updateComplete;
    expect(row(element, 'camera')).to.contain('Connect the camera again.');
    element.remove();
  });

  it('names the file where the worklet is missing; the microphone counts as open', async () => {
    const element = await make(html`<device-check camera="off" assets-url="/nowhere/"></device-check>`);
    const error = failed(element);
    await element.start();
    expect((await error).error.code).to.equal('asset/missing');
    await says(element, 'microphone', 'frame-worklet.js');
    expect(go(element).textContent?.trim()).to.equal(en.continue);
    element.remove();
  });

  it('gives the exact attribute that an embedding frame needs', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe
      title="Embedded page"
      allow="camera 'none'; microphone 'none'"
      srcdoc="<!doctype html><device-check></device-check><script type=module src=/components/device-check/define.ts></script>"
    ></iframe>`);
    await waitUntil(() => frame.contentDocument?.querySelector('device-check')?.shadowRoot?.querySelector('button.primary'), 'the frame never loads', { timeout: 10_000 });
    const element = frame.contentDocument?.querySelector('device-check') as DeviceCheck;
    await element.start();
    await element.updateComplete;
    expect(row(element, 'camera')).to.contain('Add allow="camera; microphone" to the <iframe> element.');
    expect(element.result.camera.code).to.equal('media/frame-not-allowed');
  });

  it('refuses an unknown need on screen and as an event, and uses the default', async () => {
    const errors: string[] = [];
    const host = await fixture<HTMLElement>(html`<div @interview-error=${({ error }: InterviewErrorEvent) => errors.push(error.code)}></div>`);
    const element = document.createElement('device-check');
    element.setAttribute('camera', 'maybe');
    host.append(element);
    await element.updateComplete;
    expect(errors).to.deep.equal(['attribute/invalid']);
    expect(inside(element, '.note').textContent).to.contain('required, optional, off');
    expect(find(element, '.quiet')).not.to.equal(null);
  });

  it('works by keyboard alone', async () => {
    const element = await make(html`<device-check camera="off" microphone="off"></device-check>`);
    go(element).focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement).to.equal(inside(element, 'h2'));
    const event = checked(element);
    for (let stop = 0; stop < 8 && element.shadowRoot?.activeElement !== go(element); stop++) await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    expect((await event).result.speaker.state).to.equal('skipped');
  });

  it('follows the reading direction and takes other words', async () => {
    const element = await make(html`<device-check dir="rtl" .strings=${{ checkStart: 'Beginnen' }}></device-check>`);
    expect(go(element).textContent).to.equal('Beginnen');
    expect(go(element).getBoundingClientRect().left).to.be.lessThan(inside(element, '.quiet').getBoundingClientRect().left);
  });
});
