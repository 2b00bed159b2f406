import { expect } from '@open-wc/testing';
import { mediapipeObjects, type MediapipeObjectsOptions } from '../../src/adapters/mediapipe/index.js';
import { rejection } from '../helpers/browser-cases.js';
import { ASSETS, signal } from '../helpers/document-fixtures.js';
import { wall } from '../helpers/frames.js';

const MODEL = '/models/efficientdet_lite0.tflite';

const create = (options: Partial<MediapipeObjectsOptions> = {}) => mediapipeObjects({ assetsUrl: ASSETS, modelUrl: MODEL, modelHash: false, ...options });
const serving = (bytes: Uint8Array<ArrayBuffer>): typeof fetch => () => Promise.resolve(new Response(bytes));

// There is no whole model for it here: up to what it says of that.
describe('mediapipeObjects', () => {
  it('names what it can find, and others where the host says what its model calls them', () => {
    expect(create().labels).to.deep.equal(['person', 'phone', 'book']);
    expect(create({ labels: { smartphone: 'phone', mobile: 'phone' } }).labels).to.deep.equal(['phone']);
  });

  it('refuses a model with another hash, by its name', async () => {
    const error = await rejection(create({ modelHash: '0'.repeat(64), fetch: serving(new Uint8Array(3)) }).start({ signal }));
    expect([error.code, error.message.includes('efficientdet_lite0.tflite')]).to.deep.equal(['asset/hash-mismatch', true]);
  });

  it('says which file is missing, and the command', async () => {
    for (const [options, file] of [[{ assetsUrl: '/nowhere/' }, 'mediapipe-objects-worker.js'], [{}, 'efficientdet_lite0.tflite']] as const) {
      const error = await rejection(create({ fetch: (_, init) => fetch('/nowhere/', init), ...options }).start({ signal }));
      expect(error.code).to.equal('asset/missing');
      if (!('assetsUrl' in options)) expect(error.message).to.contain(file);
      expect(error.action).to.contain('npx interview-elements assets <dir> --objects');
    }
  });

  it('takes what is no model for a broken file, after MediaPipe was started in its worker, and looks at nothing', async () => {
    const engine = create({ fetch: serving(new Uint8Array(5000)) });
    const error = await rejection(engine.start({ signal }));
    expect([error.code, error.message.includes('efficientdet_lite0.tflite')]).to.deep.equal(['asset/invalid', true]);
    expect((await rejection(engine.detect(await wall(), 0))).code).to.equal('adapter/closed');
    await engine.stop();
  });
});
