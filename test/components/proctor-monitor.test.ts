import { expect } from '@open-wc/testing';
import { AdapterError, AssetError } from '../../src/errors/index.js';
import { deviceHandle, openAudioTap, type DeviceHandle } from '../../src/media/index.js';
import { ProctorMonitor, type ProctorMonitorOptions } from '../../src/session/proctor-monitor.js';
import { systemClock } from '../../src/session/system-clock.js';
import { scriptedObjectEngine, scriptedVisionEngine, type ScriptedVisionEngineOptions } from '../../src/testing/index.js';
import { drawnCamera } from '../helpers/drawn-media.js';
import { listen } from '../helpers/monitor-log.js';
import { until } from '../helpers/panel.js';

const BOX = { x: 0.1, y: 0.2, width: 0.3, height: 0.5 };
const TWO = { faces: [{ box: BOX }, { box: { ...BOX, x: 0.6 } }] };
const died = () => new AdapterError('scripted-vision-engine', 'closed', 'the worker is gone');

/** What the page says of itself, whatever the browser of the test does. */
const page = { visible: 'visible' as DocumentVisibilityState, focused: true };
const say = (target: EventTarget, type: string): boolean => target.dispatchEvent(new Event(type));

describe('ProctorMonitor with a picture', () => {
  const closing: (() => void)[] = [];
  const camera = (): { handle: DeviceHandle; end(): void } => {
    const { stream, close } = drawnCamera();
    closing.push(close);
    const handle = deviceHandle('camera', stream);
    // The event comes from outside only: a track that its own page stops is silent.
    return { handle, end: () => (handle.track.stop(), say(handle.track, 'ended')) };
  };
  const watched = (script: Partial<ScriptedVisionEngineOptions> = {}, options: Partial<ProctorMonitorOptions> = {}) => {
    const engine = scriptedVisionEngine({ clock: systemClock, ...script });
    const monitor = new ProctorMonitor({ vision: engine, ...options });
    const log = listen(monitor, () => performance.now());
    closing.push(() => monitor.stop());
    const own = camera();
    monitor.attachCamera(own.handle);
    monitor.start(log.options);
    return { engine, monitor, camera: own, ...log };
  };

  before(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => page.visible });
    Object.defineProperty(document, 'hasFocus', { configurable: true, value: () => page.focused });
  });
  beforeEach(() => Object.assign(page, { visible: 'visible', focused: true }));
  afterEach(() => closing.splice(0).forEach((close) => close()));
  after(() => {
    Reflect.deleteProperty(document, 'visibilityState');
    Object.defineProperty(document, 'hasFocus', { configurable: true, value: () => true });
  });

  it('loads, is on, looks at frames at the rate it was given, and names its engine', async () => {
    const { engine, monitor, told, vision } = watched({ latencyMs: 5 }, { maxRate: 5 });
    await until(() => told.includes('camera watched'), 'a watched camera');
    expect(vision).to.deep.equal(['off', 'loading', 'on']);
    expect([...told].sort()).to.deep.equal(['camera watched', 'engine scripted-vision-engine', 'objects unsupported adapter/unsupported', 'page watched']);
    expect([monitor.state.camera, monitor.state.progress, monitor.state.failure]).to.deep.equal(['live', 1, undefined]);
    await until(() => monitor.state.framesPerSecond > 0, 'a rate');
    expect(monitor.state.framesPerSecond).to.be.at.most(6);
    expect(engine.refused).to.equal(0);
  });

  it('tells of an incident while it goes on, and ends it with the stop', async () => {
    const { monitor, told } = watched({ sights: [TWO] });
    await until(() => told.includes('start multiple-faces'), 'an incident');
    expect(monitor.state.incidents.map(({ kind, phase }) => [kind, phase])).to.deep.equal([['multiple-faces', 'start']]);
    monitor.stop();
    expect(told.at(-1)).to.equal('end multiple-faces');
    expect([monitor.state.vision, monitor.state.incidents]).to.deep.equal(['off', []]);
  });

  it('starts an engine again that died, tells the gap and its end, and goes on', async () => {
    const { told, vision, monitor } = watched({ sights: (index) => (index === 2 ? died() : {}) });
    await until(() => told.includes('error adapter/closed'), 'the death');
    await until(() => told.filter((line) => line === 'camera watched').length === 2, 'watching again');
    expect(vision).to.deep.equal(['off', 'loading', 'on', 'failed', 'on']);
    expect(told.filter((line) => !line.startsWith('engine'))).to.deep.equal([
      'page watched',
      'objects unsupported adapter/unsupported',
      'camera watched',
      'start monitoring-gap',
      'camera gap adapter/closed',
      'error adapter/closed',
      'end monitoring-gap',
      'camera watched',
    ]);
    expect(monitor.state.failure).to.equal(undefined);
  });

  it('goes on after a frame that failed', async () => {
    const { engine, told, vision } = watched({ sights: (index) => (index % 2 ? new AdapterError('scripted-vision-engine', 'malformed', 'a bad frame') : {}) });
    await until(() => engine.seen.length > 5, 'more frames');
    expect([vision, told.some((line) => line.startsWith('error'))]).to.deep.equal([['off', 'loading', 'on'], false]);
  });

  it('takes another camera while it runs, without a failure of the engine', async () => {
    const { monitor, told, vision, camera: first } = watched();
    await until(() => told.includes('camera watched'), 'a watched camera');
    first.end();
    expect(told.slice(-2)).to.deep.equal(['start camera-lost', 'camera gap camera-lost']);
    expect(monitor.state.camera).to.equal('ended');
    monitor.attachCamera(camera().handle);
    await until(() => told.filter((line) => line === 'camera watched').length === 2, 'watching again');
    expect(told.filter((line) => line.startsWith('error'))).to.deep.equal([]);
    expect(told).to.include('end camera-lost');
    expect(vision).to.deep.equal(['off', 'loading', 'on', 'loading', 'on']);
  });

  it('looks for objects beside the faces, starts an engine again that died, and rests in a pause', async () => {
    const objects = scriptedObjectEngine({ clock: systemClock, sights: (index) => (index === 0 ? died() : []) });
    const { told, monitor, vision } = watched({}, { objects });
    await until(() => told.includes('objects watched'), 'a look for objects');
    expect(told.filter((line) => /object|error/.test(line))).to.deep.equal(['engine scripted-object-engine objects', 'objects gap adapter/closed', 'error adapter/closed', 'engine scripted-object-engine objects', 'objects watched']);
    expect([vision, objects.refused]).to.deep.equal([['off', 'loading', 'on'], 0]);
    // The one that died, the first that did not, and where the page was slow to come back to this test, more.
    expect(objects.seen.length).to.be.at.least(2);
    monitor.pause();
    await until(() => !objects.running, 'an engine at rest');
    monitor.resume();
    await until(() => objects.seen.length > 2, 'another look');
    expect(told.filter((line) => line.startsWith('objects '))).to.have.length(2);
  });

  it('says that nobody looks for objects where the model is missing, and goes on with the faces', async () => {
    const objects = scriptedObjectEngine({ clock: systemClock, startError: () => new AssetError('missing', 'yolox_nano.onnx', { part: 'objects' }) });
    const { told } = watched({}, { objects });
    await until(() => told.includes('camera watched') && told.includes('error asset/missing'), 'both');
    expect(told.filter((line) => line.startsWith('objects '))).to.deep.equal(['objects unsupported asset/missing']);
  });

  it('looks at nothing in a pause, and goes on after it', async () => {
    const { engine, monitor, told } = watched();
    await until(() => told.includes('camera watched'), 'a watched camera');
    monitor.pause();
    await until(() => !engine.running, 'an engine at rest');
    const { length } = engine.seen;
    say(document, 'visibilitychange');
    page.focused = false;
    say(window, 'blur');
    page.focused = true;
    monitor.resume();
    await until(() => engine.seen.length > length + 2, 'frames');
    expect(told.filter((line) => /start|error/.test(line))).to.deep.equal([]);
  });

  it('hears a loud room through a real microphone worklet, and that the microphone is gone', async () => {
    const context = new AudioContext();
    const room = context.createMediaStreamDestination();
    const buffer = new AudioBuffer({ sampleRate: context.sampleRate, length: context.sampleRate });
    buffer.copyToChannel(Float32Array.from({ length: buffer.length }, () => (Math.random() - 0.5) * 0.4), 0);
    const hiss = new AudioBufferSourceNode(context, { buffer, loop: true });
    hiss.connect(room);
    hiss.start();
    const { monitor, told } = watched();
    const handle = deviceHandle('microphone', room.stream);
    const tap = await openAudioTap(handle.track, { assetsUrl: '/dist/cdn/assets/', now: () => performance.now() });
    closing.push(() => void context.close(), () => void tap.close());
    monitor.attachMicrophone(handle, tap);
    await until(() => told.includes('start loud-noise'), 'a loud room');
    expect(told).to.include('microphone watched');
    handle.track.stop();
    await until(() => told.includes('start microphone-lost'), 'a lost microphone');
    expect(told.at(-1)).to.equal('microphone gap microphone-lost');
  });

  it('tells nothing after the stop, and leaves the camera open', async () => {
    const { engine, monitor, told, camera: own } = watched({ sights: [TWO] });
    await until(() => engine.seen.length > 1, 'frames');
    monitor.stop();
    const { length } = told;
    page.visible = 'hidden';
    say(document, 'visibilitychange');
    say(window, 'blur');
    say(own.handle.track, 'mute');
    await until(() => !engine.running, 'an engine at rest');
    const seen = engine.seen.length;
    const frames = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await frames;
    expect([told.length, engine.seen.length, own.handle.track.readyState, monitor.state.camera]).to.deep.equal([length, seen, 'live', 'live']);
  });

  it('tells of a hidden tab and of another window, unless the page is not to be watched', async () => {
    const { told, monitor } = watched();
    page.visible = 'hidden';
    say(document, 'visibilitychange');
    expect(told).to.include('start tab-hidden');
    page.visible = 'visible';
    say(document, 'visibilitychange');
    expect(told).to.include('end tab-hidden');
    page.focused = false;
    say(window, 'blur');
    await until(() => told.includes('start window-blurred'), 'another window');
    page.focused = true;
    say(window, 'focus');
    expect(told).to.include('end window-blurred');
    monitor.stop();
    const blind = watched({}, { page: false });
    page.visible = 'hidden';
    say(document, 'visibilitychange');
    expect(blind.told).to.deep.equal(['objects unsupported adapter/unsupported']);
  });
});
