import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AdapterError, AssetError } from '../../../src/errors/index.js';
import { ProctorMonitor, type ProctorMonitorOptions } from '../../../src/session/proctor-monitor.js';
import { scriptedVisionEngine, virtualClock, type ScriptedVisionEngineOptions } from '../../../src/testing/index.js';
import { FakeMicrophone } from '../../helpers/fake-microphone.js';
import { pinkNoise } from '../../helpers/made-sound.js';
import { HandCamera, listen } from '../../helpers/monitor-log.js';
import { framesOf, type Wav } from '../../helpers/wav.js';

// Frames need a page: what an engine sees is in test/components/proctor-monitor.test.ts.

/** Nobody gave it an engine for them. */
const NO_OBJECTS = 'objects unsupported adapter/unsupported';

/** A monitor on a virtual clock with a camera that never gives a frame. */
function rig({ consented = true, engine: script = {}, ...options }: Partial<ProctorMonitorOptions> & { consented?: boolean; engine?: Partial<ScriptedVisionEngineOptions> } = {}) {
  const clock = virtualClock();
  const engine = scriptedVisionEngine({ clock, ...script });
  const monitor = new ProctorMonitor({ clock, vision: engine, ...options });
  const camera = new HandCamera();
  const log = listen(monitor, () => clock.now(), consented);
  return { clock, engine, monitor, camera, ...log };
}

const failure = (reason: 'network' | 'unsupported') => new AdapterError('scripted-vision-engine', reason, 'as told');

describe('ProctorMonitor', () => {
  it('does nothing before it is started, and calls back at once with what it is', () => {
    const { monitor, told, vision } = rig();
    monitor.pause();
    monitor.resume();
    monitor.stop();
    assert.deepEqual([told, vision, monitor.state.camera], [[], ['off'], 'none']);
  });

  it('watches nothing without consent, and says so of every signal', async () => {
    const { monitor, camera, options, told, clock, engine, vision } = rig({ consented: false });
    monitor.attachCamera(camera);
    monitor.start(options);
    monitor.pause();
    monitor.resume();
    monitor.attachCamera(camera);
    await clock.advance(5000);
    assert.deepEqual(told, ['camera off not-agreed', 'page off not-agreed']);
    assert.deepEqual([engine.running, camera.listeners.size, clock.pending, vision], [false, 0, 0, ['off']]);
  });

  it('says why the camera is not watched: excused, no engine, or no camera', async () => {
    const excused = rig({ accommodations: { noCamera: true } });
    excused.monitor.attachCamera(excused.camera);
    excused.monitor.start(excused.options);
    const blind = rig({ vision: undefined as never });
    const noEngine = new ProctorMonitor({ clock: blind.clock });
    const log = listen(noEngine, () => blind.clock.now());
    noEngine.attachCamera(blind.camera);
    noEngine.start(log.options);
    const without = rig();
    without.monitor.start(without.options);
    await without.clock.advance(0);
    assert.deepEqual([excused.told, excused.monitor.state.vision], [['camera off accommodation', 'objects off accommodation', 'page watched'], 'off']);
    assert.deepEqual([log.told, noEngine.state.vision], [['page watched', NO_OBJECTS, 'camera unsupported adapter/unsupported'], 'unsupported']);
    assert.deepEqual([without.told, without.monitor.state.vision], [['page watched', NO_OBJECTS, 'camera unsupported media/not-found'], 'unsupported']);
  });

  it('tells how far the engine has loaded', async () => {
    const { monitor, camera, options, clock, vision } = rig({ engine: { startMs: 1000 } });
    const progress: number[] = [];
    monitor.subscribe((state) => progress.push(state.progress));
    monitor.attachCamera(camera);
    monitor.start(options);
    await clock.advance(500);
    assert.deepEqual([monitor.state.vision, vision, new Set(progress)], ['loading', ['off', 'loading'], new Set([0])]);
    monitor.stop();
    await clock.advance(1000);
    assert.deepEqual([monitor.state.vision, clock.pending], ['off', 0]);
  });

  it('tries an engine that fails again, each time later, and tells of the gap', async () => {
    const attempts: number[] = [];
    const { monitor, camera, options, told, clock } = rig({
      engine: {
        startError: () => {
          attempts.push(clock.now());
          return failure('network');
        },
      },
    });
    monitor.attachCamera(camera);
    monitor.start(options);
    await clock.advance(20_000);
    assert.deepEqual(attempts, [0, 500, 1500, 3500, 8500, 13_500, 18_500]);
    assert.deepEqual(told.slice(0, 5), ['page watched', NO_OBJECTS, 'start monitoring-gap', 'camera gap adapter/network', 'error adapter/network']);
    assert.deepEqual([told.filter((line) => line.startsWith('start')).length, monitor.state.vision, monitor.state.failure?.code], [1, 'failed', 'adapter/network']);
    monitor.stop();
    assert.equal(told.at(-1), 'end monitoring-gap');
  });

  for (const [what, error] of [
    ['cannot run here', failure('unsupported')],
    ['lacks a file', new AssetError('missing', 'model.task')],
  ] as const) {
    it(`gives an engine up that ${what}`, async () => {
      let attempts = 0;
      const { monitor, camera, options, told, clock } = rig({ engine: { startError: () => ((attempts += 1), error) } });
      monitor.attachCamera(camera);
      monitor.start(options);
      await clock.advance(20_000);
      assert.deepEqual([told, attempts], [['page watched', NO_OBJECTS, `camera unsupported ${error.code}`, `error ${error.code}`], 1]);
      assert.equal(monitor.state.vision, 'unsupported');
    });
  }

  it('tells nothing and holds nothing after the stop, in whatever it was', async () => {
    for (const ms of [0, 300, 700]) {
      const { monitor, camera, options, told, clock, engine } = rig({ engine: { startMs: 200, startError: () => failure('network') } });
      monitor.attachCamera(camera);
      monitor.start(options);
      await clock.advance(ms);
      monitor.stop();
      const length = told.length;
      await clock.advance(0);
      camera.become('ended');
      monitor.pause();
      monitor.resume();
      await clock.advance(10_000);
      assert.deepEqual([told.slice(length), engine.running, camera.listeners.size, clock.pending, camera.stopped], [[], false, 0, 0, false], `after ${ms} ms`);
    }
  });

  it('stands still in a pause, and goes on after it', async () => {
    const { monitor, camera, options, told, clock } = rig({ engine: { startMs: 100, startError: (attempt) => (attempt === 0 ? failure('network') : failure('unsupported')) } });
    monitor.attachCamera(camera);
    monitor.start(options);
    await clock.advance(50);
    monitor.pause();
    monitor.pause();
    const length = told.length;
    camera.become('ended');
    camera.become('live');
    await clock.advance(10_000);
    assert.deepEqual([told.slice(length), clock.pending, camera.listeners.size], [[], 0, 0]);
    monitor.resume();
    monitor.resume();
    await clock.advance(100);
    assert.deepEqual([told.slice(length), camera.listeners.size], [['start monitoring-gap', 'camera gap adapter/network', 'error adapter/network'], 1]);
  });

  it('tells of a camera that is lost, and of one that is muted for longer', async () => {
    const { monitor, camera, options, told, clock } = rig({ engine: { startMs: 60_000 } });
    monitor.attachCamera(camera);
    monitor.start(options);
    await clock.advance(1000);
    camera.become('ended');
    assert.deepEqual([told, monitor.state.camera, monitor.state.incidents.map(({ kind }) => kind)], [['page watched', NO_OBJECTS, 'start camera-lost'], 'ended', ['camera-lost']]);
    const other = new HandCamera();
    monitor.attachCamera(other);
    await clock.advance(1000);
    assert.deepEqual([told.at(-1), monitor.state.camera, monitor.state.incidents], ['end camera-lost', 'live', []]);
    assert.deepEqual([camera.listeners.size, other.listeners.size], [0, 1]);
    other.become('muted');
    await clock.advance(1900);
    assert.equal(told.at(-1), 'end camera-lost');
    await clock.advance(400);
    assert.deepEqual([told.at(-1), monitor.state.camera], ['start camera-lost', 'muted']);
  });

  describe('with a microphone', () => {
    const frames = (sound: Wav, from: number) => [...framesOf(sound, from)];
    const loud = (seconds: number) => pinkNoise(seconds, -25);
    /** Monitor and microphone; `play` lets it hear something, a frame at a time, as long as it takes. */
    const heard = async ({ consented = true, attach = true } = {}) => {
      const all = rig({ consented });
      const [microphone, handle] = [new FakeMicrophone(), new HandCamera()];
      if (attach) all.monitor.attachMicrophone(handle, microphone);
      let speaking = false;
      all.monitor.start({ ...all.options, interviewerSpeaks: () => speaking });
      while (attach && consented && microphone.readers === 0) await new Promise((resolve) => setImmediate(resolve));
      return {
        ...all,
        microphone,
        handle,
        speak: (now: boolean) => (speaking = now),
        async play(sound: Wav) {
          for (const frame of frames(sound, all.clock.now())) {
            microphone.put(frame);
            await all.clock.advance(20);
          }
        },
      };
    };

    it('listens, and tells of a loud room', async () => {
      const { told, play, monitor } = await heard();
      assert.ok(told.includes('microphone watched'));
      await play(loud(6));
      assert.ok(told.includes('start loud-noise'), told.join());
      monitor.stop();
      assert.equal(told.at(-1), 'end loud-noise');
    });

    it('does not listen without consent, and says so', async () => {
      const { told, microphone } = await heard({ consented: false });
      assert.deepEqual(told, ['camera off not-agreed', 'page off not-agreed', 'microphone off not-agreed']);
      assert.equal(microphone.readers, 0);
    });

    it('says nothing of a microphone that nobody handed over, and that it is off when it is taken away', async () => {
      const { told, monitor, handle, microphone } = await heard({ attach: false });
      assert.ok(!told.some((line) => line.startsWith('microphone')));
      monitor.attachMicrophone(handle, microphone);
      while (microphone.readers === 0) await new Promise((resolve) => setImmediate(resolve));
      monitor.attachMicrophone(undefined);
      assert.deepEqual(told.slice(-2), ['microphone watched', 'microphone off']);
      assert.equal(handle.listeners.size, 0);
    });

    it('says that it cannot listen where there is nothing to listen to', async () => {
      const { told, monitor, handle } = await heard({ attach: false });
      monitor.attachMicrophone(handle);
      assert.equal(told.at(-1), 'microphone unsupported media/unsupported');
    });

    it('could not tell while the interviewer is played and shortly after', async () => {
      const { told, play, speak } = await heard();
      await play(pinkNoise(1, -60));
      speak(true);
      await play(loud(7));
      assert.equal(told.at(-1), 'microphone unassessable interviewer-speaks');
      speak(false);
      await play(pinkNoise(1, -60));
      assert.equal(told.at(-1), 'microphone watched');
      assert.ok(!told.includes('start loud-noise'));
    });

    it('tells of a microphone that is lost, also where its track just ends', async () => {
      const one = await heard();
      one.handle.become('ended');
      assert.deepEqual(one.told.slice(-2), ['start microphone-lost', 'microphone gap microphone-lost']);
      const other = await heard();
      other.microphone.exhaust();
      while (!other.told.includes('start microphone-lost')) await new Promise((resolve) => setImmediate(resolve));
      assert.equal(other.told.at(-1), 'microphone gap microphone-lost');
    });

    it('tells the gap of one that fails, and goes on with the next', async () => {
      const { told, monitor, microphone, handle } = await heard();
      microphone.fail(new Error('as told'));
      while (!told.some((line) => line.startsWith('error'))) await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual(told.slice(-2), ['microphone gap adapter/malformed', 'error adapter/malformed']);
      monitor.attachMicrophone(handle, microphone);
      while (microphone.readers === 0) await new Promise((resolve) => setImmediate(resolve));
      assert.equal(told.at(-1), 'microphone watched');
    });

    it('hears nothing in a pause nor after the stop', async () => {
      const { told, monitor, microphone, handle, play } = await heard();
      monitor.pause();
      const before = told.length;
      handle.become('ended');
      handle.become('live');
      await play(loud(6));
      assert.deepEqual([told.slice(before), handle.listeners.size], [[], 0]);
      monitor.resume();
      while (microphone.readers === 0) await new Promise((resolve) => setImmediate(resolve));
      await play(pinkNoise(1, -60));
      monitor.stop();
      const after = told.length;
      handle.become('ended');
      await play(loud(6));
      assert.deepEqual([told.slice(after), handle.listeners.size, microphone.readers, handle.stopped], [[], 0, 0, false]);
    });
  });

  it('can be listened to with a signal', () => {
    const { monitor, camera } = rig();
    const cameras: string[] = [];
    const controller = new AbortController();
    monitor.subscribe((state) => cameras.push(state.camera), { signal: controller.signal });
    monitor.attachCamera(camera);
    controller.abort();
    monitor.attachCamera(undefined);
    assert.deepEqual(cameras, ['none', 'live']);
    monitor.subscribe((state) => cameras.push(state.camera), { signal: AbortSignal.abort() });
    assert.equal(cameras.length, 2);
  });
});
