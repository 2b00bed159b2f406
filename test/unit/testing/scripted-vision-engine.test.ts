import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AdapterError } from '../../../src/errors/index.js';
import type { VisionObservation } from '../../../src/spec/index.js';
import { makeFrame, scriptedVisionEngine, virtualClock, visionEngineContract, type ScriptedVisionEngineOptions } from '../../../src/testing/index.js';
import { scriptedVisionEngineRig } from './broken-vision-engine.js';

const { signal } = new AbortController();
const failure = (reason: 'server' | 'closed' | 'timeout') => new AdapterError('scripted-vision-engine', reason, 'as told');
const withCode = (code: string) => (error: unknown) => error instanceof AdapterError && error.code === code;

async function started(options: Omit<ScriptedVisionEngineOptions, 'clock'> = {}) {
  const clock = virtualClock();
  const engine = scriptedVisionEngine({ clock, ...options });
  const starting = engine.start({ signal });
  await clock.advance(options.startMs ?? 0);
  await starting;
  /** Looks at one frame and lets the time for it pass. */
  const look = async (at = clock.now()): Promise<VisionObservation> => {
    const looking = engine.analyse(makeFrame(), at);
    looking.catch(() => undefined);
    await clock.advance(options.latencyMs ?? 20);
    return looking;
  };
  return { clock, engine, look };
}

describe('scriptedVisionEngine', () => {
  for (const { name, run } of visionEngineContract(scriptedVisionEngineRig)) it(name, run);

  it('plays what it is told, frame after frame, and goes on with the last', async () => {
    const { look } = await started({ sights: [{}, { faces: [] }, { frame: { luma: 5 } }] });
    const seen = [await look(), await look(), await look(), await look()];
    assert.deepEqual(seen.map(({ faces }) => faces.length), [1, 0, 1, 1]);
    assert.deepEqual(seen.map(({ frame }) => frame.luma), [120, 120, 5, 5]);
    assert.deepEqual(seen[1]?.detected, []);
  });

  it('shows a live picture, unless it is told the fingerprint', async () => {
    const { look } = await started({ sights: [{}, {}, { frame: { fingerprint: 'frozen' } }] });
    const prints = [await look(), await look(), await look(), await look()].map(({ frame }) => frame.fingerprint);
    assert.equal(new Set(prints).size, 3);
    assert.deepEqual(prints.slice(2), ['frozen', 'frozen']);
  });

  it('takes the time that it is told, on its clock', async () => {
    const { clock, engine } = await started({ latencyMs: 80 });
    const answers: VisionObservation[] = [];
    void engine.analyse(makeFrame(320, 240), 7).then((seen) => answers.push(seen));
    await clock.advance(79);
    assert.equal(answers.length, 0);
    await clock.advance(1);
    assert.deepEqual(answers.map(({ at, latency, frame }) => [at, latency, frame.width, frame.height]), [[7, 80, 320, 240]]);
  });

  it('fails at a frame as it is told, and goes on', async () => {
    const { engine, look } = await started({ sights: [failure('server'), {}] });
    await assert.rejects(look(), withCode('adapter/server'));
    assert.equal((await look()).faces.length, 1);
    assert.equal(engine.running, true);
  });

  for (const reason of ['closed', 'timeout'] as const) {
    it(`is dead after ${reason}, until it is started again`, async () => {
      const { engine, look } = await started({ sights: [failure(reason), {}] });
      await assert.rejects(look(), withCode(`adapter/${reason}`));
      assert.equal(engine.running, false);
      await assert.rejects(look(), withCode('adapter/closed'));
      const starting = engine.start({ signal });
      await assert.doesNotReject(Promise.all([starting, look().catch(() => undefined)]));
      assert.equal((await look()).faces.length, 1);
    });
  }

  it('counts the frames that it looked at and those that it refused', async () => {
    const { clock, engine, look } = await started();
    await look(10);
    const [first, second] = [engine.analyse(makeFrame(), 20), engine.analyse(makeFrame(), 30)];
    await assert.rejects(second, withCode('adapter/malformed'));
    await clock.advance(20);
    await first;
    await engine.stop();
    await assert.rejects(engine.analyse(makeFrame(), 40), withCode('adapter/closed'));
    assert.deepEqual([engine.seen, engine.refused], [[10, 20], 2]);
  });

  it('fails to start as it is told, and takes the time that it is told', async () => {
    const clock = virtualClock();
    const engine = scriptedVisionEngine({ clock, startMs: 500, startError: (attempt) => (attempt === 0 ? failure('server') : undefined) });
    const failed = assert.rejects(engine.start({ signal }), withCode('adapter/server'));
    await clock.advance(500);
    await failed;
    const starting = engine.start({ signal });
    await clock.advance(499);
    assert.equal(engine.running, false);
    await clock.advance(1);
    await starting;
    assert.equal(engine.running, true);
    assert.match(engine.modelHash ?? '', /^0{64}$/);
  });
});
