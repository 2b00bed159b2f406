import { AdapterError } from '../../../src/errors/index.js';
import type { VisionEngine, VisionEngineStartOptions, VisionObservation } from '../../../src/spec/index.js';
import { makeFrame, scriptedVisionEngine, virtualClock, type CreateVisionEngineRig, type VisionEngineRig, type VirtualClock } from '../../../src/testing/index.js';

const failure = (reason: 'server' | 'closed') => new AdapterError('scripted-vision-engine', reason, 'it failed as it was told');

/** `scriptedVisionEngine` on a virtual clock. */
export function scriptedVisionEngineRig(): VisionEngineRig & { readonly clock: VirtualClock } {
  const clock = virtualClock();
  let [bad, failing] = [false, false];
  const engine = scriptedVisionEngine({
    clock,
    startMs: 300,
    sights: () => {
      const fails = bad;
      bad = false;
      return fails ? failure('server') : {};
    },
    startError: () => {
      const fails = failing;
      failing = false;
      return fails ? failure('server') : undefined;
    },
  });
  return {
    clock,
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

type Bug = (inner: VisionEngine, clock: VirtualClock) => { -readonly [Name in keyof VisionEngine]?: VisionEngine[Name] | 'v2' };

/** Rigs whose engine has this bug, or none where there is no such one. */
export function rigWithBug(bug: string): CreateVisionEngineRig {
  return () => {
    const rig = scriptedVisionEngineRig();
    const { engine: inner, clock } = rig;
    const methods: VisionEngine = {
      specificationVersion: 'v1',
      provider: inner.provider,
      capabilities: inner.capabilities,
      get modelHash() {
        return inner.modelHash;
      },
      start: (options) => inner.start(options),
      analyse: (frame, at) => inner.analyse(frame, at),
      stop: () => inner.stop(),
    };
    const bugs = Object.getOwnPropertyDescriptors(BUGS[bug]?.(inner, clock) ?? {});
    return { ...rig, engine: Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(methods), ...bugs }) as VisionEngine };
  };
}

const changed = (change: (observation: VisionObservation) => object): Bug => (inner) => ({
  analyse: async (frame, at) => {
    const observation = await inner.analyse(frame, at);
    return { ...observation, ...change(observation) } as VisionObservation;
  },
});
const changedStart = (start: (inner: VisionEngine, options: VisionEngineStartOptions) => Promise<void>): Bug => (inner) => ({ start: (options) => start(inner, options) });
const changedProgress = (change: (share: number) => number): Bug =>
  changedStart((inner, { signal, onProgress }) => inner.start({ signal, onProgress: (share) => onProgress?.(change(share)) }));
/** A frame of which the engine closes only this copy. */
const copyOf = (frame: VideoFrame | ImageBitmap) => ('displayWidth' in frame ? makeFrame(frame.displayWidth) : makeFrame(frame.width, frame.height));

/** Mistakes that an engine could make; the contract must find each of them. */
export const BUGS: Readonly<Record<string, Bug>> = {
  'has another version': () => ({ specificationVersion: 'v2' }),
  'has no name': () => ({ provider: '' }),
  'can see no face at all': (inner) => ({ capabilities: { ...inner.capabilities, faces: 0 } }),
  'does not say whether it sees a pose': (inner) => ({ capabilities: { ...inner.capabilities, pose: undefined as never } }),
  'gives progress in percent': changedProgress((share) => share * 100),
  'goes back in its progress': changedProgress((share) => 1 - share),
  'ends at half of its progress': changedProgress((share) => share / 2),
  'hashes its model with MD5': () => ({ modelHash: 'd41d8cd98f00b204e9800998ecf8427e' }),
  'cannot be started twice': (inner) => {
    let started = false;
    return {
      start: async (options) => {
        if (started) throw failure('server');
        started = true;
        await inner.start(options);
      },
      stop: () => {
        started = false;
        return inner.stop();
      },
    };
  },
  'does not look at a signal that is over': changedStart((inner, options) => inner.start({ ...options, signal: options.signal.aborted ? new AbortController().signal : options.signal })),
  'loads on after its signal': changedStart(async (inner, options) => {
    options.signal.throwIfAborted();
    await inner.start({ ...options, signal: new AbortController().signal });
  }),
  'wraps the reason of the signal': changedStart((inner, options) => inner.start(options).catch((cause: unknown) => Promise.reject(new AdapterError('scripted-vision-engine', 'server', 'it could not be started', { cause })))),
  'keeps the promise of a start that was ended': (inner) => {
    let started: Promise<void> | undefined;
    return { start: (options) => (started ??= inner.start(options)) };
  },
  'hides that it could not be started': changedStart((inner, options) => inner.start(options).catch(() => undefined)),
  'fails to start without a type': changedStart((inner, options) =>
    inner.start(options).catch((error: unknown) => Promise.reject(options.signal.aborted ? error : new Error('it failed'))),
  ),
  'cannot be stopped twice': (inner) => {
    let running = false;
    return {
      start: async (options) => {
        await inner.start(options);
        running = true;
      },
      stop: async () => {
        if (!running) throw new Error('it is not running');
        running = false;
        await inner.stop();
      },
    };
  },
  'cannot be started again once it was stopped': (inner) => {
    let stopped = false;
    return {
      start: async (options) => {
        if (stopped) throw failure('closed');
        await inner.start(options);
      },
      stop: () => {
        stopped = true;
        return inner.stop();
      },
    };
  },
  'starts although it was stopped': (inner) => {
    let starting: Promise<void> | undefined;
    return {
      start: (options) => (starting = inner.start(options).finally(() => (starting = undefined))),
      stop: async () => {
        if (!starting) await inner.stop();
      },
    };
  },
  'stamps frames with its own time': changed(() => ({ at: 0 })),
  'forgets the fingerprint': changed(({ frame: { width, height, luma, contrast } }) => ({ frame: { width, height, luma, contrast } })),
  'measures eyes beyond 1': changed(({ faces }) => ({ faces: faces.map((face) => ({ ...face, eyes: { eyeBlinkLeft: 1.2 } })) })),
  'loses the size of the frame': changed(({ frame }) => ({ frame: { ...frame, width: 0 } })),
  'takes less than no time': changed(() => ({ latency: -1 })),
  'sees more faces than it can': (inner, clock) => ({ ...changed(({ faces }) => ({ faces: [...faces, ...faces] }))(inner, clock), capabilities: { ...inner.capabilities, faces: 1 } }),
  'sees a pose although it says that it cannot': (inner) => ({ capabilities: { ...inner.capabilities, pose: false } }),
  'sees eyes although it says that it cannot': (inner) => ({ capabilities: { ...inner.capabilities, eyes: false } }),
  'fails at a time that repeats': (inner) => {
    let last = -1;
    return {
      analyse: async (frame, at) => {
        if (at <= last) {
          frame.close();
          throw failure('server');
        }
        last = at;
        return inner.analyse(frame, at);
      },
    };
  },
  'leaves frames open': (inner) => ({ analyse: (frame, at) => inner.analyse(copyOf(frame), at) }),
  'leaves frames open when it rejects': (inner) => ({
    analyse: async (frame, at) => {
      const observation = await inner.analyse(copyOf(frame), at);
      frame.close();
      return observation;
    },
  }),
  'makes frames wait': (inner) => {
    let queue: Promise<unknown> = Promise.resolve();
    return {
      analyse: (frame, at) => {
        const looked = queue.then(() => inner.analyse(frame, at));
        queue = looked.catch(() => undefined);
        return looked;
      },
    };
  },
  'answers the first frame with the second': (inner) => {
    let latest = 0;
    return {
      analyse: async (frame, at) => {
        latest = at;
        return { ...(await inner.analyse(frame, at)), at: latest };
      },
    };
  },
  'is stuck after a frame that was refused': (inner) => {
    let stuck = false;
    return {
      analyse: async (frame, at) => {
        if (stuck) {
          frame.close();
          throw failure('server');
        }
        return inner.analyse(frame, at).catch((error: unknown) => {
          stuck = true;
          throw error;
        });
      },
    };
  },
  'makes something up for a frame without pixels': (inner) => ({ analyse: (frame, at) => inner.analyse('width' in frame && frame.width === 0 ? makeFrame() : frame, at) }),
  'fails without a type': (inner) => ({
    analyse: (frame, at) => inner.analyse(frame, at).catch((cause: unknown) => Promise.reject(new Error('it failed', { cause }))),
  }),
  'dies of a frame': (inner) => ({
    analyse: (frame, at) =>
      inner.analyse(frame, at).catch(async (error: unknown) => {
        if (!(error instanceof AdapterError) || error.reason !== 'server') throw error;
        await inner.stop();
        throw failure('closed');
      }),
  }),
  'leaves what it looks at unanswered when it is stopped': (inner) => ({
    analyse: (frame, at) => inner.analyse(frame, at).catch((error: unknown) => (error instanceof AdapterError && error.message.includes('stopped') ? new Promise<never>(() => undefined) : Promise.reject(error as Error))),
  }),
  'says that a frame failed when it was stopped': (inner) => ({
    analyse: (frame, at) => inner.analyse(frame, at).catch((error: unknown) => Promise.reject(error instanceof AdapterError && error.reason === 'closed' ? failure('server') : (error as Error))),
  }),
};
