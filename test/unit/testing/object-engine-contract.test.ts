import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AdapterError } from '../../../src/errors/index.js';
import type { ObjectEngine, ObjectObservation, VisionEngine } from '../../../src/spec/index.js';
import { makeFrame, objectEngineContract, scriptedObjectEngine, virtualClock, type CreateObjectEngineRig, type ObjectEngineRig } from '../../../src/testing/index.js';
import { BUGS, rigWithBug } from './broken-vision-engine.js';
import { failedCases } from './failed-cases.js';

const PHONE: ObjectObservation['objects'][number] = { label: 'phone', score: 0.8, box: { x: 0.1, y: 0.2, width: 0.1, height: 0.3 } };
const failure = () => new AdapterError('scripted-object-engine', 'server', 'it failed as it was told');

/** `scriptedObjectEngine` on a virtual clock. */
function rig(): ObjectEngineRig {
  const clock = virtualClock();
  let [bad, failing] = [false, false];
  const once = (flag: boolean): Error | undefined => (flag ? failure() : undefined);
  const engine = scriptedObjectEngine({
    clock,
    startMs: 300,
    sights: () => {
      const fails = bad;
      bad = false;
      return once(fails) ?? [PHONE];
    },
    startError: () => {
      const fails = failing;
      failing = false;
      return once(fails);
    },
  });
  return {
    engine,
    advance: (ms) => clock.advance(ms),
    frame: () => makeFrame(),
    badFrame: () => {
      bad = true;
      return makeFrame();
    },
    failStart: () => void (failing = true),
  };
}

/** A vision engine with a bug, as one that finds a phone in each frame. */
function finderOf(vision: VisionEngine): ObjectEngine {
  return {
    specificationVersion: vision.specificationVersion,
    provider: vision.provider,
    labels: ['phone'],
    get modelHash() {
      return vision.modelHash;
    },
    start: (options) => vision.start(options),
    detect: async (frame, at) => ({ type: 'objects', at: (await vision.analyse(frame, at)).at, objects: [PHONE] }),
    stop: () => vision.stop(),
  };
}

const broken = (bug: string): CreateObjectEngineRig => async () => {
  const { engine, ...others } = await rigWithBug(bug)();
  return { ...others, engine: finderOf(engine) };
};

/** Mistakes that only who looks for objects can make. */
const OWN: Readonly<Record<string, (inner: ObjectEngine) => Partial<ObjectEngine>>> = {
  'names nothing': () => ({ labels: [] }),
  'names a thing twice': () => ({ labels: ['phone', 'phone'] }),
  'finds what it does not name': () => ({ labels: ['book'] }),
  'is surer than sure': (inner) => ({ detect: async (frame, at) => ({ ...(await inner.detect(frame, at)), objects: [{ ...PHONE, score: 1.1 }] }) }),
  'finds what has no size': (inner) => ({ detect: async (frame, at) => ({ ...(await inner.detect(frame, at)), objects: [{ ...PHONE, box: { ...PHONE.box, width: 0 } }] }) }),
};

/** Mistakes about faces, which such an engine cannot make. */
const OF_FACES = /face|pose|eyes|fingerprint|size of the frame|less than no time/;

describe('objectEngineContract', () => {
  const names = objectEngineContract(rig).map(({ name }) => name);
  const caught = new Set<string>();
  const finds = async (create: CreateObjectEngineRig): Promise<void> => {
    const failed = await failedCases(objectEngineContract(create));
    assert.notEqual(failed.length, 0);
    for (const name of failed) caught.add(name);
  };

  for (const { name, run } of objectEngineContract(rig)) it(name, run);

  it('is kept by an engine that goes on from case to case', async () => {
    const one = rig();
    assert.deepEqual(await failedCases(objectEngineContract(() => ({ ...one, isReused: true }))), []);
  });

  for (const bug of Object.keys(BUGS).filter((name) => !OF_FACES.test(name))) it(`finds an engine that ${bug}`, () => finds(broken(bug)));

  for (const [bug, change] of Object.entries(OWN)) {
    it(`finds an engine that ${bug}`, () =>
      finds(async () => {
        const { engine, ...others } = await rigWithBug('has no bug')();
        const inner = finderOf(engine);
        return { ...others, engine: { ...inner, ...change(inner) } };
      }));
  }

  it('has no case that none of these engines fails', () => {
    assert.deepEqual(names.filter((name) => !caught.has(name)), []);
  });
});
