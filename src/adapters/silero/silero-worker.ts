// Runs in a module worker: the only file that holds the ONNX runtime. It is built into one file of its own and fetched by
// URL. The package vad-web is not used beyond its model: it opens the microphone itself and hears on the page's own thread.
import { whyNotOpened } from '../onnx/session.js';
import type { FromSilero, ToSilero } from './protocol.js';
import { SileroModel } from './silero-model.js';

type Scope = {
  postMessage(message: FromSilero): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToSilero>) => void): void;
};

const scope = globalThis as unknown as Scope;
let model: SileroModel | undefined;

// One message after the other, although they are handled asynchronously.
let queue = Promise.resolve();
scope.addEventListener('message', ({ data }) => {
  queue = queue.then(() => handle(data)).catch(() => scope.postMessage({ type: 'failed' }));
});
scope.postMessage({ type: 'running' });

async function handle(message: ToSilero): Promise<void> {
  switch (message.type) {
    case 'load':
      return scope.postMessage(await load(message.engine, message.model));
    case 'window':
      if (model) scope.postMessage({ type: 'heard', probability: await model.hear(message.samples) });
      return;
    case 'reset':
      return model?.reset();
  }
}

async function load(engine: ArrayBuffer, bytes: ArrayBuffer): Promise<FromSilero> {
  try {
    model = await SileroModel.load(engine, bytes);
    return { type: 'loaded' };
  } catch {
    return { type: 'broken', ...(await whyNotOpened(engine)) };
  }
}
