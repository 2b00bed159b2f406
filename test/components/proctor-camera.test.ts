import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../components/proctor-camera/define.js';
import type { InterviewIncidentEvent } from '../../components/events/interview-incident.js';
import { en } from '../../components/internal/strings/en/index.js';
import type { ProctorCamera } from '../../components/proctor-camera/proctor-camera.js';
import { MediaDeviceError } from '../../src/errors/index.js';
import { deviceHandle } from '../../src/media/index.js';
import { ProctorMonitor, type MonitorState } from '../../src/session/proctor-monitor.js';
import { systemClock } from '../../src/session/system-clock.js';
import { scriptedObjectEngine, scriptedVisionEngine } from '../../src/testing/index.js';
import { stillVision } from '../../stories/still-adapters.js';
import { drawnCamera } from '../helpers/drawn-media.js';
import { listen } from '../helpers/monitor-log.js';
import { shown, until } from '../helpers/panel.js';

const opened: MediaStreamTrack[] = [];
const { getUserMedia } = MediaDevices.prototype;
type Answer = (ask: () => Promise<MediaStream>, wanted: MediaStreamConstraints | undefined) => Promise<MediaStream>;
const grant: Answer = (ask) => ask();
/** How the browser answers. */
let answer = grant;
const live = (): number => opened.filter(({ readyState }) => readyState === 'live').length;

const make = (template = html`<proctor-camera .vision=${stillVision('person')}></proctor-camera>`) => fixture<ProctorCamera>(template);
const part = (element: ProctorCamera, selector: string): HTMLElement | null => element.renderRoot.querySelector(selector);
const mark = (element: ProctorCamera): string => `${part(element, '.mark .dot')?.dataset['state'] ?? 'none'}: ${part(element, '.words')?.textContent ?? ''}`;
const incident = (element: ProctorCamera) => oneEvent(element, 'interview-incident') as Promise<InterviewIncidentEvent>;
const codes = (element: ProctorCamera): string[] => {
  const told: string[] = [];
  element.addEventListener('interview-error', ({ error }) => told.push(error.code));
  return told;
};

describe('<proctor-camera>', () => {
  before(() => {
    MediaDevices.prototype.getUserMedia = async function (constraints) {
      const stream = await answer(() => getUserMedia.call(this, constraints), constraints);
      opened.push(...stream.getTracks());
      return stream;
    };
  });
  beforeEach(() => {
    opened.splice(0);
    answer = grant;
  });
  after(() => {
    MediaDevices.prototype.getUserMedia = getUserMedia;
  });

  it('is accessible off, loading, on, unwatched, denied and small', async () => {
    const off = await make();
    await expect(off).to.be.accessible();
    await off.start();
    await until(() => mark(off).startsWith('ok'), 'watching');
    await expect(off).to.be.accessible();
    off.stop();
    for (const vision of [stillVision('person', { loading: 0.4 }), stillVision('person', { refused: true })]) {
      const element = await make(html`<proctor-camera style="inline-size: 112px" .vision=${vision}></proctor-camera>`);
      await element.start();
      await until(() => /40|Not watched/.test(mark(element)), 'the mark');
      await expect(element).to.be.accessible();
      element.stop();
    }
    answer = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    await off.start();
    await off.updateComplete;
    await expect(off).to.be.accessible();
  });

  it('opens nothing by itself, and the camera when it is asked to', async () => {
    const element = await make();
    expect([opened.length, shown(element.renderRoot.querySelector('.empty') ?? element)]).to.deep.equal([0, `${en.cameraOff} ${en.cameraStart}`]);
    part(element, 'button')?.click();
    await until(() => mark(element) === `ok: ${en.staysHere}`, 'watching');
    expect(live()).to.equal(1);
    const video = element.renderRoot.querySelector('video');
    expect((video?.srcObject as MediaStream).getTracks()).to.deep.equal(opened);
    expect([video?.getAttribute('aria-label'), getComputedStyle(video ?? element).scale]).to.deep.equal([en.cameraView, '-1 1']);
    element.stop();
    await element.updateComplete;
    expect([live(), part(element, 'video') === null, shown(part(element, 'button') ?? element)]).to.deep.equal([0, true, en.cameraStart]);
  });

  it('opens the camera that it is told to', async () => {
    const wanted: (MediaStreamConstraints | undefined)[] = [];
    answer = (ask, constraints) => {
      wanted.push(constraints);
      return wanted.length === 1 ? Promise.reject(new DOMException('gone', 'OverconstrainedError')) : ask();
    };
    const element = await make(html`<proctor-camera device-id="mine" .vision=${stillVision('person')}></proctor-camera>`);
    await element.start();
    expect(wanted.map((constraints) => (constraints?.video as MediaTrackConstraints).deviceId)).to.deep.equal([{ exact: 'mine' }, undefined]);
    expect(live()).to.equal(1);
    element.stop();
  });

  it('tells of an incident with an event that bubbles and is composed', async () => {
    const element = await make(html`<proctor-camera .vision=${stillVision('two')}></proctor-camera>`);
    const told = incident(element);
    await element.start();
    const { incident: start, bubbles, composed } = await told;
    expect([start.kind, start.phase, bubbles, composed]).to.deep.equal(['multiple-faces', 'start', true, true]);
    const over = incident(element);
    element.stop();
    expect((await over).incident).to.include({ id: start.id, phase: 'end' });
  });

  it('says what to do where it is denied, tells the page, and can be tried again', async () => {
    answer = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    const element = await make();
    const told = codes(element);
    await element.start();
    await element.updateComplete;
    const { message, action } = new MediaDeviceError('camera', 'denied');
    expect([told, part(element, '[role="alert"]')?.textContent]).to.deep.equal([['media/denied'], `${message} ${action}`]);
    answer = grant;
    part(element, 'button')?.click();
    await until(() => mark(element).startsWith('ok'), 'watching');
    expect(part(element, '[role="alert"]') === null).to.equal(true);
    element.stop();
  });

  it('shows the picture all the same where nothing can look at it, and says that', async () => {
    const element = await make(html`<proctor-camera .vision=${stillVision('person', { refused: true })}></proctor-camera>`);
    const told = codes(element);
    await element.start();
    await until(() => mark(element) === `warning: ${en.cameraNotWatched}`, 'the mark');
    expect([told, live()]).to.deep.equal([['adapter/unsupported'], 1]);
    element.stop();
  });

  it('opens nothing when it is stopped while the browser still asks, or moves on to a newer start', async () => {
    let reply = (): void => undefined;
    answer = async (ask) => {
      await new Promise<void>((resolve) => (reply = resolve));
      return ask();
    };
    const element = await make();
    const told = codes(element);
    const starting = element.start();
    await until(() => String(reply).includes('=>') === false, 'the question');
    element.stop();
    await starting;
    reply();
    await until(() => opened.length === 1, 'a late yes');
    await until(() => live() === 0, 'a closed camera');
    expect([told, part(element, 'video') === null]).to.deep.equal([[], true]);
    answer = grant;
    await Promise.all([element.start(), element.start()]);
    await until(() => mark(element).startsWith('ok'), 'watching');
    expect(live()).to.equal(1);
    element.stop();
  });

  it('watches nothing any more when it is started anew and fails', async () => {
    const element = await make();
    await element.start();
    await until(() => mark(element).startsWith('ok'), 'watching');
    const incidents: string[] = [];
    element.addEventListener('interview-incident', ({ incident }) => incidents.push(incident.kind));
    answer = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    const began = performance.now();
    await element.start();
    // A monitor that still ran would tell a gap after two seconds without a picture.
    await until(() => performance.now() - began > 2400 || incidents.length > 0, 'the time of a gap');
    expect([incidents, live()]).to.deep.equal([[], 0]);
  });

  it('closes its camera when it leaves the page, not when it is moved in it', async () => {
    const element = await make();
    await element.start();
    await until(() => mark(element).startsWith('ok'), 'watching');
    const home = await fixture<HTMLElement>(html`<div></div>`);
    const moved = performance.now();
    home.append(element);
    await until(() => performance.now() - moved > 600, 'the time after which it would be closed');
    expect(live()).to.equal(1);
    element.remove();
    await until(() => live() === 0, 'a closed camera');
    home.append(element);
    await element.updateComplete;
    expect(shown(part(element, 'button') ?? element)).to.equal(en.cameraStart);
  });

  it('says that nothing is watched when the camera is gone', async () => {
    const element = await make();
    await element.start();
    await until(() => mark(element).startsWith('ok'), 'watching');
    const told = incident(element);
    opened[0]?.stop();
    opened[0]?.dispatchEvent(new Event('ended'));
    expect((await told).incident.kind).to.equal('camera-lost');
    await until(() => mark(element) === `warning: ${en.cameraNotWatched}`, 'the mark');
    element.stop();
  });

  it('keeps its hands off a camera that it was given, and follows to another one', async () => {
    const [first, second] = [drawnCamera(), drawnCamera()];
    const [engine, objects] = [scriptedVisionEngine({ clock: systemClock }), scriptedObjectEngine({ clock: systemClock })];
    const element = await make(html`<proctor-camera .vision=${engine} .objects=${objects} .camera=${deviceHandle('camera', first.stream)}></proctor-camera>`);
    await element.start();
    await until(() => engine.seen.length > 0 && objects.seen.length > 0, 'a frame, looked at for both');
    expect(opened.length).to.equal(0);
    element.camera = deviceHandle('camera', second.stream);
    await until(() => (element.renderRoot.querySelector('video')?.srcObject as MediaStream).id === second.stream.id, 'the other picture');
    first.stream.getTracks().forEach((track) => track.stop());
    const { length } = engine.seen;
    await until(() => engine.seen.length > length + 3 && mark(element).startsWith('ok'), 'frames of the other one');
    element.stop();
    expect(second.stream.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['live']);
    first.close();
    second.close();
  });

  it('inside an interview only shows what is watched there: never starts it, never stops it', async () => {
    const drawn = drawnCamera();
    const handle = deviceHandle('camera', drawn.stream);
    const monitor = new ProctorMonitor({ vision: scriptedVisionEngine({ clock: systemClock, startMs: 50 }) });
    const { options } = listen(monitor, () => performance.now());
    const states: MonitorState['vision'][] = [];
    const element = await make(html`<proctor-camera .camera=${handle} .monitor=${monitor.state}></proctor-camera>`);
    monitor.subscribe((state) => {
      states.push(state.vision);
      element.monitor = state;
    });
    monitor.attachCamera(handle);
    monitor.start(options);
    await until(() => mark(element).startsWith(`: ${en.cameraLoading('0 %')}`), 'loading');
    await until(() => mark(element) === `ok: ${en.staysHere}`, 'watching');
    const { parentElement } = element;
    element.remove();
    const gone = performance.now();
    await until(() => performance.now() - gone > 600, 'the time after which its own would be closed');
    expect([monitor.state.vision, drawn.stream.active]).to.deep.equal(['on', true]);
    parentElement?.append(element);
    element.camera = undefined;
    await element.updateComplete;
    // Without a picture there is nothing to press: the camera is the business of the interview.
    expect([part(element, 'button') === null, shown(part(element, '.empty') ?? element)]).to.deep.equal([true, en.cameraOff]);
    monitor.stop();
    drawn.close();
  });
});
