import { AdapterError, AssetError, InterviewError } from '../errors/index.js';
import type { Clock, MonitorObservation, Observation, VisionEngine } from '../spec/index.js';
import { sleep } from '../utils/sleep.js';

/** Wait before the engine is started again, ms; the last one repeats. */
const RESTART_MS = [500, 1000, 2000, 5000];

export interface EngineWatchOptions {
  readonly engine: Pick<VisionEngine, 'provider' | 'start' | 'stop'>;
  /** As what it is told of. */
  readonly monitor: MonitorObservation['monitor'];
  readonly clock: Clock;
  /** Session time, ms. */
  now(): number;
  onObservation(observation: Observation): void;
  onStarted(): void;
  onProgress?(progress: number): void;
  onError(error: InterviewError): void;
}

/**
 * Keeps an engine running until the signal ends. One that dies is started again; one that cannot run here (no WebGL,
 * missing files) is given up and said to be `unsupported`. `look` begins to hand it frames, until the signal that it is
 * given ends, and gives each answer to `take`.
 */
export async function watchWithEngine(
  { engine, monitor, clock, now, onObservation, onStarted, onProgress, onError }: EngineWatchOptions,
  look: (take: (answer: Promise<Observation>) => Promise<void>, signal: AbortSignal) => void,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const run = new AbortController();
    const stop = (): void => run.abort();
    signal.addEventListener('abort', stop, { once: true });
    try {
      await engine.start({ signal: run.signal, ...(onProgress && { onProgress }) });
      if (signal.aborted) break;
      onObservation({ type: 'monitor', at: now(), monitor, state: 'on' });
      onStarted();
      await new Promise<void>((_resolve, reject) => {
        run.signal.addEventListener('abort', () => reject(run.signal.reason), { once: true });
        const take = async (answer: Promise<Observation>): Promise<void> => {
          try {
            const observation = await answer;
            failures = 0;
            if (!run.signal.aborted) onObservation(observation);
          } catch (error) {
            // One bad frame is a frame less; a dead engine ends this run.
            if (AdapterError.isInstance(error) && (error.code === 'adapter/closed' || error.code === 'adapter/timeout')) reject(error);
          }
        };
        look(take, run.signal);
      });
    } catch (cause) {
      if (signal.aborted) break;
      const error = InterviewError.isInstance(cause) ? cause : new AdapterError(engine.provider, 'malformed', 'the engine failed', { cause });
      const hopeless = AssetError.isInstance(error) && error.code.startsWith('asset/') ? true : error.code === 'adapter/unsupported';
      onObservation({ type: 'monitor', at: now(), monitor, state: hopeless ? 'unsupported' : 'failed', code: error.code });
      onError(error);
      if (hopeless) break;
      await sleep(clock, RESTART_MS[Math.min(failures++, RESTART_MS.length - 1)] ?? 0, signal).catch(() => undefined);
    } finally {
      signal.removeEventListener('abort', stop);
      run.abort();
    }
  }
  await engine.stop();
}
