import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Observation } from '../../../../src/spec/index.js';
import { pictures, run, started, ticks } from '../helpers.js';

const calm = [...started(), ...pictures(0, 1000)];

describe('camera-covered', () => {
  const dark = { faces: 0, luma: 23, contrast: 12 };
  const plain = { faces: 0, luma: 140, contrast: 5 };

  it('is a black picture or one without detail, after two seconds', () => {
    for (const look of [dark, plain]) {
      const { starts } = run([...calm, ...pictures(1000, 4000, look)]);
      assert.equal(starts('camera-covered')[0]?.startedAt, 1000);
      assert.equal(starts('camera-covered')[0]?.toldAt, 3000);
      assert.equal(starts('camera-covered')[0]?.severity, 'warn');
    }
  });

  it('is not told one picture earlier, nor of a picture that is only dim', () => {
    assert.deepEqual(run([...calm, ...pictures(1000, 3000, dark), ...pictures(3000, 6000)]).incidents, []);
    assert.deepEqual(run([...calm, ...pictures(1000, 9000, { ...dark, luma: 24 })]).starts('camera-covered'), []);
    assert.deepEqual(run([...calm, ...pictures(1000, 9000, { ...plain, contrast: 6 })]).starts('camera-covered'), []);
  });

  it('does not believe the landmark model, which follows a face on into the dark', () => {
    assert.equal(run([...calm, ...pictures(1000, 4000, { faces: 1, detected: 0, luma: 20 })]).starts('camera-covered').length, 1);
    assert.equal(run([...calm, ...pictures(1000, 4000, { faces: 1, detected: 1, luma: 7 })]).starts('camera-covered').length, 1);
    assert.deepEqual(run([...calm, ...pictures(1000, 9000, { faces: 1, detected: 0, luma: 4, pose: { yaw: 60 } })]).starts('head-turned'), []);
  });

  it('is never a picture with a face', () => {
    assert.deepEqual(run([...calm, ...pictures(1000, 9000, { luma: 12 })]).incidents, []);
  });

  it('explains the missing face', () => {
    const { incidents } = run([...calm, ...pictures(1000, 15_000, dark)], { endAt: 15_000 });
    assert.deepEqual(incidents.map(({ kind }) => kind), ['camera-covered', 'camera-covered']);
    assert.equal(incidents[1]?.severity, 'review');
  });
});

describe('camera-lost', () => {
  it('is told at once when the camera ends, and ends with the next one', () => {
    const { incidents } = run([
      ...calm,
      { type: 'device', at: 1000, device: 'camera', state: 'ended' },
      ...ticks(1200, 5000),
      { type: 'device', at: 5100, device: 'camera', state: 'live' },
    ]);
    assert.deepEqual(incidents.map(({ kind, phase, startedAt, endedAt }) => [kind, phase, startedAt, endedAt]), [
      ['camera-lost', 'start', 1000, undefined],
      ['camera-lost', 'end', 1000, 5100],
    ]);
  });

  it('is told of a muted camera after two seconds', () => {
    const muted = [...calm, { type: 'device' as const, at: 1000, device: 'camera' as const, state: 'muted' as const }];
    assert.deepEqual(run([...muted, { type: 'tick', at: 2999 }]).incidents, []);
    assert.equal(run([...muted, { type: 'tick', at: 3000 }]).starts('camera-lost')[0]?.startedAt, 1000);
  });

  it('does not mind a microphone', () => {
    assert.deepEqual(run([...calm, { type: 'device', at: 1000, device: 'microphone', state: 'ended' }]).incidents, []);
  });

  it('leaves no other incident of the camera open', () => {
    const { incidents } = run([
      ...calm,
      ...pictures(1000, 4000, { faces: 2 }),
      { type: 'device', at: 4000, device: 'camera', state: 'ended' },
      ...ticks(4000, 9000),
    ]);
    assert.deepEqual(incidents.map(({ kind, phase }) => `${kind} ${phase}`), ['multiple-faces start', 'camera-lost start', 'multiple-faces end']);
  });
});

describe('camera-frozen', () => {
  const frozen = { fingerprint: 'same', luma: 120 };
  const often = (observations: Parameters<typeof run>[0]) => run(observations).incidents.filter(({ rule }) => rule.id === 'camera-frozen');

  it('is a picture that stays equal to the last bit for three seconds, and is said to be that', () => {
    const [start, end] = often([...calm, ...pictures(1000, 6000, frozen), ...pictures(6000, 8000)]);
    assert.deepEqual([start?.kind, start?.startedAt, start?.toldAt, start?.severity, start?.evidence.frozen], ['camera-covered', 1000, 4000, 'warn', true]);
    assert.match(start?.reason ?? '', /stood still/);
    assert.equal(end?.endedAt, 5900);
  });

  it('is not told one picture earlier, nor of a camera that repeats each picture for two seconds', () => {
    assert.deepEqual(often([...calm, ...pictures(1000, 4000, frozen), ...pictures(4000, 9000)]), []);
    const slow = [1, 2, 3, 4, 5, 6].flatMap((part) => pictures(part * 2000, part * 2000 + 2000, { fingerprint: `part ${part}` }));
    assert.deepEqual(often([...calm, ...slow]), []);
  });

  it('takes two that come back in turns for one, as a browser may read it', () => {
    const turns = pictures(1000, 6000).flatMap(({ at }, index) => pictures(at, at + 1, { fingerprint: 'aabaabbb'[index % 8] ?? '' }));
    assert.deepEqual(often([...calm, ...turns]).map(({ startedAt, toldAt }) => [startedAt, toldAt]), [[1000, 4000]]);
    const three = pictures(1000, 6000).flatMap(({ at }, index) => pictures(at, at + 1, { fingerprint: 'abcabc'[index % 6] ?? '' }));
    assert.deepEqual(often([...calm, ...three]), []);
  });

  it('needs more than a few pictures', () => {
    const few = Array.from({ length: 8 }, (_, index) => pictures(1000 + index * 450, 1001 + index * 450, frozen)).flat();
    assert.deepEqual(often([...calm, ...few]), []);
  });

  it('is left to camera-covered where the picture is black, which has no noise', () => {
    const { incidents } = run([...calm, ...pictures(1000, 9000, { faces: 0, luma: 0, contrast: 0, fingerprint: 'black' })]);
    assert.deepEqual(incidents.map(({ rule }) => rule.id), ['camera-covered']);
  });

  it('says nothing of who is in the picture, and coverage says why', () => {
    const { incidents, coverage } = run([...calm, ...pictures(1000, 9000, { ...frozen, pose: { yaw: 40 } })]);
    assert.deepEqual(incidents.filter(({ toldAt, phase }) => toldAt > 4000 && phase === 'start'), []);
    assert.deepEqual(coverage.filter(({ signal }) => signal === 'camera').at(-1), { signal: 'camera', state: 'unassessable', code: 'frozen', at: 1000 });
  });
});

describe('camera-changed', () => {
  const camera = (at: number, label?: string, state: 'live' | 'changed' | 'ended' = 'live'): Observation => ({ type: 'device', at, device: 'camera', state, ...(label !== undefined && { label }) });
  const changes = (...observations: Observation[]) => run([...observations, ...ticks(20_000, 21_000)]).incidents.filter(({ kind }) => kind === 'camera-changed').map(({ phase, startedAt }) => [phase, startedAt]);

  it('is a moment, by what the page says or by another name than before', () => {
    assert.deepEqual(changes(camera(0, 'camera 1'), camera(5000, 'camera 2')), [['start', 5000], ['end', 5000]]);
    assert.deepEqual(changes(camera(0), camera(5000, undefined, 'changed')), [['start', 5000], ['end', 5000]]);
    assert.deepEqual(changes(camera(0, 'camera 1'), camera(4000, undefined, 'ended'), camera(5000, 'camera 2')), [['start', 5000], ['end', 5000]]);
  });

  it('is not the same camera again, nor a name that is told late or not', () => {
    assert.deepEqual(changes(camera(0, 'camera 1'), camera(4000, 'camera 1', 'ended'), camera(5000, 'camera 1')), []);
    assert.deepEqual(changes(camera(0), camera(5000, 'camera 1'), camera(6000), camera(7000, '')), []);
  });

  it('is as long as it is shown', () => {
    const { ends } = run([camera(0, 'camera 1'), camera(5000, 'camera 2'), ...ticks(5000, 7000)]);
    assert.deepEqual([ends('camera-changed')[0]?.endedAt, ends('camera-changed')[0]?.severity], [6000, 'warn']);
  });
});

describe('virtual-camera', () => {
  const named = (label: string): Observation[] => [{ type: 'device', at: 0, device: 'camera', state: 'live', label }, ...ticks(0, 60_000)];

  it('is a moment and a note, with the name of the program and not that of the camera', () => {
    const { incidents } = run(named('OBS Virtual Camera'), { endAt: 60_000 });
    assert.deepEqual(incidents.map(({ kind, phase, startedAt, severity }) => [kind, phase, startedAt, severity]), [['virtual-camera', 'start', 0, 'note'], ['virtual-camera', 'end', 0, 'note']]);
    assert.deepEqual(incidents[1]?.evidence, { name: 'OBS', durationMs: 1000 });
  });

  it('is no other camera', () => {
    for (const label of ['Integrated Camera (13d3:56d6)', 'camera 1', 'fake_device_0', '/tmp/obs virtual camera/x.mjpeg']) assert.deepEqual(run(named(label)).incidents, [], label);
  });
});

describe('monitoring-gap', () => {
  it('is told before two seconds without a result are over', () => {
    const quiet = [...calm, ...ticks(1000, 2400)];
    assert.deepEqual(run(quiet).incidents, []);
    const [gap] = run([...quiet, { type: 'tick', at: 2600 }]).incidents;
    assert.equal(gap?.kind, 'monitoring-gap');
    assert.equal(gap?.startedAt, 900);
    assert.equal(gap?.severity, 'note');
  });

  it('is told of another camera than before too', () => {
    assert.equal(run([...calm, { type: 'device', at: 1000, device: 'camera', state: 'changed' }, ...ticks(1200, 4000)]).starts('monitoring-gap').length, 1);
  });

  it('ends with the next result', () => {
    const { ends } = run([...calm, ...ticks(1000, 6000), ...pictures(6100, 6300)]);
    assert.equal(ends('monitoring-gap')[0]?.endedAt, 6100);
  });

  it('is told at once when the engine fails, and until it is back', () => {
    const { incidents } = run([
      ...calm,
      { type: 'monitor', at: 1000, monitor: 'vision', state: 'failed', code: 'adapter/closed' },
      ...ticks(1200, 3000),
      { type: 'monitor', at: 3100, monitor: 'vision', state: 'on' },
    ]);
    assert.deepEqual(incidents.map(({ phase, startedAt, endedAt, evidence }) => [phase, startedAt, endedAt, evidence.code]), [
      ['start', 1000, undefined, 'adapter/closed'],
      ['end', 1000, 3100, 'adapter/closed'],
    ]);
  });

  it('is not told in a pause, without a camera, in a hidden tab, nor where vision was never on', () => {
    const paused = [...calm, { type: 'monitor' as const, at: 1000, monitor: 'vision' as const, state: 'paused' as const }];
    const hidden = [...calm, { type: 'environment' as const, at: 1000, signal: 'visibility' as const, ok: false }];
    assert.deepEqual(run([...paused, ...ticks(1000, 9000)]).incidents, []);
    assert.deepEqual(run([...hidden, ...ticks(1000, 9000)]).starts('monitoring-gap'), []);
    assert.deepEqual(run(ticks(0, 9000)).incidents, []);
    assert.deepEqual(run([{ type: 'monitor', at: 0, monitor: 'vision', state: 'on' }, ...ticks(0, 9000)]).incidents, []);
  });
});

describe('unassessable', () => {
  const why = (incidents: readonly { evidence: Record<string, unknown> }[]) => incidents.map(({ evidence }) => evidence.why);

  it('is a dark picture without a face, after two seconds, and ends when it is clearly brighter', () => {
    const dark = [...calm, ...pictures(1000, 4000, { faces: 0, luma: 29 })];
    const { starts } = run(dark);
    assert.deepEqual(why(starts('unassessable')), ['too-dark']);
    assert.equal(starts('unassessable')[0]?.toldAt, 3000);
    assert.equal(run([...dark, ...pictures(4000, 8000, { faces: 0, luma: 35 })]).ends('unassessable').length, 0);
    assert.equal(run([...dark, ...pictures(4000, 8000, { faces: 0, luma: 37 })]).ends('unassessable').length, 1);
  });

  it('is a face that is too small', () => {
    assert.deepEqual(why(run([...calm, ...pictures(1000, 4000, { width: 79 / 640 })]).starts('unassessable')), ['too-far']);
    assert.deepEqual(run([...calm, ...pictures(1000, 9000, { width: 80 / 640 })]).incidents, []);
  });

  it('is too few pictures a second', () => {
    const every = (ms: number) => Array.from({ length: 30 }, (_, index) => pictures(1000 + index * ms, 1001 + index * ms)).flat();
    assert.deepEqual(why(run([...calm, ...every(400)]).starts('unassessable')), ['too-slow']);
    assert.deepEqual(run([...calm, ...every(300)]).incidents, []);
  });
});
