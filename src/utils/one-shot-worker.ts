import { askForAsset } from './ask-for-asset.js';
import { sameOriginScript } from './same-origin-script.js';
import { trustedScriptUrl } from './trusted-script-url.js';

/** How a worker that was started for one task came to its end. It is terminated in every case. */
export type WorkerOutcome<Answer> =
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'late' }
  | { readonly type: 'crashed' }
  /** Its script did not come, was refused by the page's policy, or is no script. */
  | { readonly type: 'unstarted'; readonly reason: 'missing' | 'blocked' | 'invalid' };

export interface WorkerTask {
  /** Address of a module script that posts `WORKER_READY` when it runs, and one answer (`{ answer }`) to one message. */
  readonly url: string;
  readonly message: unknown;
  readonly signal: AbortSignal;
  /** ms from the moment that the script runs. */
  readonly limitMs: number;
}

export const WORKER_READY = 'interview-worker-ready';

/** Gives one message to a worker of its own and waits for the answer. Rejects only with the reason of the signal. */
export function runInWorker<Answer>({ url, message, signal, limitMs }: WorkerTask): Promise<WorkerOutcome<Answer>> {
  return new Promise((resolve, reject) => {
    const release: (() => void)[] = [];
    const settle = (finish: () => void): void => {
      for (const undo of release.splice(0)) undo();
      finish();
    };
    const end = (outcome: WorkerOutcome<Answer>): void => settle(() => resolve(outcome));
    if (signal.aborted) return reject(signal.reason);
    const abort = (): void => settle(() => reject(signal.reason));
    signal.addEventListener('abort', abort, { once: true });
    release.push(() => signal.removeEventListener('abort', abort));

    const script = sameOriginScript(url);
    if (script !== url) release.push(() => URL.revokeObjectURL(script));
    let worker: Worker;
    try {
      worker = new Worker(trustedScriptUrl(script), { type: 'module', name: 'interview-document' });
    } catch {
      return end({ type: 'unstarted', reason: 'blocked' });
    }
    release.push(() => worker.terminate());
    let running = false;
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === WORKER_READY && !running) {
        running = true;
        const timer = setTimeout(() => end({ type: 'late' }), limitMs);
        release.push(() => clearTimeout(timer));
        worker.postMessage(message);
      } else if (typeof data === 'object' && data !== null && 'answer' in data) {
        end({ type: 'answer', answer: data.answer as Answer });
      }
    });
    worker.addEventListener('messageerror', () => end({ type: 'crashed' }));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (running) end({ type: 'crashed' });
      // The browser tells no reason, so the script is asked for again.
      else void whyUnstarted(url).then((reason) => end({ type: 'unstarted', reason }));
    });
  });
}

async function whyUnstarted(url: string): Promise<'missing' | 'blocked' | 'invalid'> {
  const answer = await askForAsset(url);
  if (!('response' in answer)) return answer.reason;
  await answer.response.body?.cancel();
  return 'invalid';
}
