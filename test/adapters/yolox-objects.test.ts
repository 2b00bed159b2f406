import { expect } from '@open-wc/testing';
import * as v from 'valibot';
import { MODEL_HASH, yoloxObjects, type YoloxObjectsOptions } from '../../src/adapters/yolox/index.js';
import { ObjectObservationSchema, type ObjectEngine, type ObjectObservation } from '../../src/spec/index.js';
import { objectEngineContract, type ObjectEngineRig } from '../../src/testing/index.js';
import { rejection, where } from '../helpers/browser-cases.js';
import { ASSETS, signal } from '../helpers/document-fixtures.js';
import { openFootage } from '../helpers/footage.js';
import { holdEngine } from '../helpers/held-engine.js';
import { notAPicture, wall, withWorkers } from '../helpers/frames.js';

const MODEL = '/fixtures/models/yolox_nano.onnx';
const fixtures = (await fetch(MODEL, { method: 'HEAD' })).ok;
const withModel = where(fixtures, 'no fixtures');
if (fixtures) await holdEngine(`${ASSETS}onnx-engine.wasm`);

const create = (options: YoloxObjectsOptions = {}): ObjectEngine => yoloxObjects({ assetsUrl: ASSETS, modelUrl: MODEL, ...options });
const surest = ({ objects }: ObjectObservation, label: string) => objects.find((object) => object.label === label);

describe('yoloxObjects', function () {
  this.timeout(60_000);

  // One engine for all that only look.
  let failing = false;
  const engine = create({
    fetch: (input, init) => {
      const fails = failing;
      failing = false;
      return fetch(fails ? '/nowhere/' : input, init);
    },
  });
  after(() => engine.stop());

  const rig = (): ObjectEngineRig => ({
    engine,
    isReused: true,
    advance: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    frame: async () => new VideoFrame(await wall(), { timestamp: 0 }),
    badFrame: notAPicture,
    failStart: () => void (failing = true),
  });
  for (const { name, run } of objectEngineContract(rig)) withModel(name, run);

  withModel('finds the phone beside the face where it is, and the person, and no phone before', async () => {
    await engine.start({ signal });
    expect(engine.modelHash).to.equal(MODEL_HASH);
    const clip = await openFootage('phone');
    try {
      const before = await engine.detect((await clip.frameAt(5)).frame, 5000);
      const held = await engine.detect((await clip.frameAt(15)).frame, 15_000);
      v.parse(ObjectObservationSchema, held);
      const [phone, person] = [surest(held, 'phone'), surest(held, 'person')];
      expect(phone?.score).to.be.above(0.5);
      // Right of the face, and about as high.
      expect(phone?.box.x).to.be.within(0.5, 0.9);
      expect(phone && phone.box.height / phone.box.width).to.be.above(1);
      expect(person?.score).to.be.above(0.7);
      expect(person?.box.width).to.be.within(0.4, 1);
      expect(surest(before, 'phone')).to.equal(undefined);
      expect(surest(before, 'person')).to.exist;
    } finally {
      clip.close();
    }
  });

  withModel('counts two people, in a picture of any size', async () => {
    await engine.start({ signal });
    const clip = await openFootage('real-two-people');
    try {
      clip.video.currentTime = 3;
      await new Promise((resolve) => clip.video.addEventListener('seeked', resolve, { once: true }));
      // Black above and below.
      const tall = await createImageBitmap(clip.video, 0, -200, 640, 900);
      for (const frame of [new VideoFrame(clip.video), tall]) {
        const { objects } = await engine.detect(frame, 0);
        expect(objects.filter(({ label, score }) => label === 'person' && score > 0.5)).to.have.length(2);
      }
    } finally {
      clip.close();
    }
  });

  withModel('fails once its worker has died, and looks again when it is started again', async () => {
    await engine.stop();
    await withWorkers(async (workers) => {
      await engine.start({ signal });
      const looking = engine.detect(await wall(), 0);
      workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
      expect((await rejection(looking)).code).to.equal('adapter/closed');
      await engine.start({ signal });
      expect((await engine.detect(await wall(), 1)).objects).to.deep.equal([]);
    });
  });

  withModel('refuses a model with another hash', async () => {
    const error = await rejection(create({ modelHash: '0'.repeat(64) }).start({ signal }));
    expect([error.code, error.message.includes('yolox_nano.onnx')]).to.deep.equal(['asset/hash-mismatch', true]);
  });

  it('names the missing file and the command, whichever it is', async () => {
    for (const [options, file] of [[{ assetsUrl: '/nowhere/' }, 'object-worker.js'], [{ modelUrl: '/nowhere/some.onnx' }, 'some.onnx']] as const) {
      const error = await rejection(create(options).start({ signal }));
      expect(error.code).to.equal('asset/missing');
      expect(error.message).to.contain(file);
      expect(error.action).to.contain('npx interview-elements assets <dir> --objects');
    }
  });

  it('looks for the model beside the worker where no address is given', async () => {
    const asked: string[] = [];
    const lost = yoloxObjects({ assetsUrl: ASSETS, fetch: (input, init) => (asked.push(String(input)), fetch('/nowhere/', init)) });
    await rejection(lost.start({ signal }));
    expect(asked).to.deep.equal([new URL(`${ASSETS}yolox_nano.onnx`, document.baseURI).href]);
  });

  it('takes another file for no model where any model will do', async () => {
    const error = await rejection(create({ modelHash: false, fetch: () => Promise.resolve(new Response(new Uint8Array(5000))) }).start({ signal }));
    expect([error.code, error.message.includes('yolox_nano.onnx')]).to.deep.equal(['asset/invalid', true]);
  });
});
