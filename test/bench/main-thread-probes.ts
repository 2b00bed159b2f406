// Times what the product itself runs on the main thread, without changing it. Install before anything is started.

/** A frame takes 2 continuations until it is posted and 7 until its answer is dealt with; this many are waited for. */
const MICROTASK_DEPTH = 12;

export type Probes = {
  /** Runs what is no part of the product, and takes its time off. */
  apart<Result>(run: () => Result): Result;
  /** Counts what the product runs by itself, such as a timer. */
  timed(run: () => void): void;
};

/**
 * Counts the asking for each picture, its callback (taken or dropped) up to the posting of the frame, and the receipt of
 * each answer of a worker, with their continuations. `onFrame` is told the sum at each answer of `worker`, ms.
 */
export function installProbes(worker: string, onFrame: (ms: number) => void): Probes {
  let spent = 0;
  let isTiming = false;
  const timed = (run: () => void, done: () => void = () => {}): void => {
    const began = performance.now();
    isTiming = true;
    run();
    afterMicrotasks(() => {
      spent += performance.now() - began;
      isTiming = false;
      done();
    });
  };
  const requestCallback = HTMLVideoElement.prototype.requestVideoFrameCallback;
  HTMLVideoElement.prototype.requestVideoFrameCallback = function (callback) {
    const began = performance.now();
    const handle = requestCallback.call(this, (now, metadata) => timed(() => callback(now, metadata)));
    // Asked for from a timer: that runs no continuations.
    if (!isTiming) spent += performance.now() - began;
    return handle;
  };
  const names = nameWorkers();
  const addListener = Worker.prototype.addEventListener;
  Worker.prototype.addEventListener = function (this: Worker, type: string, listener: EventListenerOrEventListenerObject) {
    if (type !== 'message' || typeof listener !== 'function') return addListener.call(this, type, listener);
    const flush = (): void => {
      onFrame(spent);
      spent = 0;
    };
    return addListener.call(this, type, (event: Event) => timed(() => listener(event), names.get(this) === worker ? flush : undefined));
  };
  return {
    apart(run) {
      const began = performance.now();
      try {
        return run();
      } finally {
        spent -= performance.now() - began;
      }
    },
    timed: (run) => timed(run),
  };
}

function afterMicrotasks(run: () => void, depth = MICROTASK_DEPTH): void {
  queueMicrotask(() => (depth > 0 ? afterMicrotasks(run, depth - 1) : run()));
}

/** A worker does not tell its own name. */
function nameWorkers(): WeakMap<Worker, string | undefined> {
  const names = new WeakMap<Worker, string | undefined>();
  const Native = globalThis.Worker;
  globalThis.Worker = class extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      names.set(this, options?.name);
    }
  };
  return names;
}
