import { AdapterError, AssetError, InterviewError } from '../errors/index.js';
import { pumpFrames, type DeviceHandle } from '../media/index.js';
import type { Clock, Observation, VisionEngine } from '../spec/index.js';
import { sleep } from '../utils/sleep.js';

/** Wait before the engine is started again, ms; the last one repeats. */
const RESTART_MS = [500, 1000, 2000, 5000];

export interface VisionWatchOptions {
  readonly engine: VisionEngine;
  readonly camera: DeviceHandle;
  readonly clock: Clock;
  /** Frames a second that are looked at, at most. */
  readonly maxRate: number;
  /** Session time, ms. */
  now(): number;
  onObservation(observation: Observation): void;
  onStarted(): void;
  onRate(framesPerSecond: number): void;
  onProgress(progress: number): void;
  onError(error: InterviewError): void;
}

/**
 * Keeps the vision engine running on a camera until the signal ends. An engine that dies is started again; one that
 * cannot run here (no WebGL, missing files) is given up and said to be `unsupported`.
 */
export async function watchCamera(options: VisionWatchOptions, signal: AbortSignal): Promise<void> {
  const { engine, clock, now, onObservation } = options;
  let failures = 0;
  while (!signal.aborted) {
    const run = new AbortController();
    const stop = (): void => run.abort();
    signal.addEventListener('abort', stop, { once: true });
    try {
      await engine.start({ signal: run.signal, onProgress: options.onProgress });
      if (signal.aborted) break;
      onObservation({ type: 'monitor', at: now(), monitor: 'vision', state: 'on' });
      options.onStarted();
      await new Promise<void>((_resolve, reject) => {
        run.signal.addEventListener('abort', () => reject(run.signal.reason), { once: true });
        pumpFrames(options.camera.track, {
          signal: run.signal,
          now,
          maxRate: options.maxRate,
          onRate: options.onRate,
          onFrame: async (frame, at) => {
            try {
              const observation = await engine.analyse(frame, at);
              failures = 0;
              if (!run.signal.aborted) onObservation(observation);
            } catch (error) {
              // One bad frame is a frame less; a dead engine ends this run.
              if (AdapterError.isInstance(error) && (error.code === 'adapter/closed' || error.code === 'adapter/timeout')) reject(error);
            }
          },
        });
      });
    } catch (cause) {
      if (signal.aborted) break;
      const error = InterviewError.isInstance(cause) ? cause : new AdapterError(engine.provider, 'malformed', 'the engine failed', { cause });
      const hopeless = AssetError.isInstance(error) && error.code.startsWith('asset/') ? true : error.code === 'adapter/unsupported';
      onObservation({ type: 'monitor', at: now(), monitor: 'vision', state: hopeless ? 'unsupported' : 'failed', code: error.code });
      options.onError(error);
      if (hopeless) break;
      await sleep(clock, RESTART_MS[Math.min(failures++, RESTART_MS.length - 1)] ?? 0, signal).catch(() => undefined);
    } finally {
      signal.removeEventListener('abort', stop);
      run.abort();
    }
  }
  await engine.stop();
}
