// Only for workers: the ONNX runtime comes with it.
import { env, InferenceSession } from 'onnxruntime-web/wasm';
import { isPolicyRefusal } from '../../utils/policy-watch.js';

export { Tensor, type InferenceSession } from 'onnxruntime-web/wasm';

/** Starts the runtime with its WebAssembly and reads a model, on one thread, which needs no shared memory. Rejects with what the runtime says. */
export function openSession(engine: ArrayBuffer, model: ArrayBuffer): Promise<InferenceSession> {
  env.wasm.numThreads = 1;
  env.wasm.wasmBinary = engine;
  env.logLevel = 'error';
  return InferenceSession.create(new Uint8Array(model), { executionProviders: ['wasm'] });
}

/** Which of the two it was, where that failed: the runtime does not tell. */
export function whyNotOpened(engine: ArrayBuffer): Promise<{ readonly file: 'engine' | 'model'; readonly reason: 'blocked' | 'invalid' }> {
  return WebAssembly.compile(engine).then(
    () => ({ file: 'model', reason: 'invalid' }),
    (error: unknown) => ({ file: 'engine', reason: isPolicyRefusal(error) ? 'blocked' : 'invalid' }),
  );
}
