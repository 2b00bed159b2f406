import { expect } from '@open-wc/testing';
import * as v from 'valibot';
import { mediapipeVision, MODEL_HASH, type MediapipeVisionOptions } from '../../src/adapters/mediapipe/index.js';
import type { InterviewError } from '../../src/errors/index.js';
import { VisionObservationSchema, type HeadPose, type VisionEngine } from '../../src/spec/index.js';
import { visionEngineContract, type VisionEngineRig } from '../../src/testing/index.js';
import { rejection, where } from '../helpers/browser-cases.js';
import { notAPicture, wall, withWorkers } from '../helpers/frames.js';
import { holdEngine } from '../helpers/held-engine.js';
import { hasFixtures, openFootage, type Footage } from '../helpers/footage.js';

const ASSETS = '/dist/cdn/assets/';
const { signal } = new AbortController();

const built = (await fetch(`${ASSETS}vision-worker.js`, { method: 'HEAD' })).ok;
const model = (await fetch(`${ASSETS}face_landmarker.task`, { method: 'HEAD' })).ok;
const fixtures = await hasFixtures();
if (model) await holdEngine(`${ASSETS}vision_wasm_module_internal.wasm`);

const withModel = where(model, 'no model: node scripts/build-assets.mjs');
const withFootage = where(model && fixtures, 'no fixtures');

const create = (options: MediapipeVisionOptions = {}) => mediapipeVision({ assetsUrl: ASSETS, ...options });

/** The engine as the contract wants it, in real time. */
function rig(): VisionEngineRig {
  let misses = 0;
  const engine = create({ fetch: (input, init) => fetch(misses-- > 0 ? '/nowhere/face_landmarker.task' : input, init) });
  return {
    engine,
    advance: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    frame: async () => new VideoFrame(await wall(), { timestamp: 0 }),
    badFrame: notAPicture,
    failStart: () => void (misses = 1),
  };
}

describe('mediapipeVision', () => {
  const engines: VisionEngine[] = [];
  const clips: Footage[] = [];
  const engine = (options?: MediapipeVisionOptions) => {
    const made = create(options);
    engines.push(made);
    return made;
  };
  const footage = async (name: string) => {
    const clip = await openFootage(name);
    clips.push(clip);
    return clip;
  };

  it('has its assets built', () => {
    expect(built, 'run: node scripts/build-assets.mjs').to.equal(true);
  });

  afterEach(async () => {
    await Promise.all(engines.splice(0).map((made) => made.stop()));
    clips.splice(0).forEach((clip) => clip.close());
  });

  describe('contract', () => {
    for (const { name, run } of visionEngineContract(rig)) withModel(name, run);
  });

  describe('what it sees', () => {
    // One start for all: they only look.
    const vision = create();
    before(async () => {
      if (model) await vision.start({ signal });
    });
    after(() => vision.stop());

    withFootage('one face in the calm clip, with the pose of the truth', async () => {
      const clip = await footage('calm');
      const errors: HeadPose[] = [];
      for (const seconds of [1, 4, 7.5, 11, 14, 17.5, 21, 24, 28]) {
        const { frame, true: truth } = await clip.frameAt(seconds);
        const seen = await vision.analyse(frame, seconds * 1000);
        v.parse(VisionObservationSchema, seen);
        const [face, person] = [seen.faces[0], truth.persons[0]];
        expect(seen.faces).to.have.length(1);
        expect(face?.pose).to.exist;
        expect(Object.keys(face?.eyes ?? {})).to.have.length(14);
        if (!face?.pose || !person) throw new Error('Seen above.');
        errors.push({ yaw: face.pose.yaw - person.yaw, pitch: face.pose.pitch - person.pitch, roll: face.pose.roll - person.roll });
        const [left, top, right, bottom] = person.box;
        expect(face.box.x + face.box.width / 2).to.be.closeTo((left + right) / 2 / 640, 0.03);
        expect(face.box.y + face.box.height / 2).to.be.closeTo((top + bottom) / 2 / 480, 0.05);
      }
      const mean = (axis: 'yaw' | 'pitch' | 'roll') => errors.reduce((sum, error) => sum + Math.abs(error[axis]), 0) / errors.length;
      // The portrait itself has an offset of about -2.4 degrees of pitch.
      expect(mean('yaw'), 'yaw').to.be.below(1.5);
      expect(mean('pitch'), 'pitch').to.be.below(3.5);
      expect(mean('roll'), 'roll').to.be.below(1.5);
    });

    withFootage('a head turned to either side and down, with the signs of the contract', async () => {
      const clip = await footage('look-away');
      for (const [seconds, axis] of [[7, 'yaw'], [14, 'yaw'], [25.5, 'pitch']] as const) {
        const { frame, true: truth } = await clip.frameAt(seconds);
        const { faces } = await vision.analyse(frame, seconds * 1000);
        const expected = truth.persons[0]?.[axis] ?? 0;
        expect(Math.abs(expected)).to.be.above(20);
        expect(faces[0]?.pose?.[axis], `${axis} at ${seconds} s`).to.be.closeTo(expected, 6);
      }
    });

    withFootage('two faces when there are two, by both models', async () => {
      const clip = await footage('second-person');
      const { frame } = await clip.frameAt(12);
      const { faces, detected } = await vision.analyse(frame, 12_000);
      expect(faces).to.have.length(2);
      expect(detected).to.have.length(2);
    });

    withFootage('nobody when the person has left', async () => {
      const clip = await footage('leave');
      const { frame } = await clip.frameAt(11);
      const { faces, detected } = await vision.analyse(frame, 11_000);
      expect(faces).to.deep.equal([]);
      expect(detected).to.deep.equal([]);
    });

    withFootage('the dark', async () => {
      const clip = await footage('dark');
      const bright = await vision.analyse((await clip.frameAt(3)).frame, 3_000);
      const dark = await vision.analyse((await clip.frameAt(11)).frame, 11_000);
      expect(bright.frame.luma).to.be.above(60);
      expect(bright.frame.contrast).to.be.above(20);
      expect(dark.frame.luma).to.be.below(30);
      expect(dark.frame.contrast).to.be.below(5);
    });

    withFootage('a frozen picture as the same one, and successive ones of a live camera as different', async () => {
      const clip = await footage('calm');
      const prints: string[] = [];
      for (let index = 60; index < 75; index++) {
        const { frame } = await clip.frameAt(index / 15);
        prints.push((await vision.analyse(frame, index)).frame.fingerprint);
      }
      expect(new Set(prints).size).to.equal(prints.length);
      const still = new VideoFrame(clip.video);
      const [first, second] = [still.clone(), still.clone()];
      still.close();
      const frozen = (await vision.analyse(first, 100)).frame.fingerprint;
      expect((await vision.analyse(second, 200)).frame.fingerprint).to.equal(frozen);
    });

    withFootage('the detector on every third frame, and when the number of faces changes', async () => {
      const [fresh, clip] = [engine(), await footage('leave')];
      await fresh.start({ signal });
      const ran: boolean[] = [];
      for (const seconds of [1, 2, 3, 4, 11, 12]) {
        const { frame } = await clip.frameAt(seconds);
        ran.push((await fresh.analyse(frame, seconds)).detected !== undefined);
      }
      expect(ran).to.deep.equal([true, false, false, true, true, false]);
    });

    withModel('the detector each 300 ms of frames that come slowly', async () => {
      const fresh = engine();
      await fresh.start({ signal });
      const ran: boolean[] = [];
      for (const at of [0, 230, 460, 690, 1100]) ran.push((await fresh.analyse(await wall(), at)).detected !== undefined);
      expect(ran).to.deep.equal([true, false, true, false, true]);
    });

    withModel('also an ImageBitmap, and says its size', async () => {
      const { frame, faces, at, latency } = await vision.analyse(await wall(), 77);
      expect([frame.width, frame.height, faces.length, at]).to.deep.equal([320, 240, 0, 77]);
      expect(frame.luma).to.be.closeTo(0.299 * 0x70 + 0.587 * 0x7a + 0.114 * 0x80, 1);
      expect(latency).to.be.above(0);
    });
  });

  describe('starting', () => {
    withModel('reports progress up to 1 and the hash of the model', async () => {
      const vision = engine();
      const progress: number[] = [];
      expect(vision.modelHash).to.equal(undefined);
      await vision.start({ signal, onProgress: (share) => progress.push(share) });
      expect(vision.modelHash).to.equal(MODEL_HASH);
      expect(progress.at(-1)).to.equal(1);
      expect(progress.length).to.be.above(2);
      expect(progress).to.deep.equal([...progress].sort((a, b) => a - b));
    });

    withModel('starts one worker for two calls', async () => {
      await withWorkers(async (workers) => {
        const vision = engine();
        await Promise.all([vision.start({ signal }), vision.start({ signal })]);
        await vision.start({ signal });
        expect(workers).to.have.length(1);
      });
    });

    withModel('refuses a model with another hash, and takes it where the host says so', async () => {
      const wrong = await rejection(engine({ modelHash: '0'.repeat(64) }).start({ signal }));
      expect(wrong.code).to.equal('asset/hash-mismatch');
      expect(wrong.message).to.contain('face_landmarker.task');
      const anything = engine({ modelHash: false });
      await anything.start({ signal });
      expect(anything.modelHash).to.equal(MODEL_HASH);
    });

    it('says which file is missing when there is no model', async () => {
      const error = await rejection(engine({ fetch: (_, init) => fetch('/nowhere/face_landmarker.task', init) }).start({ signal }));
      expect(error.code).to.equal('asset/missing');
      expect(error.message).to.contain('face_landmarker.task');
      expect(error.action).to.contain('npx interview-elements assets');
    });

    it('takes any other file for no model when the host says that any model will do', async () => {
      const notAModel = engine({ modelHash: false, fetch: () => Promise.resolve(new Response(new Uint8Array(5000))) });
      const error = await rejection(notAModel.start({ signal }));
      expect(error.code).to.equal('asset/invalid');
      expect(error.message).to.contain('face_landmarker.task');
    });

    it('says that the files are missing when the folder is wrong', async () => {
      expect((await rejection(engine({ assetsUrl: '/nowhere/' }).start({ signal }))).code).to.equal('asset/missing');
    });

    withModel('rejects with the reason of the signal, before and while it loads', async () => {
      const reason = new DOMException('enough', 'AbortError');
      const before = await engine().start({ signal: AbortSignal.abort(reason) }).catch((error: unknown) => error);
      expect(before).to.equal(reason);
      const controller = new AbortController();
      const during = engine().start({ signal: controller.signal, onProgress: () => controller.abort(reason) }).catch((error: unknown) => error);
      expect(await during).to.equal(reason);
    });

    withModel('starts after a failed start', async () => {
      let misses = 1;
      const vision = engine({ fetch: (input, init) => fetch(misses-- > 0 ? '/nowhere/face_landmarker.task' : input, init) });
      expect((await rejection(vision.start({ signal }))).code).to.equal('asset/missing');
      await vision.start({ signal });
      expect((await vision.analyse(await wall(), 0)).faces).to.deep.equal([]);
    });
  });

  describe('running', () => {
    const silent = create();
    let silence: Promise<InterviewError>;
    // It takes five seconds to be noticed; they pass while the others run.
    before(async () => {
      if (!model) return;
      await withWorkers(async (workers) => {
        await silent.start({ signal });
        silence = rejection(silent.analyse(await wall(), 0));
        workers[0]?.terminate();
      });
    });
    after(() => silent.stop());

    withModel('does not mind times that repeat, go back or are none', async () => {
      const vision = engine();
      await vision.start({ signal });
      for (const at of [5_000, 5_000, 10, -3, 1e12, 0, Number.NaN]) {
        const seen = await vision.analyse(await wall(), at);
        expect(Object.is(seen.at, at), `at ${at}`).to.equal(true);
      }
    });

    withModel('closes every frame that it was handed', async () => {
      const vision = engine();
      const unstarted = new VideoFrame(await wall(), { timestamp: 0 });
      expect((await rejection(vision.analyse(unstarted, 0))).code).to.equal('adapter/closed');
      expect(unstarted.codedWidth).to.equal(0);
      await vision.start({ signal });
      const [first, second] = [new VideoFrame(await wall(), { timestamp: 0 }), new VideoFrame(await wall(), { timestamp: 1 })];
      const looking = vision.analyse(first, 0);
      const refused = await rejection(vision.analyse(second, 1));
      expect(refused.code).to.equal('adapter/malformed');
      await looking;
      expect([first.codedWidth, second.codedWidth]).to.deep.equal([0, 0]);
    });

    withModel('rejects a frame that cannot be sent, and goes on', async () => {
      const vision = engine();
      await vision.start({ signal });
      const closed = await wall();
      closed.close();
      expect((await rejection(vision.analyse(closed, 0))).code).to.equal('adapter/malformed');
      expect((await vision.analyse(await wall(), 1)).faces).to.deep.equal([]);
    });

    withModel('mends itself once after a frame that it cannot look at, and ends after two in a row', async () => {
      const vision = engine();
      await vision.start({ signal });
      const first = await rejection(vision.analyse(notAPicture(), 0));
      expect(first.code).to.equal('adapter/server');
      expect((await vision.analyse(await wall(), 1)).faces).to.deep.equal([]);
      await rejection(vision.analyse(notAPicture(), 2));
      expect((await rejection(vision.analyse(notAPicture(), 3))).code).to.equal('adapter/closed');
      expect((await rejection(vision.analyse(await wall(), 4))).code).to.equal('adapter/closed');
      await vision.start({ signal });
      expect((await vision.analyse(await wall(), 5)).faces).to.deep.equal([]);
    });

    withModel('rejects when its worker crashes in the middle of a frame, and starts again', async () => {
      await withWorkers(async (workers) => {
        const vision = engine();
        await vision.start({ signal });
        const looking = vision.analyse(await wall(), 0);
        workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
        expect((await rejection(looking)).code).to.equal('adapter/closed');
        await vision.start({ signal });
        expect((await vision.analyse(await wall(), 1)).faces).to.deep.equal([]);
        expect(workers).to.have.length(2);
      });
    });

    withModel('rejects when its worker falls silent, and starts again', async () => {
      expect((await silence).code).to.equal('adapter/timeout');
      await silent.start({ signal });
      expect((await silent.analyse(await wall(), 1)).faces).to.deep.equal([]);
    });
  });

  describe('stopping', () => {
    it('is safe before a start and twice', async () => {
      const vision = engine();
      await vision.stop();
      await vision.stop();
    });

    it('ends a start that is still loading', async () => {
      const vision = engine();
      const starting = rejection(vision.start({ signal }));
      await vision.stop();
      expect((await starting).code).to.equal('adapter/closed');
    });

    withModel('ends what is in flight, refuses frames, and can be started again', async () => {
      const vision = engine();
      await vision.start({ signal });
      const looking = rejection(vision.analyse(await wall(), 0));
      await vision.stop();
      await vision.stop();
      expect((await looking).code).to.equal('adapter/closed');
      expect((await rejection(vision.analyse(await wall(), 1))).code).to.equal('adapter/closed');
      await vision.start({ signal });
      expect((await vision.analyse(await wall(), 2)).faces).to.deep.equal([]);
    });
  });
});
