import { engineError, toFailure } from './engine-failure.js';
import type { FromEngine, ToEngine } from './engine-protocol.js';

/** What a worker does with frames. */
export interface FrameTask<Seen> {
  /** Does not close the frame. What it throws is this frame's failure. */
  look(frame: VideoFrame | ImageBitmap, at: number): Seen | Promise<Seen>;
  /** After a frame that failed, before the next one. */
  mend(): Promise<void>;
}

export interface ServedEngine<Settings, Seen> {
  readonly provider: string;
  prepare(assetsUrl: string): Promise<void>;
  create(model: ArrayBuffer, settings: Settings): Promise<FrameTask<Seen>>;
}

/** What is used of a worker's global scope. */
type Scope<Settings, Seen> = {
  postMessage(message: FromEngine<Seen>): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToEngine<Settings>>) => void): void;
};

/** Says out of turn that this worker is of no more use. */
export function reportEnd(error: unknown): void {
  (globalThis as unknown as Scope<never, never>).postMessage({ type: 'failed', failure: toFailure(error) });
}

/** The worker's side of `WorkerEngine`: answers each message once. */
export function serveEngine<Settings, Seen>({ provider, prepare, create }: ServedEngine<Settings, Seen>): void {
  const scope = globalThis as unknown as Scope<Settings, Seen>;
  let task: FrameTask<Seen> | undefined;
  /** True from a failed frame until the next good one: a second failure in a row is not mended again. */
  let mended = false;

  async function look(frame: VideoFrame | ImageBitmap, at: number): Promise<FromEngine<Seen>> {
    try {
      if (!task) throw engineError(provider, 'malformed', 'the worker was asked in the wrong order.');
      const observation = await task.look(frame, at);
      mended = false;
      return { type: 'observation', observation };
    } catch (cause) {
      if (mended) throw engineError(provider, 'closed', 'the engine failed twice in a row.', { cause });
      mended = true;
      await task?.mend();
      return { type: 'frame-failed', failure: toFailure(cause) };
    } finally {
      frame.close();
    }
  }

  async function answer(message: ToEngine<Settings>): Promise<FromEngine<Seen>> {
    switch (message.type) {
      case 'prepare':
        await prepare(message.assetsUrl);
        return { type: 'prepared' };
      case 'create':
        task = await create(message.model, message.settings);
        return { type: 'ready' };
      case 'frame':
        return look(message.frame, message.at);
    }
  }

  // One message after the other, although they are handled asynchronously.
  let queue = Promise.resolve();
  scope.addEventListener('message', ({ data }) => {
    queue = queue.then(async () => scope.postMessage(await answer(data))).catch(reportEnd);
  });
}
