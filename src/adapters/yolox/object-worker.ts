// Runs in a module worker, with the ONNX runtime. It is built into one file of its own and fetched by URL.
import { fetchAssetBytes } from '../../errors/fetch-asset.js';
import { AssetError } from '../../errors/index.js';
import type { ObjectObservation } from '../../spec/index.js';
import { engineError } from '../in-worker/engine-failure.js';
import { serveEngine } from '../in-worker/serve-engine.js';
import { ONNX_RUNTIME_FILE } from '../onnx/runtime-file.js';
import { whyNotOpened } from '../onnx/session.js';
import { INPUT_SIZE } from './letterbox.js';
import { PROVIDER, type YoloxSettings } from './settings.js';
import { YoloxModel } from './yolox-model.js';

let engine: ArrayBuffer | undefined;

serveEngine<YoloxSettings, ObjectObservation>({
  provider: PROVIDER,
  async prepare(assetsUrl) {
    engine = await fetchAssetBytes(assetsUrl + ONNX_RUNTIME_FILE);
  },
  async create(bytes, { file, minScore }) {
    if (!engine) throw engineError(PROVIDER, 'malformed', 'the worker was asked in the wrong order.');
    const canvas = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(INPUT_SIZE, INPUT_SIZE).getContext('2d', { willReadFrequently: true });
    if (!canvas) throw engineError(PROVIDER, 'unsupported', 'this browser has no 2D canvas in workers.');
    const model = await load(engine, bytes, canvas, file);
    engine = undefined;
    return {
      look: async (frame, at) => ({ type: 'objects', at, objects: await model.look(frame, minScore) }),
      // The runtime keeps nothing from one picture to the next.
      mend: () => Promise.resolve(),
    };
  },
});

async function load(runtime: ArrayBuffer, bytes: ArrayBuffer, canvas: OffscreenCanvasRenderingContext2D, file: string): Promise<YoloxModel> {
  try {
    return await YoloxModel.load(runtime, bytes, canvas);
  } catch (cause) {
    const why = await whyNotOpened(runtime);
    throw new AssetError(why.reason, why.file === 'model' ? file : ONNX_RUNTIME_FILE, { cause });
  }
}
